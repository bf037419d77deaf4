"""Orders of which several are right: what is level, what must come first, what costs little more."""

import pytest

from casekit.classroom import Grade, Ordering, derived, questions_of
from casekit.classroom.inputs import InOrder

from . import desk as module
from .market.mart import TinyMart

FIGURES = {"a": 9.0, "b": 7.0, "c": 6.5, "d": 6.0, "e": 1.0}
LEVEL = Ordering(options=tuple(FIGURES), ties=lambda mart: FIGURES, level=0.5)


@pytest.fixture
def desk():
    return derived.sheet(questions_of(module), lambda case: TinyMart(1))


def grade(order: str) -> Grade:
    return LEVEL.grade(LEVEL.read(list(order), None), LEVEL.read(list("abcde"), None), None)


@pytest.mark.parametrize("order", ["abcde", "acbde", "abdce"])
def test_what_is_level_may_stand_either_way(order):
    assert grade(order).passed


def test_neighbours_in_a_row_of_small_steps_are_level_and_its_ends_are_not():
    assert grade("adcbe").facts == {"broken": 1, "pairs": 8}  # d before b: a whole unit apart


@pytest.mark.parametrize(
    ("order", "slip"),
    [
        ("edcba", "order_reversed"), ("edbca", "order_reversed"), ("bacde", "neighbours"),
        ("ebcda", "exchanged"), ("bcdea", None),
    ],
)  # fmt: skip
def test_slips_of_an_order_with_level_options(order, slip):
    said = LEVEL.slip(LEVEL.read(list(order), None), LEVEL.read(list("abcde"), None))
    assert (said and said.key) == (slip and f"slips.{slip}")


def test_two_orders_that_differ_in_what_is_level_are_one_mistake():
    assert LEVEL.same(LEVEL.read(list("ecbda"), None), LEVEL.read(list("ebcda"), None))


def test_how_many_are_turned_round_is_told(desk, lang):
    verdict = desk.plans_by_bill.judge(["family", "senior", "basic", "unlimited"])
    assert {"zh": "有 5 对，其中 2 对", "en": "Of 5 pairs that are clearly apart, 2"}[lang] in (
        verdict.message
    )


def test_the_gravest_precedence_that_is_broken_is_named(desk, lang):
    verdict = desk.four_steps.judge(["note", "list", "offer", "call"])
    said = {"zh": "“推方案”排到了“拨通”前面", "en": "you have “Make the offer” before “Dial”"}[lang]
    assert said in verdict.message
    assert {"zh": "3 处先后里，有 2 处", "en": "Of 3 pairs whose order matters, 2"}[lang] in (
        verdict.message
    )


def test_a_mistake_can_name_the_precedence(desk, lang):
    verdict = desk.four_steps.judge(["call", "note", "offer", "list"])
    assert verdict.mistake == "list_last"
    assert {"zh": "“拨通”排在了“过名单”前面", "en": "“Dial” stands before “Scrub the list”"}[
        lang
    ] in (verdict.message)


def test_an_order_may_cost_a_little_more_than_the_best(desk, lang):
    asked = desk.ticket_order
    best = list(asked.key.reference)
    assert best == [
        "outage",
        "bill",
        "vip",
        "noise",
    ]  # by loss a day over days of work; bill, vip tie
    assert asked.judge(["outage", "vip", "bill", "noise"]).outcome == "PASSED"
    verdict = asked.judge(["bill", "outage", "noise", "vip"])
    assert verdict.outcome == "NOT_YET"
    assert {"zh": "要花 4,940 元", "en": "costs 4,940 yuan"}[lang] in verdict.message
    assert {"zh": "多 24%", "en": "24% more than the best"}[lang] in verdict.message
    assert asked.judge(best[::-1]).slip == "slips.order_reversed"


def test_a_judge_may_grade_by_itself():
    kind = Ordering(options=("a", "b"), judge=lambda mart, order: Grade(order[0] == "b", 0.5))
    assert kind.grade(("b", "a"), ("a", "b"), None) == Grade(True, 0.5)


def test_only_one_thing_says_which_orders_are_right():
    kind = Ordering(options=("a", "b"), before=(("a", "b"),), ties=dict, level=1)
    asked = questions_of(module)["four_steps"]
    assert any("one of them" in fault for fault in kind.faults(asked))


def test_moves_in_a_list_are_taken_back():
    made = InOrder(list("abcd"), str.upper, "list", lambda order: False)
    start, undo = list(made._order), made._undoing.button
    assert undo.disabled
    made._rows[1]._down.click()
    made._rows[3]._number.value = "1"
    moved = made.answer
    made._rows[2]._number.value = "3"  # its own place: no move
    undo.click()
    undo.click()
    assert made.answer == start != moved
    assert undo.disabled
