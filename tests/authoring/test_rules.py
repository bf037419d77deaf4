"""Every rule against malformed sources: exactly the problems written beside them, and no others.

``malformed/RULE.yml`` holds the cases of a rule: what is changed in which file of the tiny lesson
(or, under ``module/``, of its module), and what is told, a line each: file:line [cell] rule: message.
Where the case says so, the sound lesson's languages were recorded before.
"""

import shutil

import pytest
import yaml

from casekit import course
from casekit.authoring import pairs
from casekit.authoring.registry import registry_of
from casekit.authoring.rules import RULES, Known, validate
from casekit.authoring.source import read_lesson

from .tiny_course import COURSE, HERE, LESSON, edit, source

MALFORMED = HERE / "malformed"
CASES = {
    f"{path.stem}-{name}": case
    for path in sorted(MALFORMED.glob("*.yml"))
    for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items()
}


def told(problem):
    place = f"{problem.file.rpartition('/')[2]}:{problem.line}"
    return f"{place} [{problem.cell}] {problem.rule}: {problem.message}"


def module_for(name, changes, folder, monkeypatch):
    """A copy of the tiny module under a name of its own, changed and importable; its name."""
    copied = f"tiny_{name.replace('-', '_')}"
    home = folder / "modules" / copied
    shutil.copytree(COURSE / "casekit" / "course" / "tiny_call", home)
    for file, edits in changes.items():
        for one in edits:
            change(home / file, one["old"], one["new"])
    monkeypatch.setattr(course, "__path__", [*course.__path__, str(home.parent)])
    return copied


def change(path, old, new):
    if not path.exists():
        path.parent.mkdir()
        path.write_text("", encoding="utf-8")
    assert path.read_text(encoding="utf-8").count(old) == 1
    edit(path, old, new)


def problems_of(name, case, folder, rows, terms, monkeypatch):
    """Problems of the tiny lesson, or of its module, with a case's changes made."""
    changes = {file: edits for file, edits in case.items() if file not in {"told", "recorded"}}
    room = {f.removeprefix("module/"): e for f, e in changes.items() if f.startswith("module/")}
    module = module_for(name, room, folder, monkeypatch) if room else LESSON.partition("_")[2]
    home = folder / f"01_{module}"
    shutil.copytree(COURSE / "lessons" / LESSON, home)
    recorded = pairs.hashes(read_lesson(home)) if case.get("recorded") else {}
    for file in changes.keys() - {f"module/{file}" for file in room}:
        for one in changes[file]:
            change(home / file, one["old"], one["new"])
    return validate(read_lesson(home), Known(registry_of(module), rows, terms, recorded))


@pytest.mark.parametrize("name", CASES)
def test_a_malformed_source_is_told_with_place_and_cell(name, tmp_path, rows, terms, monkeypatch):
    case = CASES[name]
    found = problems_of(name, case, tmp_path, rows, terms, monkeypatch)
    assert [told(problem) for problem in found] == case["told"]
    assert all(problem.mend for problem in found)
    assert name.partition("-")[0] in {problem.rule for problem in found}


def test_every_rule_has_a_malformed_source_and_each_source_a_rule():
    assert {rule.__name__ for rule in RULES} == {path.stem for path in MALFORMED.iterdir()}


def test_the_sound_lesson_has_no_problem(lesson, rows, terms):
    assert validate(lesson, Known(registry_of(lesson.module), rows, terms)) == []


@pytest.mark.parametrize(
    ("code", "missing"),
    [
        ("[m for m in mart.months if m]", None),
        ("for month in mart.months:\n    print(month)", None),
        ("with open('x') as file:\n    file.read()", None),
        ("def f(a, *, b=2):\n    return a + b + g()\n\n\ndef g():\n    return 1", None),
        ("class A:\n    x = 1\n    y = x", None),
        ("if mart:\n    found = 1\n    print(found)", None),
        ("(lambda month: month)(1)", None),
        ("q, lesson, ____, len", None),
        ("months = months[1:]", "months"),
        ("[m for n in mart.months]", "m"),
        ("[m for m in mart.months]\nm", "m"),
        ("def f():\n    return inner\n\n\ndef g():\n    inner = 1", "inner"),
        ("f'{month:03d}'", "month"),
        ("casekit.start", "casekit"),
    ],
)
def test_names_that_a_part_lacks_are_told(root, rows, terms, code, missing):
    edit(source(root, "formula"), "mart.months[-1]", code)
    lesson = read_lesson(source(root).parent)
    found = validate(lesson, Known(registry_of(lesson.module), rows, terms))
    said = f"the lecture uses `{missing}` and neither makes nor imports it"
    assert [problem.message for problem in found] == ([said] if missing else [])


def test_problems_of_several_rules_are_told_together(root, rows, terms):
    edit(source(root), "[[lift]]", "[[lifts]]")
    edit(source(root), 'id="months-left"', 'id="imports"')
    edit(source(root, "formula"), "mart.months[-1]", "shown[-1]")
    lesson = read_lesson(source(root).parent)
    found = validate(lesson, Known(registry_of(lesson.module), rows, terms))
    assert {problem.rule for problem in found} == {
        "ids_are_unique",
        "parts_stand_alone",
        "terms_exist",
    }


def test_a_missing_section_a_stray_one_and_another_encoding_are_told(root, rows, terms):
    home = root / "lessons" / LESSON
    source(root).write_bytes("# 中文\n".encode("gbk"))
    source(root, "formula").rename(home / "proof.py")
    lesson = read_lesson(home)
    found = validate(lesson, Known(registry_of(lesson.module), rows, terms))
    told_of = {(problem.file.rpartition("/")[2], problem.message) for problem in found}
    assert ("formula.py", "the file is missing") in told_of
    assert ("proof.py", "no section of lesson.yml") in told_of
    assert any(file == "first_call.py" and "not UTF-8" in message for file, message in told_of)


def test_a_module_that_cannot_be_imported_is_a_problem_not_a_crash(root, rows, terms):
    (root / "lessons" / LESSON).rename(root / "lessons" / "02_no_such_module")
    lesson = read_lesson(root / "lessons" / "02_no_such_module")
    found = validate(lesson, Known(registry_of(lesson.module), rows, terms))
    assert any("casekit.course.no_such_module" in problem.message for problem in found)
