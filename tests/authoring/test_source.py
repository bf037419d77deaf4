"""Sources as data: what jupytext makes of a lesson, with lines and languages."""

import pytest

from casekit.authoring.source import SourceError, find_lessons, parse_cells, read_lesson

from .tiny_course import COURSE, LESSON


def test_the_cells_of_a_lesson_are_read_with_their_heads_and_lines(lesson):
    lines = (COURSE / "lessons" / LESSON / "lecture.py").read_text(encoding="utf-8").splitlines()
    for cell in lesson.part("lecture"):
        head = lines[cell.line - 1]
        assert head.startswith("# %%")
        assert f'id="{cell.id}"' in head
        assert (f'lang="{cell.lang}"' in head) == bool(cell.lang)
    shown = next(cell for cell in lesson.cells if cell.id == "months-shown")
    assert shown.covers == ("K2",)
    assert shown.tags == ("show-code",)
    assert (lesson.module, lesson.number, lesson.parts()) == (
        "tiny_call",
        "01",
        ("lecture", "practice"),
    )


def test_prose_loses_its_quotes_and_keeps_backslashes(lesson):
    formula = next(c for c in lesson.cells if c.id == "formula" and c.lang == "en")
    assert formula.text.startswith("## One line")
    assert r"$\frac{\alpha}{\beta}$" in formula.text
    assert '"""' not in formula.text


def test_prose_may_be_comments_too():
    (cell,) = parse_cells('# %% [markdown] id="a" lang="en"\n# ## Title\n#\n# text\n', "lecture")
    assert (cell.text, cell.opens_section, cell.kind) == ("## Title\n\ntext", True, "markdown")


def test_a_cell_head_within_a_string_is_text():
    cells = parse_cells('# %% id="a"\nx = """\n# %% id="b"\n"""\n\n# %% id="b"\ny = 1\n', "lecture")
    assert [(cell.id, cell.line) for cell in cells] == [("a", 1), ("b", 6)]


def test_covers_and_minutes_as_written():
    (cell,) = parse_cells('# %% id="a" covers="W1, W4" minutes="2.5"\n1\n', "lecture")
    assert (cell.covers, cell.minutes) == (("W1", "W4"), 2.5)
    (cell,) = parse_cells('# %% id="a" minutes="six"\n1\n', "lecture")
    assert cell.minutes is None


def test_what_jupytext_refuses_is_told_with_its_line():
    with pytest.raises(SourceError, match="not a list") as caught:
        parse_cells('# %% id="a"\n1\n\n# %% id="b" tags="show-code"\n2\n', "lecture")
    assert caught.value.line == 4


def test_lessons_are_found_in_the_order_of_their_numbers(tmp_path):
    for name in ("10_later", "02_sooner", "notes", "2_short"):
        (tmp_path / "lessons" / name).mkdir(parents=True)
    assert [folder.name for folder in find_lessons(tmp_path)] == ["02_sooner", "10_later"]
    assert find_lessons(tmp_path / "nowhere") == []


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("- a list", "not a list of keys"),
        ("title: Only one", "lacks a language"),
        ("title: {zh: 甲, en: A}\nfinishes: W1", "not a list of rows"),
        ("title: {zh: 甲, en: A}\naudience: {zh: 乙}", "lacks a language"),
    ],
)
def test_a_faulty_sheet_is_told(root, sheet, told):
    home = root / "lessons" / LESSON
    (home / "lesson.yml").write_text(sheet, encoding="utf-8")
    assert any(told in fault.message for fault in read_lesson(home).faults)
