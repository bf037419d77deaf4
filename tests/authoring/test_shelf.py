"""What the build finds on disk: edited, foreign, half-written and orphaned notebooks."""

import json
import os
import shutil

import pytest

from casekit.authoring import notebook, shelf
from casekit.authoring.build import build

from .tiny_course import LESSON, NOTEBOOKS, change_both, contents, edit, source


def test_an_edited_notebook_is_kept_beside(built):
    path = built / "exercises" / "en" / f"{LESSON}.practice.ipynb"
    edit(path, "last_month = ____", "last_month = 202503")
    edited = path.read_bytes()
    problems = build(built, check=True)
    assert [(p.file, "edited by hand" in p.message) for p in problems] == [
        (f"exercises/en/{LESSON}.practice.ipynb", True)
    ]
    assert problems[0].cell == f"{LESSON}-q-last-month-en"
    told = []
    problems = build(built, say=told.append)
    kept = path.with_name(f"{path.stem}.edited.ipynb")
    assert kept.read_bytes() == edited
    assert b"202503" not in path.read_bytes()
    assert any(kept.name in line for line in told)
    assert [problem.file for problem in problems] == [f"exercises/en/{kept.name}"]
    assert "then delete the copy" in problems[0].mend
    edit(path, "last_month = ____", "last_month = 202504")
    build(built)
    assert kept.read_bytes() == edited
    assert b"202504" in path.with_name(f"{path.stem}.edited-2.ipynb").read_bytes()


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
    edit(source(built), "len(mart.months)", "len(list(mart.months))")
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
