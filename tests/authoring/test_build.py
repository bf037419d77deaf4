"""`casekit build` and `casekit build --check` on a course of one lesson, solutions run by a stub."""

import json
import shutil

import pytest

from casekit.authoring import execution, pairs
from casekit.authoring.build import build
from casekit.authoring.source import read_lesson

from .tiny_course import LESSON, NOTEBOOKS, change_both, contents, edit, source

pytestmark = pytest.mark.usefixtures("runs")


def test_what_was_built_passes_the_check(built, runs):
    assert build(built, check=True) == []
    assert set(NOTEBOOKS) <= contents(built).keys()
    assert {"notebooks/zh/glossary.md", "notebooks/en/glossary.md"} <= contents(built).keys()
    assert sorted(runs) == ["en", "zh"]


def test_only_solutions_have_outputs(built):
    for name in NOTEBOOKS:
        cells = json.loads((built / name).read_text(encoding="utf-8"))["cells"]
        shown = [cell for cell in cells if cell.get("outputs")]
        assert bool(shown) == name.startswith("solutions")


def test_building_again_writes_and_runs_nothing(built, runs):
    before, told = contents(built), []
    runs.clear()
    assert build(built, say=told.append) == []
    assert (contents(built), told, runs) == (before, [], [])


def test_the_check_writes_and_runs_nothing(root, runs):
    before = contents(root)
    problems = build(root, check=True)
    assert contents(root) == before
    assert runs == []
    assert {problem.file for problem in problems} >= set(NOTEBOOKS)
    assert all("casekit build" in problem.mend for problem in problems)


def test_the_check_names_file_cell_and_command(built):
    change_both(built)
    found = [str(p) for p in build(built, check=True) if p.file.endswith(".ipynb")]
    assert found == [
        f"notebooks/{lang}/{LESSON}.ipynb [{LESSON}-before-you-dial-{lang}] "
        "differs from the lesson in this cell\n    → casekit build  (notebooks_are_built)"
        for lang in ("en", "zh")
    ]
    assert build(built) == []
    assert build(built, check=True) == []


@pytest.mark.parametrize("name", ["glossary.md", "data_dictionary.md"])
def test_a_shared_page_that_is_not_as_its_source_makes_it_is_named_and_made_again(built, name):
    page = built / "notebooks" / "en" / name
    sound = page.read_bytes()
    page.write_bytes(sound + b"\nmore\n")
    (problem,) = build(built, check=True)
    assert (problem.file, problem.rule) == (f"notebooks/en/{name}", "notebooks_are_built")
    assert build(built) == []
    assert page.read_bytes() == sound


def test_a_change_in_one_language_stops_the_build_until_the_other_follows(built):
    before = contents(built)
    edit(source(built), "Wait ten", "Wait twenty")
    for check in (True, False):
        (problem,) = build(built, check=check)
        assert (problem.rule, problem.cell) == ("languages_keep_in_step", "note-pause")
        assert "casekit build --accept note-pause" in problem.mend
    after = contents(built)
    assert {name for name in after if after[name] != before[name]} == {
        f"lessons/{LESSON}/first_call.py"
    }
    edit(source(built), "停十秒", "停二十秒")
    assert build(built) == []
    assert build(built, check=True) == []


@pytest.mark.parametrize("accepted", ["note-pause", "all"])
def test_a_change_that_needs_no_counterpart_is_accepted_once(built, accepted):
    edit(source(built), "Wait ten", "Wait twenty")
    assert build(built, accept=[accepted]) == []
    assert build(built, check=True) == []
    lesson = read_lesson(source(built).parent)
    assert pairs.read(lesson) == pairs.hashes(lesson)


def test_a_lesson_with_problems_is_left_as_it_was_and_others_are_built(built):
    shutil.copytree(built / "lessons" / LESSON, built / "lessons" / "02_tiny_call")
    before = contents(built)
    edit(source(built, "formula"), "mart.months[-1]", "shown[-1]")
    edit(source(built), "mart.months[-1]  # SOLUTION", "mart.months[-1]")
    problems = build(built)
    assert {problem.rule for problem in problems} == {
        "parts_stand_alone",
        "solutions_are_hidden",
    }
    after = contents(built)
    assert all(after[name] == before[name] for name in NOTEBOOKS)
    assert all(name.replace("01_", "02_") in after for name in NOTEBOOKS)


def test_outputs_are_old_when_the_module_changed_but_not_for_a_comment(built, runs):
    module = built / "casekit" / "course" / "tiny_call" / "first_call"
    module.mkdir(parents=True)
    (module / "questions.py").write_text("x = 1\n", encoding="utf-8")
    found = build(built, check=True)
    assert {problem.file for problem in found} == {n for n in NOTEBOOKS if "solutions" in n}
    runs.clear()
    assert build(built) == []
    assert sorted(runs) == ["en", "zh"]
    (module / "questions.py").write_text("# why\n\nx = 1  # one\n", encoding="utf-8")
    assert build(built, check=True) == []


def test_a_solution_that_fails_is_told_where_and_the_old_one_stays(built, monkeypatch):
    path = built / "solutions" / "zh" / f"{LESSON}.solved.ipynb"
    before = path.read_bytes()
    edit(source(built), "known = len(mart.months)", "known = len(mart.month)")

    def run(content, *_):
        raise execution.RunError(f"{LESSON}-q-months-known-zh", "TypeError: no len()")

    monkeypatch.setattr(execution, "run", run)
    problems = build(built)
    lines = source(built).read_text(encoding="utf-8").splitlines()
    assert {p.rule for p in problems} == {"solutions_run"}
    assert {p.cell for p in problems} == {"q-months-known"}
    assert 'id="q-months-known"' in lines[problems[0].line - 1]
    assert "TypeError: no len()" in problems[0].message
    assert path.read_bytes() == before


def test_a_heavy_solution_is_refused(root, monkeypatch):
    monkeypatch.setattr(execution, "BYTES_A_SOLUTION", 1000)
    assert {problem.rule for problem in build(root)} == {"solutions_are_light"}
    assert not (root / "solutions" / "zh" / f"{LESSON}.solved.ipynb").exists()


def test_the_instructors_and_the_graded_editions_go_to_the_build_folder(root, runs):
    assert build(root, instructor=True, graded=True) == []
    made = {p.relative_to(root).as_posix() for p in (root / "build").rglob("*.ipynb")}
    assert made == {
        f"build/{folder}/{lang}/{name}.ipynb"
        for lang in ("zh", "en")
        for folder, name in (
            ("instructor", LESSON),
            ("instructor", f"{LESSON}.practice"),
            ("nbgrader", LESSON),
        )
    }
    assert not (root / "notebooks").exists()
    assert runs == []


def test_accepting_a_cell_that_does_not_exist_is_told(built):
    (problem,) = build(built, accept=["note-paus"])
    assert "note-paus" in problem.message
    assert build(built, accept=["note-pause", "all"]) == []
