"""Cells of a table as options: keys, labels, slips, and the table on the card."""

import ipywidgets as widgets
import pandas as pd
import pytest

from casekit import text
from casekit.classroom import Cells, MultipleChoice, derived, questions_of

from . import desk as module
from .market.mart import TinyMart

BY_MONTH = pd.DataFrame({"north": [0.021, 0.034], "south": [0.02, None]}, index=[202501, 202502])


@pytest.fixture
def asked():
    return derived.sheet(questions_of(module), lambda case: TinyMart(1))["wrong_cells"]


def test_what_is_missing_and_what_is_for_reading_cannot_be_ticked(asked):
    keys = asked.question.kind.keys(asked.mart)
    assert (4, "bill") not in keys
    assert all(column != "plan" for _, column in keys)
    assert len(keys) == 3 * 4 - 1
    assert Cells(lambda mart: BY_MONTH)(None) == [
        (202501, "north"),
        (202501, "south"),
        (202502, "north"),
    ]


def test_a_cell_is_called_by_its_row_and_column(asked, lang):
    message = asked.judge({(2, "born"), (3, "bill")}).message
    assert {
        "zh": "客户 2 · 出生年、客户 3 · 月账单（元）",
        "en": "Customer 2 · Born, Customer 3 · Bill",
    }[lang] in (message)
    months = Cells(lambda mart: BY_MONTH, row="{value:month}")
    assert months.row_label(202501, None) == {"zh": "2025 年 1 月", "en": "January 2025"}[lang]


def test_a_mistake_can_name_the_cells_it_is_about(asked):
    verdict = asked.judge([(2, "bill")])
    assert verdict.mistake == "all_outliers"
    with text.using("zh"):
        assert asked.judge([(2, "bill")]).message.startswith("客户 2 · 月账单（元）：")


CELLS = MultipleChoice(options=Cells(lambda mart: pd.DataFrame()))
RIGHT = frozenset({(1, "a"), (2, "b"), (3, "a")})


@pytest.mark.parametrize(
    ("ticked", "slip"),
    [
        ({(1, "a"), (2, "b")}, "cells_few"), (RIGHT | {(4, "a")}, "cells_many"),
        ({(1, "a"), (2, "a"), (3, "a")}, "cells_rows"), ({(1, "a"), (2, "a"), (4, "b")}, "cells_columns"),
        ({(4, "c")}, "chosen_none_right"), ({(1, "a"), (4, "c")}, None),
    ],
)  # fmt: skip
def test_slips_of_cells(ticked, slip):
    said = CELLS.slip(frozenset(ticked), RIGHT)
    assert (said and said.key) == (slip and f"slips.{slip}")


def test_how_many_hold_and_how_many_are_missing_is_told(asked, lang):
    verdict = asked.judge({(2, "born"), (1, "data")})
    assert {
        "zh": "1 格成立，1 格不成立，另外还有 1 格",
        "en": "1 right, 1 wrong; still to find: 1",
    }[lang] in (verdict.message)


@pytest.mark.parametrize("answer", [[(1, "plan")], [(9, "born")], ["born"], [(1,)], [[1, "born"]]])
def test_what_is_no_cell_is_refused(asked, answer):
    assert asked.judge(answer).outcome == "ERROR"


def test_the_card_shows_the_table_with_a_box_in_each_cell_that_can_be_ticked(asked, lang):
    inputs = asked.card.inputs
    table = inputs.table.children
    assert len(table) == 5 * 5
    boxes = [one for one in table if isinstance(one, widgets.Checkbox)]
    assert len(boxes) == 11
    assert {"zh": "客户 1", "en": "Customer 1"}[lang] == table[5].value
    assert all(
        one.value for one in table if isinstance(one, widgets.HTML)
    )  # the empty ones keep their place
    assert "1980" in boxes[0].description
    assert {"zh": "客户 1 · 出生年", "en": "Customer 1 · Born"}[lang] in boxes[0].description
    boxes[3].value = True
    assert inputs.answer == {(2, "born")}
    fresh = inputs.state
    boxes[3].value = False
    inputs.state = fresh
    assert inputs.answer == {(2, "born")}
    assert len({id(one.layout) for one in table}) == 1
