"""Answers given on cards: numbers, choices, orders, pairs, settings, texts."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from casekit.classroom import (
    BLANK,
    Memo,
    Number,
    Setting,
    Slider,
    Switch,
    kinds,
)
from casekit.classroom.inputs import InOrder
from casekit.classroom.inputs.by_kind import INPUTS
from casekit.classroom.kinds.kind import LeftBlank, Unreadable


def rate(mart):
    return float(mart.subscribers["left"].mean())


def all_kinds():
    named = (getattr(kinds, name) for name in kinds.__all__)
    return {one for one in named if isinstance(one, type) and issubclass(one, kinds.Kind)}


@pytest.mark.parametrize(
    "wrap",
    [
        float,
        np.float64,
        np.float32,
        lambda x: x * 100,
        Decimal,
        lambda x: Fraction(x),
        np.array,
        lambda x: np.array([x]),
        lambda x: pd.Series([x], index=["left"]),
        lambda x: pd.DataFrame({"rate": [x]}),
        lambda x: x + 0.0004,
    ],
)
def test_a_number_in_any_wrapping_passes(q, mart, wrap):
    assert q.churn_rate.judge(wrap(rate(mart))).outcome == "PASSED"


@pytest.mark.parametrize(
    ("answer", "outcome", "zh", "en"),
    [
        (0.9, "NOT_YET", "留下的人", "those who stayed"),
        (90, "NOT_YET", "90%", "90%"),
        (0.21, "NOT_YET", "已经很接近", "is close"),
        (0.27, "NOT_YET", "看不出是怎么算的", "matches no mistake"),
        (0.45, "NOT_YET", "大一倍以上", "more than twice"),
        (0.05, "NOT_YET", "不到该有的一半", "less than half"),
        (-0.2, "NOT_YET", "正负号反了", "wrong sign"),
        (40000, "NOT_YET", "留下的人", "those who stayed"),
        (float("nan"), "ERROR", "NaN", "not a number"),
        (float("-inf"), "ERROR", "无穷大", "infinite"),
        (10**400, "ERROR", "无穷大", "infinite"),
        (None, "ERROR", "空值", "None"),
        ("0.2", "ERROR", "文字", "text"),
        (True, "ERROR", "真假值", "true or false"),
        (1j, "ERROR", "复数", "complex"),
        ([0.2], "ERROR", "列表", "a list"),
        (np.array([0.1, 0.2]), "ERROR", "2 个值", "2 values"),
        (lambda: 0.2, "ERROR", "函数", "a function"),
        (BLANK, "UNATTEMPTED", "还没有作答", "Nothing here yet"),
        (BLANK / 2, "UNATTEMPTED", "还没有作答", "Nothing here yet"),
    ],
)
def test_a_number_that_is_wrong(q, lang, answer, outcome, zh, en):
    verdict = q.churn_rate.judge(answer)
    assert verdict.outcome == outcome
    assert {"zh": zh, "en": en}[lang] in verdict.message


def test_a_plain_number_is_never_read_as_a_percentage(q, mart):
    assert q.leavers.judge(int(mart.subscribers["left"].sum()) * 100).outcome == "NOT_YET"
    assert q.leavers.judge(-5).message.startswith("-5 subscribers has the wrong sign")


def test_tolerance_is_the_widest_of_those_given():
    assert Number(relative=0.01).same(101, 100)
    assert not Number(relative=0.01).same(101.5, 100)
    assert Number(relative=0, absolute=2).same(102, 100)
    assert Number(relative=0, decimals=1).same(3.04, 3.0)
    assert not Number(relative=0, decimals=1).same(3.06, 3.0)
    assert Number(unit="%", relative=0, decimals=1).same(3.04, 0.03)


def test_low_and_high_must_be_in_order():
    assert Number(low=1, high=0).faults(None)


@pytest.mark.parametrize(
    ("name", "answer", "outcome", "message"),
    [
        ("biggest_plan", "gold", "ERROR", "“gold” is not one of the options"),
        ("biggest_plan", "x" * 500, "ERROR", "x…”"),
        ("biggest_plan", None, "ERROR", "None"),
        ("biggest_plan", ["basic"], "ERROR", "a list"),
        ("last_month", 202501, "NOT_YET", "January 2025 is the first"),
        ("last_month", 202502, "NOT_YET", "You chose “February 2025”"),
        ("last_month", np.int64(202503), "PASSED", "March 2025"),
        ("last_month", float("nan"), "ERROR", "not a number"),
        ("alarms", ["rings_twice", "complains", "complains"], "PASSED", "A complaint"),
        ("alarms", ["complains"], "NOT_YET", "something is missing"),
        ("alarms", ["pays_late"], "NOT_YET", "Nothing you ticked holds"),
        ("alarms", ["complains", "pays_late"], "NOT_YET", "some hold and some do not"),
        ("alarms", [], "UNATTEMPTED", "Nothing"),
        ("alarms", "complains", "ERROR", "not a list"),
        ("alarms", ["complains", 3], "ERROR", "“3” is not one"),
        ("plans_by_size", ["basic"], "ERROR", "There are 3 options"),
        ("plans_by_size", ["basic"] * 3, "ERROR", "There are 3 options"),
        ("plans_by_size", ["basic", "unlimited", "family"], "NOT_YET", "Only two neighbours"),
        ("plans_by_size", ["unlimited", "basic", "family"], "NOT_YET", "0 of 3"),
        ("plans_by_size", {"basic", "family", "unlimited"}, "ERROR", "not a list"),
        ("plans_by_size", iter([]), "ERROR", "not a list"),
        ("units", {"bill": "yuan"}, "UNATTEMPTED", "Still to choose: 1"),
        ("units", {"bill": "date", "risk": "share"}, "NOT_YET", "1 of 2 are right"),
        ("units", {"bill": "yuan", "risk": "share", "x": "date"}, "ERROR", "“x”"),
        ("units", pd.Series({"bill": "yuan", "risk": "share"}), "PASSED", "Bill → Yuan"),
        ("units", ["yuan", "share"], "ERROR", "not pairs"),
        ("cut_off", 0.33, "PASSED", "people above 33%"),
        ("cut_off", {"cut_off": np.float64(0.33)}, "PASSED", "people above 33%"),
        ("cut_off", 0.01, "NOT_YET", "calls are too many"),
        ("cut_off", 1.0, "NOT_YET", "With 100%"),
        ("cut_off", 1.5, "ERROR", "cannot be set"),
        ("cut_off", "0.3", "ERROR", "cannot be set"),
        ("cut_off", {"other": 1}, "ERROR", "cut_off"),
        ("cut_off", float("nan"), "ERROR", "cannot be set"),
        ("memo", "Call the fifty on the list by Friday noon.", "NOT_YET", "2 of the 2 points"),
        ("memo", Memo("Too short", {"who", "when"}), "NOT_YET", "Too short"),
        ("memo", Memo("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", {"who", "when"}), "NOT_YET", "Too short"),
        ("memo", {"text": "名单上五十位客户周五中午前打完", "ticked": ["who", "when", "cost"]}, "PASSED", "cost"),
        ("memo", Memo("   ", ()), "UNATTEMPTED", "Nothing"),
        ("memo", Memo("Call the fifty on the list by noon.", {"why"}), "ERROR", "rubric"),
        ("memo", Memo("x" * 30_000, {"who"}), "ERROR", "20,000"),
        ("memo", 3, "ERROR", "not text"),
    ],
)  # fmt: skip
def test_answers_from_lists_settings_and_texts(q, name, answer, outcome, message):
    verdict = q[name].judge(answer)
    assert verdict.outcome == outcome, verdict
    assert message in verdict.message


def test_a_setting_of_several_controls():
    kind = Setting(
        controls={"cut": Slider(0, 10, 5), "both": Switch()},
        judge=lambda mart, s: s["cut"] > 7 and s["both"],
    )
    value = kind.read({"cut": 8, "both": np.bool_(True)}, None)
    assert value == {"cut": 8, "both": True}
    assert kind.grade(value, value, None).passed
    for wrong in (8, {"cut": 8}, {"cut": True, "both": True}, {"cut": 8, "both": 1}):
        with pytest.raises(Unreadable):
            kind.read(wrong, None)
    with pytest.raises(LeftBlank):
        kind.read({"cut": BLANK, "both": True}, None)


def test_a_method_of_a_learners_object_that_fails_is_no_traceback(q):
    class Hostile:
        def __float__(self):
            raise RuntimeError

        def __eq__(self, other):
            raise RuntimeError

        __hash__ = None

    for asked in q:
        assert asked.judge(Hostile()).outcome == "ERROR"


def test_kinds_have_a_text_that_says_how_to_answer(lang):
    from casekit.classroom.speech import say

    assert all(say(f"kinds.{one.name}") for one in all_kinds() - {kinds.Kind, kinds.Policy})


def test_a_list_to_be_ordered_never_starts_in_the_right_order():
    keys = ["a", "b", "c"]
    for name in map(str, range(40)):
        made = InOrder(keys, str.upper, name, lambda order: order == ["a", "b", "c"])
        shown = [row.children[3].value for row in made.box.children[1].children]
        assert sorted(shown) == ["A", "B", "C"]
        assert shown != ["A", "B", "C"]


def test_a_card_has_inputs_for_the_kinds_that_need_no_code_and_for_no_others():
    by_card = {
        one for one in all_kinds() - {kinds.Kind, kinds.Policy, kinds.Guess} if one.has_inputs
    }
    assert by_card == set(INPUTS)
