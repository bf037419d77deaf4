"""Lifetime value and the cost of winning, held at answers worked out by hand."""

import numpy as np
import pytest

from casekit.analysis import money, winning
from casekit.analysis.clv import annuity


def test_nobody_leaves_and_nothing_is_discounted():
    assert annuity(0.0, months=36, discount=0.0) == pytest.approx(36)


def test_all_leave_before_the_first_month():
    assert annuity(1.0) == 0.0


def test_two_months_by_hand():
    assert annuity(0.5, months=2, discount=0.0) == pytest.approx(0.5 + 0.25)
    assert annuity(0.0, months=2, discount=0.25) == pytest.approx(0.8 + 0.64)


def test_several_lines_at_once_and_the_sheets_horizon():
    each = annuity(np.array([0.0, 0.02]))
    assert each.shape == (2,)
    ratio = 0.98 / (1 + money.figure("discount"))
    months = money.figure("lifetime_months")
    assert each[1] == pytest.approx(ratio * (1 - ratio**months) / (1 - ratio))


def test_an_agent_has_a_part_of_a_year_and_friends_get_no_gift():
    cost = winning.cost_by_channel(50.0)
    gift = money.figure("welcome_gift")
    assert cost["agent"] == pytest.approx(140 + 0.08 * 12 * 50 + gift)
    assert cost["store"] == money.figure("store_line") + gift
    assert cost["referral"] == money.figure("referral_line")


def test_the_mean_is_over_those_who_joined_within_the_year(mart):
    month = mart.months[-1]
    mean = winning.cost_of_a_line(mart, month)
    each = winning.cost_by_channel(50.0)
    assert each.min() < mean < each.max()
    people = mart.subscribers
    won = people[people["join_month"] > month - 100]
    by_hand = (
        won["channel"]
        .astype(object)
        .map(winning.cost_by_channel(float(mart.month(month, ["bill"])["bill"].mean())))
    )
    assert mean == pytest.approx(by_hand.mean())
