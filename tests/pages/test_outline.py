"""What pages hold is what the lessons hold, and is not read twice."""

import json
import re
import shutil
from pathlib import Path

import pytest

from casekit import course as contents
from casekit import text
from casekit.authoring import source
from casekit.lab.pages import outline
from casekit.lab.pages.outline import outlines

ROOT = Path(__file__).resolve().parents[2]
FORMULA = re.compile(r"\$[^$\n]*[\\^_=][^$\n]*\$")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory):
    """A workspace in which the course's outlines are kept."""
    return tmp_path_factory.mktemp("outlines")


@pytest.fixture(scope="module")
def lessons(shelf):
    """The course's own."""
    return outlines(shelf)


def sections(lessons):
    return [section for lesson in lessons for section in lesson.sections]


def test_every_section_of_every_lesson_has_a_page_in_both_languages(lessons):
    for lesson, folder in zip(lessons, source.find_lessons(ROOT), strict=True):
        written = source.read_lesson(folder)
        assert [one.name for one in lesson.sections] == [one.name for one in written.sections]
        for one in lesson.sections:
            for lang in text.LANGUAGES:
                assert 'casekit.start("' in next(
                    c.text for c in one.cells[lang] if c.kind == "code"
                )


def test_a_page_asks_what_is_decided_and_nothing_that_is_coded(lessons):
    for lesson in lessons:
        declared = contents.questions(lesson.name.partition("_")[2])
        for section in lesson.sections:
            asked = {*section.questions, *section.extras}
            shown = {c.text[2:] for c in section.cells["zh"] if re.fullmatch(r"q\.\w+", c.text)}
            assert asked <= shown
            assert all(declared[name].track == "decide" for name in asked)


def test_the_heads_that_the_page_itself_shows_are_left_out(lessons):
    for section in sections(lessons):
        for lang in text.LANGUAGES:
            prose = [cell.text for cell in section.cells[lang] if cell.kind == "markdown"]
            assert prose[0].strip()
            assert section.title[lang] not in prose[0].partition("\n")[0]


def test_no_page_has_a_formula(lessons):
    """Voilà would have it set by a script from another machine: say it in words, or as a picture."""
    for section in sections(lessons):
        for cell in section.cells["en"]:
            assert cell.kind == "code" or not FORMULA.search(cell.text), cell.id


def test_a_formula_would_be_found():
    assert FORMULA.search(r"the hazard is $h_t = d_t / n_t$ a month")
    assert not FORMULA.search("from $5 to $6")


def test_what_is_kept_is_not_read_again(shelf, lessons, monkeypatch):
    monkeypatch.setattr(source, "read_lesson", None)
    assert outlines(shelf) == lessons


@pytest.mark.parametrize("spoil", ["", "{}", '{"of": "x"}', "broken lesson"])
def test_a_spoilt_outline_is_made_anew(tmp_path, lessons, shelf, spoil):
    shutil.copytree(shelf / outline.KEPT, tmp_path / outline.KEPT)
    file = next((tmp_path / outline.KEPT).glob("*.json"))
    kept = json.loads(file.read_text(encoding="utf-8"))
    content = json.dumps({**kept, "lesson": {"name": "x"}}) if spoil == "broken lesson" else spoil
    file.write_text(content, encoding="utf-8")
    assert outlines(tmp_path) == lessons


def test_a_changed_lesson_is_read_anew(tmp_path):
    folder = tmp_path / "lessons"
    shutil.copytree(source.find_lessons(ROOT)[0], folder / source.find_lessons(ROOT)[0].name)
    before = outlines(tmp_path / "w", tmp_path)[0]
    sheet = next(folder.rglob("lesson.yml"))
    said = sheet.read_text(encoding="utf-8")
    minutes = before.sections[0].minutes
    sheet.write_text(said.replace(f"minutes: {minutes}", "minutes: 99", 1), encoding="utf-8")
    assert outlines(tmp_path / "w", tmp_path)[0].sections[0].minutes == 99


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("import pandas", False),
        ("table = 1", False),
        ("table = 1\ntable", True),
        ("q.one", True),
        ("def f():\n    return 1", False),
        ("# nothing", False),
    ],
)
def test_a_cell_that_only_makes_things_shows_nothing(code, shows):
    assert outline._shows(code) is shows
