"""The trainee's notebooks: kept up to date, never overwritten, restored on demand."""

import json
import os
from pathlib import Path

import pytest

from casekit.lab import copies
from casekit.lab.workspace import LabError, Workspace

NAME = "05_churn_warning.ipynb"


@pytest.fixture
def course(tmp_path) -> Path:
    """A course of one lesson in both languages, as the build leaves it."""
    folder = tmp_path / "course"
    for edition in copies.EDITIONS:
        for lang in ("zh", "en"):
            (folder / edition / lang).mkdir(parents=True)
            (folder / edition / lang / NAME).write_text(f"{edition} {lang} 1", encoding="utf-8")
    (folder / "notebooks" / "zh" / "glossary.md").write_text("词", encoding="utf-8")
    (folder / "exercises" / "zh" / ".ipynb_checkpoints").mkdir()
    return folder


@pytest.fixture
def workspace(tmp_path) -> Workspace:
    """A Chinese workspace beside the course."""
    return Workspace(tmp_path / "学员", "zh")


def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def test_the_first_time_everything_of_the_language_is_copied(course, workspace):
    assert copies.bring_up_to_date(workspace, course) == []
    found = {
        p.relative_to(workspace.folder).as_posix()
        for p in workspace.folder.rglob("*.*")
        if p.is_file()
    }
    assert found == {
        f"exercises/zh/{NAME}",
        f"notebooks/zh/{NAME}",
        "notebooks/zh/glossary.md",
        f"答案-做完再打开/zh/{NAME}",
        ".casekit/shipped.json",
    }  # fmt: skip


def test_links_between_lessons_hold_as_in_the_course(course, workspace):
    """Notebooks link to `../../exercises/zh/…`: editions and languages keep their folders."""
    copies.bring_up_to_date(workspace, course)
    lecture = workspace.folder / "notebooks" / "zh" / NAME
    solution = workspace.folder / copies.SOLUTIONS["zh"] / "zh" / NAME
    for notebook in (lecture, solution):
        assert (notebook.parent / f"../../exercises/zh/{NAME}").resolve().exists()


def test_nothing_new_changes_nothing(course, workspace):
    copies.bring_up_to_date(workspace, course)
    assert copies.bring_up_to_date(workspace, course) is None


def test_a_notebook_the_trainee_did_not_touch_is_renewed(course, workspace):
    copies.bring_up_to_date(workspace, course)
    (course / "exercises" / "zh" / NAME).write_text("exercises zh 2", encoding="utf-8")
    assert copies.bring_up_to_date(workspace, course) == []
    assert text_of(workspace.folder / "exercises" / "zh" / NAME) == "exercises zh 2"


def test_a_notebook_the_trainee_changed_is_kept_and_the_new_one_put_beside_it_once(
    course, workspace
):
    copies.bring_up_to_date(workspace, course)
    mine = workspace.folder / "exercises" / "zh" / NAME
    mine.write_text("my own work", encoding="utf-8")
    assert copies.bring_up_to_date(workspace, course) is None  # the course is as it was

    (course / "exercises" / "zh" / NAME).write_text("exercises zh 2", encoding="utf-8")
    (update,) = copies.bring_up_to_date(workspace, course)
    assert update.kept == mine
    assert text_of(mine) == "my own work"
    assert text_of(update.beside) == "exercises zh 2"
    assert update.beside.suffix == ".ipynb"
    assert copies.bring_up_to_date(workspace, course) is None

    (course / "exercises" / "zh" / NAME).write_text("exercises zh 3", encoding="utf-8")
    (later,) = copies.bring_up_to_date(workspace, course)
    assert text_of(later.beside) == "exercises zh 3"
    assert text_of(update.beside) == "exercises zh 2"
    assert text_of(mine) == "my own work"


@pytest.mark.parametrize("record", [None, "", "[]", "{not json"])
def test_a_lost_record_loses_no_work(course, workspace, record):
    copies.bring_up_to_date(workspace, course)
    mine = workspace.folder / "exercises" / "zh" / NAME
    mine.write_text("my own work", encoding="utf-8")
    kept = workspace.folder / copies.RECORD
    kept.unlink() if record is None else kept.write_text(record, encoding="utf-8")
    (update,) = copies.bring_up_to_date(workspace, course)
    assert text_of(mine) == "my own work"
    assert text_of(update.beside) == "exercises zh 1"


def test_a_notebook_that_was_deleted_comes_back(course, workspace):
    copies.bring_up_to_date(workspace, course)
    gone = workspace.folder / "notebooks" / "zh" / NAME
    gone.unlink()
    copies.bring_up_to_date(workspace, course)
    # Nothing of the record changed, and still the file is there again.
    assert text_of(gone) == "notebooks zh 1"


def test_two_languages_share_a_workspace(course, workspace):
    copies.bring_up_to_date(workspace, course)
    mine = workspace.folder / "exercises" / "zh" / NAME
    mine.write_text("my own work", encoding="utf-8")
    copies.bring_up_to_date(Workspace(workspace.folder, "en"), course)
    assert text_of(workspace.folder / "exercises" / "en" / NAME) == "exercises en 1"
    assert text_of(mine) == "my own work"


def test_a_kit_without_its_course_says_where_to_run_it(tmp_path, workspace):
    with pytest.raises(LabError, match="python kit.py lab"):
        copies.bring_up_to_date(workspace, tmp_path / "nowhere")
    assert not workspace.folder.exists()


def test_a_copy_is_whole_or_not_there(course, workspace, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space"):
        copies.bring_up_to_date(workspace, course)
    assert not (workspace.folder / "exercises" / "zh" / NAME).exists()


@pytest.mark.parametrize(
    "name",
    ["05_churn_warning", NAME, f"exercises/zh/{NAME}", "exercises/05_churn_warning",
     "exercises\\zh\\05_churn_warning"],
)  # fmt: skip
def test_reset_restores_the_exercise_and_keeps_the_old_beside_it(course, workspace, name):
    copies.bring_up_to_date(workspace, course)
    mine = workspace.folder / "exercises" / "zh" / NAME
    mine.write_text("my own work", encoding="utf-8")
    restored, kept = copies.restore(workspace, name, course)
    assert restored == mine
    assert text_of(mine) == "exercises zh 1"
    assert text_of(kept) == "my own work"
    assert kept.parent == mine.parent
    assert not set(kept.name) & set('<>:"/\\|?*')  # Windows
    assert copies.bring_up_to_date(workspace, course) is None


def test_reset_takes_lectures_and_answers_by_their_folder(course, workspace):
    copies.bring_up_to_date(workspace, course)
    for name, edition in [("notebooks/05_churn_warning", "notebooks"),
                          (f"{copies.SOLUTIONS['zh']}/05_churn_warning", "solutions")]:  # fmt: skip
        restored, kept = copies.restore(workspace, name, course)
        assert text_of(restored) == f"{edition} zh 1"
        assert kept is None


def test_two_resets_within_a_second_keep_both(course, workspace):
    copies.bring_up_to_date(workspace, course)
    mine = workspace.folder / "exercises" / "zh" / NAME
    kept = []
    for work in ("first", "second"):
        mine.write_text(work, encoding="utf-8")
        kept.append(copies.restore(workspace, "05_churn_warning", course)[1])
    assert [text_of(one) for one in kept] == ["first", "second"]


def test_reset_of_an_unknown_name_tells_the_known_ones(course, workspace):
    with pytest.raises(LabError, match="05_churn_warning"):
        copies.restore(workspace, "05_churn_waring", course)
    assert not workspace.folder.exists()


def test_the_record_is_readable(course, workspace):
    copies.bring_up_to_date(workspace, course)
    record = json.loads(text_of(workspace.folder / copies.RECORD))
    assert set(record) == {
        f"exercises/zh/{NAME}",
        f"notebooks/zh/{NAME}",
        f"solutions/zh/{NAME}",
        "notebooks/zh/glossary.md",
    }
