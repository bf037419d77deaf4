"""`casekit build` and `casekit build --check` on a course of one lesson, solutions run by a stub."""

import copy
import json
import os
import shutil

import pytest

from casekit.authoring import execution, notebook, pairs, shelf
from casekit.authoring.build import build
from casekit.authoring.source import read_lesson

from .tiny_course import LESSON

NOTEBOOKS = [
    f"{folder}/{lang}/{LESSON}.ipynb"
    for folder in ("notebooks", "exercises", "solutions")
    for lang in ("zh", "en")
]


@pytest.fixture(autouse=True)
def runs(monkeypatch):
    """Stand in for the kernel: every code cell prints its id. Returns the list of runs."""
    done = []

    def run(content, dataset, environment=None):
        done.append(content["metadata"]["casekit"]["lang"])
        result = copy.deepcopy(content)
        for number, cell in enumerate(c for c in result["cells"] if c["cell_type"] == "code"):
            cell["execution_count"] = number + 1
            text = [f"{cell['id']}\n"]
            cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": text}]
        return result

    monkeypatch.setattr(execution, "run", run)
    monkeypatch.setattr(execution, "class_base", lambda root: root / "data")
    return done


@pytest.fixture
def built(root):
    assert build(root) == []
    return root


def source(root, part="lecture"):
    return root / "lessons" / LESSON / f"{part}.py"


def edit(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def change_both(root):
    edit(source(root), "停十秒", "停二十秒")
    edit(source(root), "Do not dial yet", "Do not call yet")
    edit(source(root), "先别拨号", "先别打")
    edit(source(root), "Wait ten", "Wait twenty")


def contents(root):
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for folder in (*shelf.FOLDERS, "lessons")
        for path in sorted((root / folder).rglob("*"))
        if path.is_file()
    }


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


def test_a_change_in_one_language_stops_the_build_until_the_other_follows(built):
    before = contents(built)
    edit(source(built), "Wait ten", "Wait twenty")
    for check in (True, False):
        (problem,) = build(built, check=check)
        assert (problem.rule, problem.cell) == ("languages_keep_in_step", "note-pause")
        assert "casekit build --accept note-pause" in problem.mend
    after = contents(built)
    assert {name for name in after if after[name] != before[name]} == {
        f"lessons/{LESSON}/lecture.py"
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
    edit(source(built), ' minutes="5"', "")
    edit(source(built, "practice"), "mart.months[-1]  # SOLUTION", "mart.months[-1]")
    problems = build(built)
    assert {problem.rule for problem in problems} == {
        "sections_have_minutes",
        "solutions_are_hidden",
    }
    after = contents(built)
    assert all(after[name] == before[name] for name in NOTEBOOKS)
    assert all(name.replace("01_", "02_") in after for name in NOTEBOOKS)


def test_an_edited_notebook_is_kept_beside(built):
    path = built / "exercises" / "en" / f"{LESSON}.ipynb"
    edit(path, "last_month = ____", "last_month = 202503")
    edited = path.read_bytes()
    problems = build(built, check=True)
    assert [(p.file, "edited by hand" in p.message) for p in problems] == [
        (f"exercises/en/{LESSON}.ipynb", True)
    ]
    assert problems[0].cell == f"{LESSON}-q-last-month-en"
    told = []
    problems = build(built, say=told.append)
    kept = path.with_name(f"{LESSON}.edited.ipynb")
    assert kept.read_bytes() == edited
    assert b"202503" not in path.read_bytes()
    assert any(kept.name in line for line in told)
    assert [problem.file for problem in problems] == [f"exercises/en/{kept.name}"]
    assert "then delete the copy" in problems[0].mend
    edit(path, "last_month = ____", "last_month = 202504")
    build(built)
    assert kept.read_bytes() == edited
    assert b"202504" in path.with_name(f"{LESSON}.edited-2.ipynb").read_bytes()


@pytest.mark.parametrize(
    "content", [b"<<<<<<< ours\n{}", b"", b'{"cells": [], "metadata": {}}'], ids=repr
)
def test_a_file_that_is_not_ours_is_kept_too(built, content):
    path = built / "notebooks" / "zh" / f"{LESSON}.ipynb"
    path.write_bytes(content)
    assert len(build(built, check=True)) == 1
    build(built)
    assert path.with_name(f"{LESSON}.edited.ipynb").read_bytes() == content
    assert notebook.from_bytes(path.read_bytes()) is not None


def test_a_notebook_that_was_only_run_is_restored_without_a_copy(built):
    path = built / "notebooks" / "en" / f"{LESSON}.ipynb"
    before = path.read_bytes()
    content = json.loads(before)
    content["cells"][1]["execution_count"] = 7
    content["metadata"]["language_info"]["version"] = "3.12.1"
    path.write_bytes(notebook.to_bytes(content))
    (problem,) = build(built, check=True)
    assert "outputs or metadata" in problem.message
    assert build(built) == []
    assert path.read_bytes() == before


def test_line_ends_of_a_windows_checkout_are_no_difference(built):
    for name in NOTEBOOKS:
        path = built / name
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert build(built, check=True) == []


def test_a_notebook_without_a_lesson_fails_the_check(built):
    stranger = built / "notebooks" / "en" / "99_mine.ipynb"
    stranger.write_bytes(b'{"cells": []}')
    shutil.rmtree(built / "lessons" / LESSON)
    found = build(built, check=True)
    assert {p.file for p in found} == {*NOTEBOOKS, "notebooks/en/99_mine.ipynb"}
    assert {p.rule for p in found} == {"notebooks_have_lessons"}
    (left,) = build(built)
    assert left.file == "notebooks/en/99_mine.ipynb"
    assert stranger.exists()
    assert not any((built / name).exists() for name in NOTEBOOKS)


@pytest.mark.parametrize("writes", range(5))
def test_a_build_that_is_cut_off_leaves_whole_files(built, monkeypatch, writes):
    change_both(built)
    edit(source(built, "practice"), "len(mart.months)", "len(list(mart.months))")
    before, left = contents(built), [writes]

    def replace(old, new, real=os.replace):
        left[0] -= 1
        if left[0] < 0:
            raise KeyboardInterrupt
        real(old, new)

    with monkeypatch.context() as patch:
        patch.setattr(shelf.os, "replace", replace)
        with pytest.raises(KeyboardInterrupt):
            build(built)
    cut = contents(built)
    assert sum(cut.get(name) != before[name] for name in before) == writes
    for name in NOTEBOOKS:
        assert notebook.from_bytes(cut[name]) is not None
        assert not notebook.was_edited(cut[name])
    assert build(built) == []
    assert build(built, check=True) == []
    assert contents(built).keys() == before.keys()


def test_what_a_killed_build_left_is_swept_and_nothing_taken_for_edited(built):
    rest = built / "notebooks" / "zh" / f".{LESSON}.ipynb.writing"
    rest.write_bytes(b"{")
    assert build(built, check=True) == []
    assert build(built) == []
    assert not rest.exists()


def test_outputs_are_old_when_the_module_changed_but_not_for_a_comment(built, runs):
    module = built / "casekit" / "tiny_call"
    module.mkdir(parents=True)
    (module / "methods.py").write_text("x = 1\n", encoding="utf-8")
    found = build(built, check=True)
    assert {problem.file for problem in found} == {n for n in NOTEBOOKS if "solutions" in n}
    runs.clear()
    assert build(built) == []
    assert sorted(runs) == ["en", "zh"]
    (module / "methods.py").write_text("# why\n\nx = 1  \n", encoding="utf-8")
    assert build(built, check=True) == []


def test_a_solution_that_fails_is_told_where_and_the_old_one_stays(built, monkeypatch):
    path = built / "solutions" / "zh" / f"{LESSON}.ipynb"
    before = path.read_bytes()
    edit(source(built, "practice"), "known = len(mart.months)", "known = len(mart.month)")

    def run(content, *_):
        raise execution.RunError(f"{LESSON}-q-months-known-zh", "TypeError: no len()")

    monkeypatch.setattr(execution, "run", run)
    problems = build(built)
    lines = source(built, "practice").read_text(encoding="utf-8").splitlines()
    assert {p.rule for p in problems} == {"solutions_run"}
    assert {p.cell for p in problems} == {"q-months-known"}
    assert 'id="q-months-known"' in lines[problems[0].line - 1]
    assert "TypeError: no len()" in problems[0].message
    assert path.read_bytes() == before


def test_a_heavy_solution_is_refused(root, monkeypatch):
    monkeypatch.setattr(execution, "BYTES_A_SOLUTION", 1000)
    assert {problem.rule for problem in build(root)} == {"solutions_are_light"}
    assert not (root / "solutions" / "zh" / f"{LESSON}.ipynb").exists()


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
