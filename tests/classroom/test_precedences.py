"""An ordering that need not be one order: some pairs have to be kept, the rest is free."""

import pytest

from casekit.classroom import Ordering
from casekit.classroom.inputs import InOrder
from casekit.classroom.kinds.kind import Grade

STEPS = Ordering(
    options=("read", "dial", "verify", "offer"),
    before=(("read", "dial"), ("dial", "verify"), ("verify", "offer")),
)
FREE = Ordering(options=("a", "b", "c"), before=(("a", "c"),))
RIGHT = ("a", "b", "c")


@pytest.mark.parametrize("order", ["abc", "acb", "bac"])
def test_every_order_that_keeps_the_pairs_is_right(order):
    assert FREE.grade(tuple(order), RIGHT, None) == Grade(True, facts={"broken": 0, "pairs": 1})


@pytest.mark.parametrize("order", ["cab", "bca", "cba"])
def test_an_order_that_breaks_one_is_wrong_and_counted(order):
    facts = {"broken": 1, "pairs": 1, "early": "a", "late": "c"}
    assert FREE.grade(tuple(order), RIGHT, None) == Grade(False, facts=facts)


def test_the_verdict_says_how_many_are_turned_round_and_not_how_many_stand_right():
    value = ("dial", "read", "offer", "verify")
    grade = STEPS.grade(value, STEPS.options, None)
    first = {"early": "read", "late": "dial"}
    assert STEPS.shortfall(value, STEPS.options, grade).slots == {"broken": 2, "pairs": 3, **first}
    # "Two neighbours exchanged" or "the smallest first" would mislead.
    assert STEPS.slip(value, STEPS.options) is None
    assert STEPS.slip(STEPS.options[::-1], STEPS.options) is None


def test_pairs_may_follow_from_the_data():
    level = Ordering(options=("a", "b"), before=lambda mart: [("a", "b")] if mart else [])
    assert level.grade(("b", "a"), ("a", "b"), True).passed is False
    assert level.grade(("b", "a"), ("a", "b"), False).passed  # they are level: any order is right


def test_a_card_never_starts_in_an_order_that_passes():
    def passes(order):
        return FREE.grade(tuple(order), RIGHT, None).passed

    for name in map(str, range(40)):
        assert not passes(InOrder(list(RIGHT), str, name, passes)._order)
