"""Every rule against malformed sources: exactly the problems written beside them, and no others.

A folder ``malformed/<rule>/<case>/`` (or without cases) holds the files that differ from the tiny
lesson, and ``expected.txt``, one problem a line: file:line [cell] rule: message.
"""

import shutil

import pytest

from casekit import course
from casekit.authoring import pairs
from casekit.authoring.registry import registry_of
from casekit.authoring.rules import RULES, Known, validate
from casekit.authoring.source import read_lesson

from .tiny_course import COURSE, HERE, LESSON

MALFORMED = HERE / "malformed"
CASES = sorted(path.parent for path in MALFORMED.rglob("expected.txt"))


def told(problem):
    place = f"{problem.file.rpartition('/')[2]}:{problem.line}"
    return f"{place} [{problem.cell}] {problem.rule}: {problem.message}"


def problems_of(case, folder, rows, terms, monkeypatch):
    """Problems of the tiny lesson with a case's files laid over it."""
    module = next(case.glob("casekit/course/tiny_*"), None)
    if module:
        monkeypatch.setattr(course, "__path__", [*course.__path__, str(module.parent)])
    home = folder / (f"01_{module.name}" if module else LESSON)
    shutil.copytree(COURSE / "lessons" / LESSON, home)
    for file in case.iterdir():
        if file.is_file() and file.name != "expected.txt":
            shutil.copy(file, home / file.name)
    lesson = read_lesson(home)
    return validate(lesson, Known(registry_of(lesson.module), rows, terms, pairs.read(lesson)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.relative_to(MALFORMED)))
def test_a_malformed_source_is_told_with_place_and_cell(case, tmp_path, rows, terms, monkeypatch):
    found = problems_of(case, tmp_path, rows, terms, monkeypatch)
    expected = (case / "expected.txt").read_text(encoding="utf-8").splitlines()
    assert [told(problem) for problem in found] == expected
    assert all(problem.mend for problem in found)
    rule = case.relative_to(MALFORMED).parts[0]
    assert rule in {problem.rule for problem in found}


def test_every_rule_has_a_malformed_source_and_each_source_a_rule():
    assert {rule.__name__ for rule in RULES} == {
        path.name for path in MALFORMED.iterdir() if path.is_dir()
    }


def test_the_sound_lesson_has_no_problem(lesson, rows, terms):
    assert validate(lesson, Known(registry_of(lesson.module), rows, terms)) == []


def test_problems_of_several_rules_are_told_together(root, rows, terms):
    source = root / "lessons" / LESSON / "lecture.py"
    text = source.read_text(encoding="utf-8")
    text = text.replace(' minutes="5"', "").replace('id="latest-month"', 'id="imports"')
    source.write_text(text.replace("[[lift]]", "[[lifts]]"), encoding="utf-8")
    lesson = read_lesson(source.parent)
    found = validate(lesson, Known(registry_of(lesson.module), rows, terms))
    assert {problem.rule for problem in found} == {
        "ids_are_unique",
        "sections_have_minutes",
        "terms_exist",
    }


def test_a_missing_part_and_a_text_in_another_encoding_are_told(root, rows, terms):
    home = root / "lessons" / LESSON
    (home / "practice.py").unlink()
    (home / "lecture.py").write_bytes("# 中文\n".encode("gbk"))
    lesson = read_lesson(home)
    found = validate(lesson, Known(registry_of(lesson.module), rows, terms))
    told_of = {(problem.file.rpartition("/")[2], problem.message) for problem in found}
    assert ("practice.py", "the file is missing") in told_of
    assert any(file == "lecture.py" and "not UTF-8" in message for file, message in told_of)


def test_a_module_that_cannot_be_imported_is_a_problem_not_a_crash(root, rows, terms):
    (root / "lessons" / LESSON).rename(root / "lessons" / "02_no_such_module")
    lesson = read_lesson(root / "lessons" / "02_no_such_module")
    found = validate(lesson, Known(registry_of(lesson.module), rows, terms))
    assert any("casekit.course.no_such_module" in problem.message for problem in found)
