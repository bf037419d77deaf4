"""RFM scores and concentration, held at answers worked out by hand."""

import math

import pandas as pd
import pytest

from casekit.analysis import rfm
from casekit.analysis.concentration import held_by_top

PAYMENTS = pd.DataFrame(
    [
        (1, 202412, 50.0),
        (1, 202501, 50.0),
        (2, 202411, 300.0),
        (3, 202501, 0.0),
        (4, 202407, 90.0),
        (5, 202502, 90.0),
    ],
    columns=["subscriber", "month", "paid"],
)
LINES = pd.Index([1, 2, 3, 4, 5], name="subscriber")


def test_months_are_counted_over_the_turn_of_the_year_and_nothing_later_is_seen():
    table = rfm.of_payments(PAYMENTS, LINES, 202501)
    assert table["recency"].to_list() == [0, 2, 6, 6, 6]  # July is the seventh month back
    assert table["frequency"].to_list() == [2, 1, 0, 0, 0]
    assert table["money"].to_list() == [100, 300, 0, 0, 0]


def test_a_longer_window_sees_more():
    table = rfm.of_payments(PAYMENTS, LINES, 202501, months=7)
    assert table.loc[4].to_list() == [6, 1, 90]
    assert table.loc[3, "recency"] == 7  # nothing paid in all of the window


def test_five_lines_without_ties_get_five_scores():
    table = pd.DataFrame({"recency": range(5), "frequency": range(5), "money": [5, 4, 3, 2, 1]})
    scored = rfm.scores(table)
    assert scored["recency"].to_list() == [5, 4, 3, 2, 1]  # the latest payment is the best
    assert scored["frequency"].to_list() == [1, 2, 3, 4, 5]
    assert scored["money"].to_list() == [5, 4, 3, 2, 1]


def test_equals_score_alike_and_the_groups_below_are_empty():
    table = pd.DataFrame({"recency": [0, 0, 0, 0, 3], "frequency": [1] * 5, "money": [9] * 5})
    scored = rfm.scores(table)
    assert scored["recency"].to_list() == [5, 5, 5, 5, 1]
    assert set(scored["frequency"]) == set(scored["money"]) == {5}


@pytest.mark.parametrize("lines", [3, 7, 10, 49, 625])
def test_scores_are_whole_and_no_rounding_moves_a_line(lines):
    table = pd.DataFrame({"recency": 0, "frequency": 0, "money": range(1, lines + 1)})
    expected = [-(-5 * place // lines) for place in range(1, lines + 1)]
    assert rfm.scores(table)["money"].to_list() == expected


def test_weights_mix():
    scored = pd.DataFrame({"recency": [5, 1], "frequency": [5, 2], "money": [1, 5]})
    assert rfm.mixed(scored, dict.fromkeys(rfm.COLUMNS, 1)).to_list() == [11, 8]
    assert rfm.mixed(scored, {"money": 5}).to_list() == [5, 25]


def test_the_top_fifth_of_ten_holds_its_two():
    amount = pd.Series([1.0] * 8 + [4.0, 8.0])
    assert held_by_top(amount, amount) == pytest.approx(0.6)
    assert held_by_top(-amount, amount) == pytest.approx(0.1)


def test_equals_at_the_border_have_equal_parts_of_the_places():
    amount = pd.Series([8.0, 4.0, 4.0, 2.0, 2.0])
    rating = pd.Series([3, 2, 2, 2, 1])
    # Two places: the first, and a third of each of the three that are equal.
    assert held_by_top(rating, amount, 0.4) == pytest.approx((8 + 10 / 3) / 20)
    assert held_by_top(rating * 0, amount, 0.4) == pytest.approx(0.4)


def test_all_hold_all_nobody_nothing_and_who_is_not_rated_comes_last():
    amount, rating = pd.Series([1.0, 2.0, 7.0]), pd.Series([2.0, 1.0, None])
    assert held_by_top(rating, amount, 1.0) == pytest.approx(1.0)
    assert held_by_top(rating, amount, 0.0) == 0.0
    assert held_by_top(rating, amount, 2 / 3) == pytest.approx(0.3)
    assert math.isnan(held_by_top(rating, amount * 0))
