"""Gates of larger bills, on bridges worked by hand and on lists made up so that each holds or is missed."""

import pandas as pd
import pytest

from casekit.trust.gates import larger_bills
from casekit.trust.gates.registry import OF_BASES
from tests.trust.one_gate import within

THEN, NOW = {1: 10.0, 2: 4.0}, {1: 8.0, 3: 20.0}
"""Bills, yuan: line 1 stays and pays less, line 2 has left, line 3 has come."""


class Base:
    """Seven months of bills: the first three of one kind, the last three of another."""

    months = (1, 2, 3, 4, 5, 6, 7)

    def __init__(self, then, now):
        self.bills = {month: then if month <= 4 else now for month in self.months}

    def month(self, month, columns):
        bills = self.bills[month]
        return pd.DataFrame({"subscriber": list(bills), "bill": list(bills.values())})


def test_the_bridge_adds_up():
    base = Base(THEN, NOW)
    assert larger_bills.arpu_of_stayers(base) == pytest.approx(-2)
    assert larger_bills.arpu_rise(base) == pytest.approx(14 - 7)
    assert larger_bills.arpu_by_leavers(base) == pytest.approx((10 - 7) - (14 - 8))


@pytest.mark.parametrize(
    ("name", "then", "now", "holds"),
    [
        ("arpu_rise", {1: 10, 2: 4}, {1: 9}, True),
        ("arpu_rise", {1: 10, 2: 4}, {1: 6}, False),
        ("arpu_of_stayers", {1: 10, 2: 4}, {1: 9}, True),
        ("arpu_of_stayers", {1: 10, 2: 4}, {1: 12}, False),
        ("arpu_by_leavers", {1: 10, 2: 4}, {1: 9}, True),
        ("arpu_by_leavers", {1: 10, 2: 40}, {1: 9}, False),
    ],
)
def test_a_rise_that_stayers_pay_for_is_not_the_story(name, then, now, holds):
    assert within(name, OF_BASES[name](Base(then, now))) == holds


def listed(worst, plain, learnt):
    """Ten lines of which two can be called; a list brings what is said, of the 10 yuan of the best."""
    rows = pd.DataFrame({"worth": [5.0, 5.0, plain, 0.0, learnt, 0.0, worst, 0.0, -1.0, -1.0]})
    for name, first in (("bill", 6), ("step", 2), ("learnt", 4)):
        rows[name] = 0.0
        rows.loc[[first, first + 1], name] = 1.0
    return rows


@pytest.mark.parametrize(
    ("name", "plain", "learnt", "value", "holds"),
    [
        ("up_by_seen", 4, 5, 0.4, True),
        ("up_by_seen", 2, 5, 0.2, False),
        ("up_by_seen", 5, 5, 0.5, True),
        ("up_learnable", 4, 5, 1.25, True),
        ("up_learnable", 4, 3, 0.75, False),
    ],
)
def test_the_best_plain_list_is_good_and_what_can_be_learnt_better(
    name, plain, learnt, value, holds, monkeypatch
):
    monkeypatch.setattr(larger_bills, "_offered", lambda mart: listed(1, plain, learnt))
    assert OF_BASES[name](None) == pytest.approx(value)
    assert within(name, value) == holds
