"""Tables and marked-up words as a reader sees them."""

import re

import pandas as pd
import pytest

from casekit import text
from casekit.classroom.markup import line, markdown
from casekit.classroom.views import table_html


def rows_of(shown: str) -> list[list[str]]:
    return [re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row) for row in shown.split("<tr>")[1:]]


def side_of(shown: str, words: str) -> str:
    return re.search(rf"text-align:(\w+);[^>]*>{re.escape(words)}<", shown).group(1)


def test_the_name_of_the_index_heads_its_column():
    table = pd.DataFrame({"客户数": [30, 49]}, index=pd.Index(["红区", "黄区"], name="预警区"))
    assert rows_of(table_html(table)) == [["预警区", "客户数"], ["红区", "30"], ["黄区", "49"]]


def test_an_index_without_a_name_is_not_shown():
    assert rows_of(table_html(pd.DataFrame({"a": ["x"]}, index=[558]))) == [["a"], ["x"]]


def test_names_of_rows_are_shown_though_nothing_heads_them():
    shown = table_html(pd.DataFrame({"a": [1, 2]}, index=["by score", "by bill"]))
    assert rows_of(shown) == [["", "a"], ["by score", "1"], ["by bill", "2"]]


def test_an_index_may_have_the_name_of_a_column():
    table = pd.DataFrame({"subscriber": [7]}, index=pd.Index([7], name="subscriber"))
    assert rows_of(table_html(table)) == [["subscriber", "subscriber"], ["7", "7"]]


def test_figures_stand_to_the_right_and_words_to_the_left():
    table = pd.DataFrame({"n": [3], "share": ["24.5%"], "gap": ["–"], "act": ["call 3 times"]})
    shown = table_html(table)
    sides = [side_of(shown, words) for words in ("3", "24.5%", "–", "call 3 times")]
    assert sides == ["right", "right", "right", "left"]


def test_figures_are_rounded_for_a_reader_and_gaps_told():
    table = pd.DataFrame({"x": [1.23456, None], "y": [[1, 2], None]})
    assert rows_of(table_html(table))[1:] == [["1.23", "[1, 2]"], ["–", "–"]]


def test_what_a_customer_is_called_is_no_markup():
    assert "<b>" not in table_html(pd.DataFrame({"<b>": ["<b>x</b>"]}))


def test_a_long_table_says_how_much_is_left():
    with text.using("en"):
        shown = table_html(pd.DataFrame({"a": range(1234)}))
    assert len(rows_of(shown)) == 21
    assert "1,214" in shown


def test_nothing_at_all_is_shown_as_nothing():
    assert rows_of(table_html(pd.DataFrame())) == []


@pytest.mark.parametrize(
    ("written", "bold"),
    [
        ("**先打谁？**看价值", "先打谁？"),
        ("有 **47%**的人", "47%"),
        ("说的是**“价格”**，不是", "“价格”"),
        ("**Call** first", "Call"),
        ("先**打**后**看。**再说", "打"),
    ],
)
def test_bold_is_bold_beside_chinese_too(written, bold):
    for shown in (markdown(written), line(written)):
        assert f"<strong>{bold}</strong>" in shown
        assert "**" not in shown


def test_code_is_left_as_it_is():
    assert "<code>x**2 + y**2</code>" in line("`x**2 + y**2`")
