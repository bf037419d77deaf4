"""How each kind reads and compares answers: rows of (question, answer, outcome, part of the message)."""

from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from casekit.classroom import (
    BLANK,
    FreeText,
    Function,
    Memo,
    Model,
    Number,
    Setting,
    Slider,
    Switch,
    Table,
    Targets,
)
from casekit.classroom.kinds.kind import LeftBlank, Unreadable


def rate(mart):
    return float(mart.subscribers["left"].mean())


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
        (90, "NOT_YET", "90.0%", "90.0 %"),
        (0.21, "NOT_YET", "数量级对", "right size"),
        (0.45, "NOT_YET", "高出太多", "far too high"),
        (0.05, "NOT_YET", "低出太多", "far too low"),
        (-0.2, "NOT_YET", "不在可能的范围", "cannot be"),
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


@pytest.fixture
def by_plan(mart):
    return mart.subscribers.groupby("plan")["left"].mean()


@pytest.mark.parametrize(
    "route",
    [
        lambda s: s,
        lambda s: s.reset_index(),
        lambda s: s.reset_index()[["left", "plan"]],
        lambda s: s.reset_index().sample(frac=1, random_state=3),
        lambda s: s.reset_index().assign(extra=1),
        lambda s: s.to_dict(),
        lambda s: s.rename("rate"),
        lambda s: s.rename_axis(None),
        lambda s: s.reset_index().astype({"plan": "category"}),
        lambda s: s.reset_index().astype({"left": object}),
        lambda s: s.reset_index().astype({"left": "float32"}),
        lambda s: s.reset_index().set_index(pd.Index([5, 6, 7])),
        lambda s: s.to_frame(),
        lambda s: {"plan": list(s.index), "left": list(s)},
        lambda s: s.reset_index().rename(columns={"left": "share_of_leavers"}),
    ],
)
def test_a_table_by_any_route_passes(q, by_plan, route):
    assert q.rate_by_plan.judge(route(by_plan)).outcome == "PASSED"


@pytest.mark.parametrize(
    ("route", "outcome", "message"),
    [
        (lambda s: s.reset_index()[["plan"]], "NOT_YET", "no column “left”"),
        (lambda s: s.reset_index().head(2), "NOT_YET", "too few rows (2)"),
        (lambda s: pd.concat([s, s]).reset_index(), "NOT_YET", "too many rows (6)"),
        (lambda s: s.reset_index().replace("basic", "bronze"), "NOT_YET", "not the ones asked for"),
        (lambda s: s * [1, 1, 2], "NOT_YET", "for “unlimited” (rows that differ: 1)"),
        (lambda s: s * np.nan, "NOT_YET", "for “basic” (rows that differ: 3)"),
        (lambda s: pd.DataFrame(), "ERROR", "empty"),
        (lambda s: {"a": [1, 2], "b": [1]}, "ERROR", "differ in length"),
        (lambda s: 3, "ERROR", "a number, not a table"),
        (lambda s: None, "ERROR", "None"),
        (lambda s: s.reset_index().assign(left=BLANK), "UNATTEMPTED", "Nothing here"),
    ],
)
def test_a_table_that_is_wrong_says_where_and_shows_no_figure(q, by_plan, route, outcome, message):
    verdict = q.rate_by_plan.judge(route(by_plan))
    assert verdict.outcome == outcome
    assert message in verdict.message
    assert not any(f"{figure:.3f}"[1:] in verdict.message for figure in by_plan)


def test_a_table_can_heed_order_and_dtype(mart):
    truth = pd.DataFrame({"plan": ["b", "a"], "n": [2, 1]})
    kind = Table(heed={"row_order", "column_order", "dtype", "no_more_columns"})

    def said(answer):
        grade = kind.grade(answer, truth, mart)
        return None if grade.passed else kind.shortfall(answer, truth, grade).key

    assert said(truth.copy()) is None
    assert said(truth[::-1]) == "not_yet.table_row_order"
    assert said(truth[["n", "plan"]]) == "not_yet.table_column_order"
    assert said(truth.astype({"n": float})) == "not_yet.table_dtype"
    assert said(truth.assign(more=1)) == "not_yet.table_more_columns"


def test_a_table_of_figures_only_is_compared_as_a_set_of_rows(mart):
    truth = pd.DataFrame({"x": [1.0, 2.0], "y": [3.0, 4.0]})
    assert Table().same(truth[::-1], truth)
    wrong = truth.assign(y=[3.0, 5.0])
    assert Table().shortfall(wrong, truth, None).key == "not_yet.table_figures"


@pytest.mark.parametrize(
    ("function", "outcome", "message"),
    [
        (lambda rows: rows.loc[~rows["left"]]["bill"].mean(), "PASSED", "2 times"),
        (lambda rows: rows["bill"].mean(), "NOT_YET", "Leavers are in it"),
        (lambda rows: rows["bill"].median(), "NOT_YET", "0 times out of 2"),
        (lambda rows: rows["no_such_column"], "ERROR", "KeyError: 'no_such_column'"),
        (lambda: 1, "ERROR", "TypeError"),
        (lambda rows: None, "ERROR", "return is missing"),
        (lambda rows: "many", "ERROR", "About what your function returns: The answer is text"),
        (lambda rows: BLANK, "UNATTEMPTED", "Nothing here"),
        (lambda rows: exit(), "ERROR", "SystemExit"),
        (float, "ERROR", "not a function"),
        (12.0, "ERROR", "not a function"),
    ],
)
def test_a_function(q, function, outcome, message):
    verdict = q.mean_bill.judge(function)
    assert verdict.outcome == outcome
    assert message in verdict.message


def test_a_function_that_loops_or_recurses_is_stopped(q, lang):
    def loops(rows):
        while True:
            pass

    def recurses(rows):
        return recurses(rows)

    said = {"zh": ("运行 0.5 秒", "不停地调用自己"), "en": ("after 0.5 seconds", "calls itself")}[
        lang
    ]
    for function, message in zip((loops, recurses), said, strict=True):
        verdict = q.mean_bill.judge(function)
        assert verdict.outcome == "ERROR"
        assert message in verdict.message


def test_a_function_cannot_change_the_mart(q, mart):
    def vandal(rows):
        result = rows.loc[~rows["left"], "bill"].mean()
        rows.loc[:, "bill"] = 0
        rows["bill"] *= 0
        return result

    assert q.mean_bill.judge(vandal).outcome == "PASSED"
    assert mart.subscribers["bill"].sum() > 0


class _Fitted:
    def predict_proba(self, rows):
        risk = rows["risk"].to_numpy()
        return np.column_stack([1 - risk, risk])


@pytest.mark.parametrize(
    ("model", "outcome", "message"),
    [
        (_Fitted(), "PASSED", "400 rows"),
        (lambda rows: rows["risk"] ** 2, "PASSED", "400 rows"),
        (lambda rows: rows["bill"], "NOT_YET", "A bill is no risk"),
        (lambda rows: -rows["risk"], "NOT_YET", "0 times out of 1"),
        (lambda rows: rows["risk"].head(3), "ERROR", "3 scores for 400 rows"),
        (lambda rows: rows["risk"] * np.nan, "ERROR", "400 of the scores"),
        (lambda rows: 0.5, "ERROR", "not one score a row"),
        (lambda rows: ["a"] * len(rows), "ERROR", "not one score a row"),
        (_Fitted, "ERROR", "not a function"),
    ],
)
def test_a_model(q, model, outcome, message):
    verdict = q.ranking.judge(model)
    assert verdict.outcome == outcome
    assert message in verdict.message


@pytest.fixture
def best(mart):
    table = mart.subscribers.set_index("subscriber")
    return (table["risk"] * table["bill"]).nlargest(60).index


@pytest.mark.parametrize(
    "shape",
    [
        lambda ids: ids,
        list,
        set,
        lambda ids: np.array(ids),
        lambda ids: pd.Series(ids),
        lambda ids: pd.DataFrame({"subscriber": ids}),
        lambda ids: pd.DataFrame(index=ids),
        lambda ids: pd.Series(True, index=ids),
    ],
)
def test_a_target_list_of_any_shape_is_scored(q, best, shape):
    verdict = q.call_list.judge(shape(best[:50]))
    assert verdict.outcome == "PASSED"
    assert verdict.share == pytest.approx(1.0)
    assert verdict.pass_mark == 0.85


@pytest.mark.parametrize(
    ("make", "outcome", "message"),
    [
        (lambda ids: ids[:20], "NOT_YET", "of the best possible; 85 % passes"),
        (lambda ids: ids, "ERROR", "60 names; there is room for 50"),
        (lambda ids: list(ids[:49]) + [ids[0]], "ERROR", "appear again: 1"),
        (lambda ids: [1, 2, 3], "ERROR", "3 of the numbers are no subscribers"),
        (lambda ids: [], "ERROR", "empty"),
        (lambda ids: [1000.0, np.nan], "ERROR", "missing values"),
        (lambda ids: [[1000], [1001]], "ERROR", "flat"),
        (lambda ids: pd.DataFrame({"customer": ids}), "ERROR", "no column “subscriber”"),
        (lambda ids: "1000", "ERROR", "not a list"),
        (lambda ids: None, "ERROR", "None"),
        (lambda ids: BLANK, "UNATTEMPTED", "Nothing"),
    ],
)
def test_a_target_list_that_does_not_do(q, best, make, outcome, message):
    verdict = q.call_list.judge(make(best))
    assert verdict.outcome == outcome
    assert message in verdict.message


def test_overlap_decides_whether_two_lists_are_alike():
    kind = Targets(alike=0.9)
    assert kind.same(frozenset(range(100)), frozenset(range(4, 100)))
    assert not kind.same(frozenset(range(100)), frozenset(range(20, 100)))


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
        ("alarms", ["pays_late"], "NOT_YET", "does not hold"),
        ("alarms", [], "UNATTEMPTED", "Nothing"),
        ("alarms", "complains", "ERROR", "not a list"),
        ("alarms", ["complains", 3], "ERROR", "“3” is not one"),
        ("plans_by_size", ["basic"], "ERROR", "There are 3 options"),
        ("plans_by_size", ["basic"] * 3, "ERROR", "There are 3 options"),
        ("plans_by_size", ["basic", "unlimited", "family"], "NOT_YET", "1 of 3"),
        ("plans_by_size", {"basic", "family", "unlimited"}, "ERROR", "not a list"),
        ("plans_by_size", iter([]), "ERROR", "not a list"),
        ("units", {"bill": "yuan"}, "ERROR", "Items without a partner yet: 1"),
        ("units", {"bill": "date", "risk": "share"}, "NOT_YET", "1 of 2 pairs"),
        ("units", {"bill": "yuan", "risk": "share", "x": "date"}, "ERROR", "“x”"),
        ("units", pd.Series({"bill": "yuan", "risk": "share"}), "PASSED", "Bill → Yuan"),
        ("units", ["yuan", "share"], "ERROR", "not pairs"),
        ("cut_off", 0.33, "PASSED", "people above 33 %"),
        ("cut_off", {"cut_off": np.float64(0.33)}, "PASSED", "people above 33 %"),
        ("cut_off", 0.01, "NOT_YET", "calls are too many"),
        ("cut_off", 1.0, "NOT_YET", "Set to 100 %"),
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
    from casekit.classroom.kinds import __all__ as names
    from casekit.classroom.speech import say

    kinds = [Number(), Table(), Function(), Model(), FreeText(musts=("a",)), Setting(), Targets()]
    assert all(say(f"kinds.{kind.name}") for kind in kinds)
    assert len(names) == 16
