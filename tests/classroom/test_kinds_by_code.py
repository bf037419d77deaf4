"""Answers given in code: tables, functions, models, target lists."""

import numpy as np
import pandas as pd
import pytest

from casekit.classroom import (
    BLANK,
    Number,
    Table,
    Targets,
)
from casekit.classroom.kinds import columns


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


@pytest.mark.parametrize("step", [1, -1, 88])
def test_the_row_of_another_month_is_another_row_however_near_in_size(step):
    right = pd.DataFrame({"month": [202412, 202501], "subscriber": [30_001, 30_002], "bill": 50.5})
    kind = Table(keys=("subscriber", "month"), relative=1e-3)
    assert kind.same(right.astype(float), right)
    assert not kind.same(right.assign(month=right["month"] + step), right)
    assert not kind.same(right.assign(subscriber=right["subscriber"] + 1), right)


@pytest.mark.parametrize(
    ("route", "outcome", "message"),
    [
        (lambda s: s.reset_index()[["plan"]], "NOT_YET", "no column “left”"),
        (
            lambda s: s.reset_index().head(2),
            "NOT_YET",
            "Some rows are missing (in all: 1; you have 2)",
        ),
        (lambda s: pd.concat([s, s]).reset_index(), "NOT_YET", "There are duplicate rows: 3"),
        (
            lambda s: s.reset_index().replace("basic", "bronze"),
            "NOT_YET",
            "do not belong: 1 (such as bronze)",
        ),
        (
            lambda s: s * [1, 1, 2],
            "NOT_YET",
            "1 of 3 rows are wrong, starting with “unlimited”",
        ),
        (
            lambda s: s.round(1),
            "NOT_YET",
            "“left” is rounded so much that other routes give the same",
        ),
        (lambda s: s.map("{:.1%}".format), "NOT_YET", "“left” holds text, not numbers"),
        (lambda s: s * np.nan, "NOT_YET", "“left” is empty in rows that should have a figure: 3"),
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
        (lambda rows: rows["bill"].median(), "NOT_YET", "wrong in 2 of 2 test cases"),
        (lambda rows: rows["no_such_column"], "ERROR", "KeyError: 'no_such_column'"),
        (lambda: 1, "ERROR", "TypeError"),
        (lambda rows: None, "ERROR", "return is missing"),
        (
            lambda rows: "many",
            "ERROR",
            "There is a problem with what your function returns: The answer is text",
        ),
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
        (lambda rows: -rows["risk"], "NOT_YET", "The ranking is upside down"),
        (lambda rows: rows["risk"].head(3), "ERROR", "3 scores for 400 rows"),
        (lambda rows: rows["risk"] * np.nan, "ERROR", "400 of the scores"),
        (lambda rows: 0.5, "ERROR", "not one score per row"),
        (lambda rows: ["a"] * len(rows), "ERROR", "not one score per row"),
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
        (lambda ids: ids[:20], "NOT_YET", "of the best possible; 85% passes"),
        (lambda ids: ids, "ERROR", "60 names; there is room for 50"),
        (lambda ids: list(ids[:49]) + [ids[0]], "ERROR", "appear more than once: 1"),
        (lambda ids: [1, 2, 3], "ERROR", "3 of the numbers are not among the customers"),
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


def test_a_list_of_numbers_written_as_texts_is_read(q, mart):
    kind = q.call_list.question.kind.takes
    kind = kind if isinstance(kind, Targets) else Targets()
    numbers = list(mart.subscribers["subscriber"][:3])
    assert kind.read([str(one) for one in numbers], mart) == frozenset(numbers)
    assert Targets().read(["a", "b"], mart) == {"a", "b"}


def test_gaps_among_true_and_false_are_no_true():
    truth = pd.DataFrame({"subscriber": [1, 2, 3], "left": [True, False, False]})
    given = pd.DataFrame({"subscriber": [1, 2, 3], "left": [True, None, np.nan]})
    said = Table(keys=("subscriber",)).slip(given, truth)
    assert (said.key, said.slots["count"]) == ("slips.flags_empty", 2)


@pytest.mark.parametrize(("given", "said"), [(-0.05, "slips.below"), (1.58, "slips.beyond")])
def test_a_share_that_cannot_be_is_told_by_which_end_it_leaves(given, said):
    kind = Number(unit="%", low=0.0, high=1.0)
    assert kind.slip(kind.read(100 * given, None), 0.3).key == said


@pytest.mark.filterwarnings("error")
def test_figures_without_end_agree_with_their_like_and_say_nothing_else():
    truth = np.array([12.3456, 7.8912, np.inf, np.inf])
    given = np.array([12.35, 7.89, np.inf, -np.inf])
    assert columns.near(given, truth, 0, 0).tolist() == [True, True, True, False]
