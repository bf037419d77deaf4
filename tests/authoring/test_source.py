"""Sources as data: what jupytext makes of a lesson, with lines and languages."""

import pytest

from casekit.authoring.cells import SourceError, parse_cells
from casekit.authoring.source import find_lessons, read_lesson

from .tiny_course import COURSE, LESSON, source


def test_the_cells_of_a_lesson_are_read_with_their_heads_and_lines(lesson):
    for cell in lesson.cells:
        lines = source(COURSE, cell.section).read_text(encoding="utf-8").splitlines()
        head = lines[cell.line - 1]
        assert head.startswith("# %%")
        assert f'id="{cell.id}"' in head
        assert (f'lang="{cell.lang}"' in head) == bool(cell.lang)
    shown = next(cell for cell in lesson.cells if cell.id == "months-shown")
    assert shown.covers == ("K2",)
    assert shown.tags == ("show-code",)
    assert (lesson.module, lesson.number) == ("tiny_call", "01")


def test_a_lesson_is_its_sections_in_order_and_each_its_parts(lesson):
    first, second = lesson.sections
    assert (first.name, first.title["en"], first.minutes, first.core) == (
        "first_call", "Do not dial yet", 10, True,
    )  # fmt: skip
    assert first.file == f"lessons/{LESSON}/first_call.py"
    assert (first.parts, first.opening) == (("lecture", "practice", "code"), "before-you-dial")
    assert (second.parts, second.core) == (("lecture",), False)
    assert [cell.id for cell in first.part("practice")] == ["how-long"] * 2 + ["q-months-known"]
    assert lesson.part("lecture") == first.part("lecture") + second.part("lecture")
    assert lesson.only("formula").cells == second.cells
    with pytest.raises(KeyError):
        lesson.only("proof")


def test_a_part_lasts_until_a_head_names_the_next():
    text = '# %% id="a"\n1\n\n# %% id="b" part="code"\n2\n\n# %% id="c"\n3\n'
    assert [cell.part for cell in parse_cells(text, "s")] == ["lecture", "code", "code"]


def test_prose_loses_its_quotes_and_keeps_backslashes(lesson):
    formula = next(c for c in lesson.cells if c.id == "formula" and c.lang == "en")
    assert formula.text.startswith(r"$\frac{\alpha}{\beta}$")
    assert '"""' not in formula.text


def test_prose_may_be_comments_too():
    (cell,) = parse_cells('# %% [markdown] id="a" lang="en"\n# ## Title\n#\n# text\n', "lecture")
    assert (cell.text, cell.has_heading, cell.kind) == ("## Title\n\ntext", True, "markdown")


def test_a_cell_head_within_a_string_is_text():
    cells = parse_cells('# %% id="a"\nx = """\n# %% id="b"\n"""\n\n# %% id="b"\ny = 1\n', "lecture")
    assert [(cell.id, cell.line) for cell in cells] == [("a", 1), ("b", 6)]


def test_rows_are_read_one_by_one():
    (cell,) = parse_cells('# %% id="a" covers="W1, W4"\n1\n', "lecture")
    assert cell.covers == ("W1", "W4")


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
