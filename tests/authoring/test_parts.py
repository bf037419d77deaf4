"""Every part of every section runs alone, solved, from `mart`, `q` and `lesson`."""

from dataclasses import replace

import matplotlib as mpl
import pytest

import casekit
from casekit.authoring import execution
from casekit.authoring.blanking import solution_text
from casekit.authoring.source import find_lessons, read_lesson
from casekit.classroom.blank import BLANK
from casekit.classroom.faults import NotPassed

from .tiny_course import HERE

PARTS = [
    pytest.param(lesson, section, part, id=f"{lesson.number}-{section.name}-{part}")
    for lesson in map(read_lesson, find_lessons(HERE.parents[1]))
    for section in lesson.sections
    for part in section.parts
]


@pytest.fixture(scope="module")
def opened(dataset_path, tmp_path_factory):
    """A function that opens a lesson on the class base, strict; each is opened once."""
    with pytest.MonkeyPatch.context() as patch, mpl.rc_context():
        patch.setenv("CASEKIT_DATA", str(dataset_path))
        patch.setenv("CASEKIT_STRICT", "1")
        patch.chdir(tmp_path_factory.mktemp("work"))
        found = {}

        def open_(lesson):
            execution.make_cases(lesson, dataset_path)
            if lesson.name not in found:
                found[lesson.name] = casekit.start(lesson.name, lang="en")
            return found[lesson.name]

        yield open_


def run(cells, lesson):
    """Run code cells of a part, solved, with nothing but what every part is given."""
    names = {"mart": lesson.mart, "q": lesson.q, "lesson": lesson, "____": BLANK}
    for cell in cells:
        if cell.kind == "code":
            code = cell.text if cell.part == "lecture" else solution_text(cell.text)
            exec(compile(code, f"{cell.section}.py:{cell.id}", "exec"), names)


@pytest.mark.parametrize(("source", "section", "part"), PARTS)
def test_a_part_runs_alone(source, section, part, opened):
    lesson, cells = opened(source), section.part(part)
    run(cells, lesson)
    outcomes = lesson.outcomes()
    asked = [cell.question for cell in cells if cell.question]
    judged = [name for name in asked if name in outcomes]  # a guess is compared and never judged
    assert {name: outcomes[name] for name in judged} == dict.fromkeys(judged, "PASSED")


def test_a_wrong_answer_in_a_part_is_an_error(opened):
    lessons = map(read_lesson, find_lessons(HERE.parents[1]))
    source = next(one for one in lessons if one.module == "churn_warning")
    asking = next(cell for cell in source.part("practice") if cell.question == "best_cut_off")
    with pytest.raises(NotPassed):
        run([replace(asking, text="q.best_cut_off.check(0.5)")], opened(source))
