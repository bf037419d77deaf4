"""The data dictionary says every table and column of the schema, and keeps the truth apart."""

import re

import pytest

from casekit import dictionary, text
from casekit.cli.run import code_of
from casekit.dictionary import listing
from casekit.lab import course_page
from casekit.lab.workspace import COURSE, Workspace
from synthetic.schema import TABLES, Column

SLOT = re.compile(r"\{[a-z_]+\}")


@pytest.fixture(params=text.LANGUAGES)
def lang(request):
    """Both languages."""
    with text.using(request.param):
        yield request.param


def test_texts_stand_in_both_languages():
    assert listing.TEXTS.problems() == []


def test_the_page_names_every_table_and_column(lang):
    page = dictionary.html()
    assert not SLOT.search(page.partition("</style>")[2])
    for table in TABLES.values():
        section = page.partition(f'id="{table.name}"')[2].partition("<h3")[0]
        assert section, table.name
        for column in table.columns:
            assert f"<code>{column.name}</code>" in section
            assert all(value in section for value in column.values)


def test_the_truth_stands_apart_and_is_marked(lang):
    page = dictionary.html()
    seen, _, apart = page.partition(listing.TEXTS("truth.warning"))
    for table in TABLES.values():
        here, there = (apart, seen) if table.truth else (seen, apart)
        assert f'id="{table.name}"' in here
        assert f'id="{table.name}"' not in there


def test_the_courses_page_has_no_truth(lang):
    page = dictionary.markdown(lang).decode("utf-8")
    assert not SLOT.search(page)
    for table in TABLES.values():
        assert (f"## {table.name}\n" in page) != table.truth
        if not table.truth:
            assert all(f"|`{column.name}`|" in page for column in table.columns)
    assert "hazard" not in page


def test_the_courses_tables_have_as_many_cells_as_heads(lang):
    rows = [line for line in dictionary.markdown(lang).decode().splitlines() if line[:1] == "|"]
    widths = {len(re.split(r"(?<!\\)\|", row)) for row in rows}
    assert widths == {len(listing.HEADS) + 2, 5 + 2}


def test_a_tables_references_and_key_are_told(lang):
    monthly = TABLES["monthly"]
    said = listing.row(monthly, monthly["subscriber"])["key"]
    assert listing.TEXTS("key.own") in said
    assert "subscribers" in said
    assert listing.row(monthly, monthly["bill"])["key"] == ""


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (Column("a", "int16", "甲", "a", low=1, high=5), "1 to 5"),
        (Column("a", "int32", "甲", "a", low=0), "0 or more"),
        (Column("a", "float32", "甲", "a", high=20_000), "20,000 or less"),
        (Column("a", "int16", "甲", "a", unit="year", low=1930, high=2015), "1930 to 2015"),
        (Column("a", "category", "甲", "a", values=("x", "y")), "x / y"),
        (Column("a", "float32", "甲", "a"), ""),
    ],
)
def test_values_are_told_as_the_schema_bounds_them(column, said):
    with text.using("en"):
        assert listing.row(TABLES["monthly"], column)["values"] == said


def test_the_page_in_the_course_is_up_to_date(lang):
    built = COURSE / "notebooks" / lang / "data_dictionary.md"
    assert built.read_bytes().replace(b"\r\n", b"\n") == dictionary.markdown(lang)


def test_the_course_page_links_to_it(lang, tmp_path):
    page = course_page.render(Workspace(tmp_path, lang))
    assert f"](notebooks/{lang}/data_dictionary.md)" in page


def test_the_command_writes_it(tmp_path, lang, capsys):
    out = tmp_path / "d.html"
    assert code_of(["data", "dictionary", "--out", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == dictionary.html()
    assert str(out) in capsys.readouterr().out
