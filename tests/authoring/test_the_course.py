"""The course itself: its notebooks are as built, solved ones hold, untouched exercises run."""

import json
from pathlib import Path

import pytest

from casekit.authoring import execution, notebook
from casekit.authoring.build import build
from casekit.authoring.cells import LANGUAGES
from casekit.authoring.edition import LECTURE, SOLUTION
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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_lectures_and_solutions_hold_in_strict_mode(lang, dataset_path):
    paths = []
    for lesson in lessons():
        execution.make_cases(lesson, dataset_path)
        paths += [ROOT / edition.path(lesson.name, lang) for edition in (LECTURE, SOLUTION)]
    code, told = nbval(paths, dataset_path)
    assert code == 0, told[-6000:]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_untouched_exercise_runs_and_nothing_counts_as_attempted(lang, dataset_path):
    for lesson in lessons():
        execution.make_cases(lesson, dataset_path)
        path = ROOT / "exercises" / lang / f"{lesson.name}.practice.ipynb"
        content = notebook.from_bytes(path.read_bytes())
        content["cells"].append({**content["cells"][1], "id": "outcomes", "source": [ASK]})
        ran = execution.run(content, dataset_path, {"CASEKIT_STRICT": ""})
        outcomes = json.loads("".join(ran["cells"][-1]["outputs"][0]["text"]))
        assert outcomes
        assert set(outcomes.values()) == {"UNATTEMPTED"}, outcomes
