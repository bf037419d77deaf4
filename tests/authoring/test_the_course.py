"""The course itself: its notebooks are as built, solved ones hold, untouched exercises run."""

import json
from pathlib import Path

import pytest

from casekit.authoring import execution, notebook
from casekit.authoring.build import build
from casekit.authoring.edition import EXERCISE, LECTURE, SOLUTION
from casekit.authoring.registry import registry_of
from casekit.authoring.source import find_lessons, read_lesson

from .nbval_run import nbval

ROOT = Path(__file__).parents[2]
ASK = "import json\nprint(json.dumps(lesson.outcomes()))"


def lessons():
    found = [read_lesson(folder) for folder in find_lessons(ROOT)]
    assert found
    return found


def test_every_notebook_is_as_its_lesson_makes_it():
    problems = build(ROOT, check=True)
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("folder", find_lessons(ROOT), ids=lambda folder: folder.name)
def test_every_section_opens_with_a_guess(folder):
    """Nothing is drawn before it: what has been seen cannot be guessed."""
    lesson = read_lesson(folder)
    asked = registry_of(lesson.module).questions
    for section in lesson.sections:
        code = [cell for cell in section.part("lecture") if not cell.is_prose]
        assert code, f"{section.name} has no lecture"
        assert asked[code[0].question].track == "guess", section.name


@pytest.mark.parametrize(("edition", "lang"), [(LECTURE, "en"), (SOLUTION, "zh")])
def test_notebooks_hold_in_strict_mode(edition, lang, dataset_path):
    """The languages share their code, and each part of it is run by itself in test_parts."""
    paths = []
    for lesson in lessons():
        execution.make_cases(lesson, dataset_path)
        paths.append(ROOT / edition.path(lesson.name, lang))
    code, told = nbval(paths, dataset_path)
    assert code == 0, told[-6000:]


def test_an_untouched_exercise_runs_and_nothing_counts_as_attempted(dataset_path):
    for lesson in lessons():
        execution.make_cases(lesson, dataset_path)
        path = ROOT / EXERCISE.path(lesson.name, "en")
        content = notebook.from_bytes(path.read_bytes())
        content["cells"].append({**content["cells"][1], "id": "outcomes", "source": [ASK]})
        ran = execution.run(content, dataset_path, {"CASEKIT_STRICT": ""})
        outcomes = json.loads("".join(ran["cells"][-1]["outputs"][0]["text"]))
        assert outcomes
        assert set(outcomes.values()) == {"UNATTEMPTED"}, outcomes
