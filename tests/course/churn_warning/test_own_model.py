"""Building a warning: methods at known answers, what passes besides the solution, what is refused."""

import numpy as np
import pandas as pd
import pytest
from sklearn.base import clone
from sklearn.calibration import CalibratedClassifierCV
from sklearn.ensemble import HistGradientBoostingClassifier, RandomForestClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline

from casekit import course
from casekit.classroom import Outcome, derived
from casekit.course.churn_warning.own_model import (
    importances,
    inspecting,
    methods,
    time_travel,
    vendors_model,
)
from casekit.course.churn_warning.own_model.methods import FEATURES, leaves, ready
from casekit.course.churn_warning.own_model.questions import (
    probabilities,
    promising,
    scoring,
)
from synthetic.calendar import add_months

COLUMNS = list(FEATURES)


@pytest.fixture(scope="module")
def sheet(mart):
    return derived.sheet(course.questions("churn_warning"), {None: mart}.__getitem__)


# --- features and labels --------------------------------------------------------------------------


def bills(**columns):
    """One customer from October 2024 to January 2025, and one who came in December."""
    rows = pd.DataFrame(
        {
            "subscriber": [1, 1, 1, 1, 2, 2],
            "month": [202410, 202411, 202412, 202501, 202412, 202501],
            "status": "active",
            "bill": [10.0, 20.0, 30.0, 400.0, 50.0, 60.0],
            "data_gb": [4.0, 6.0, 2.5, 100.0, 3.0, 3.0],
            "calls_out": [10, 10, 5, 7, 8, 8],
            "rival_calls": [1, 0, 2, 9, 0, 0],
            "complaints": [0, 1, 0, 0, 0, 0],
            "contract_left": [3, 2, 1, 0, 0, 0],
            "active_days": [30, 28, 20, 31, 30, 30],
        }
    )
    return rows.assign(**columns)


def test_features_are_those_of_three_months_and_end_with_the_decision_month():
    table = methods.month_features(bills(), [202412]).set_index("subscriber")
    one, two = table.loc[1], table.loc[2]
    assert one[["bill", "rival_calls", "complaints", "contract_left"]].to_list() == [20, 3, 1, 1]
    assert one["data_change"] == pytest.approx(2.5 / 5 - 1)
    assert one["bill_change"] == pytest.approx(1.0)
    assert two["bill"] == 50
    assert np.isnan(two["data_change"])
    later = bills(bill=[10.0, 20.0, 30.0, -1.0, 50.0, -1.0])
    pd.testing.assert_frame_equal(
        methods.month_features(later, [202412]), table.reset_index()[["subscriber", *table.columns]]
    )


def test_features_have_a_row_a_customer_and_month_of_the_active_alone():
    rows = methods.month_features(
        bills(status=["active"] * 4 + ["active", "suspended"]), [202412, 202501]
    )
    assert rows[["subscriber", "month"]].to_numpy().tolist() == [
        [1, 202412],
        [2, 202412],
        [1, 202501],
    ]


def test_labels_look_three_months_ahead_across_the_year():
    rows = pd.DataFrame(
        {"subscriber": [1, 1, 1, 1, 2], "month": [202410, 202411, 202501, 202502, 202411]}
    )
    churn = pd.DataFrame(
        {"subscriber": [1, 2], "month": [202502, 202412], "kind": ["ported", "arrears"]}
    )
    assert leaves(rows, churn).to_list() == [False, True, True, False, False]
    assert leaves(rows, churn, kinds=["arrears"]).to_list() == [False] * 4 + [True]


def test_a_call_pays_by_the_customers_own_bill():
    customers = pd.DataFrame(
        {"subscriber": [1, 2, 3], "score": [0.1, 0.1, 0.9], "bill": [50.0, 40.0, np.nan]}
    )
    called = methods.worth_calling(customers, cost=8, save_rate=0.15, margin=0.6, months=18)
    assert list(called) == [1]


# --- warnings: what passes beside the solution ----------------------------------------------------


def _fitted(model, features=COLUMNS, fill=None):
    def warn(rows, churn, day):
        known, today = ready(rows, day), rows[rows["month"] == day]
        X, Y = (
            (part[features] if fill is None else part[features].fillna(fill))
            for part in (known, today)
        )
        made = model().fit(X, leaves(known, churn))
        return pd.Series(made.predict_proba(Y)[:, 1], index=today["subscriber"])

    return warn


def _with_last_month(rows, churn, day):
    """A figure of the month before as a further feature, joined over the whole table."""
    before = rows[["subscriber", "month", "bill"]].assign(month=lambda t: add_months(t["month"], 1))
    rows = rows.merge(before.rename(columns={"bill": "bill_before"}), how="left")
    return _fitted(HistGradientBoostingClassifier, [*COLUMNS, "bill_before"])(rows, churn, day)


def _tuned_by_time(rows, churn, day):
    """Its settings are chosen on the last month that was ready, by what was known."""
    known = ready(rows, day)
    last = known["month"].max()
    early, late = known[known["month"] <= add_months(last, -3)], known[known["month"] == last]
    pipelines = [
        make_pipeline(*methods.pipeline()[:-1], LogisticRegression(C=c)) for c in (0.001, 1)
    ]
    reached = [
        roc_auc_score(leaves(late, churn), one.fit(early[COLUMNS], leaves(early, churn)).predict_proba(late[COLUMNS])[:, 1])
        for one in pipelines
    ]  # fmt: skip
    return _fitted(lambda: clone(pipelines[int(np.argmax(reached))]))(rows, churn, day)


def _without_arrears(rows, churn, day):
    """Who was cut off for arrears is left out of the lesson."""
    cut = churn.loc[churn["kind"] == "arrears", "subscriber"]
    kept = rows[~rows["subscriber"].isin(cut) | (rows["month"] == day)]
    return methods.scores_on(kept, churn, day)


SOUND = {
    "boosting without a seed": _fitted(HistGradientBoostingClassifier),
    "a forest without a seed": _fitted(
        lambda: RandomForestClassifier(60, min_samples_leaf=20), fill=0
    ),
    "balanced logistic regression": _fitted(
        lambda: make_pipeline(*methods.pipeline()[:-1], LogisticRegression(class_weight="balanced"))
    ),
    "calibrated boosting": _fitted(
        lambda: CalibratedClassifierCV(HistGradientBoostingClassifier(max_iter=40), cv=3)
    ),
    "the month before as a feature": _with_last_month,
    "settings chosen within the training months": _tuned_by_time,
    "cut-off customers left out": _without_arrears,
    "ranks of the day": lambda *case: methods.scores_on(*case).rank(pct=True),
    "a frame with both columns": lambda *case: methods.scores_on(*case).reset_index(),
    "a table that ends with the day": lambda rows, churn, day: methods.scores_on(
        rows[rows["month"] <= day], churn[churn["month"] <= day], day
    ),
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_warning_passes_by_any_method(name, sheet):
    verdict = sheet["own_warning"].judge(SOUND[name])
    assert verdict.outcome is Outcome.PASSED, verdict


@pytest.mark.parametrize(
    ("slip", "sign"),
    {
        "random_rows": "later_rows",
        "no_gap": "unready_months",
        "ever_left": "far_outcomes",
        "two_months_ahead": "near_outcomes",
        "arrears_counted": "any_kind",
        "tuned_on_later": "later_outcomes",
        "scaled_on_all": "later_values",
    }.items(),
)
def test_each_peek_has_its_sign(slip, sign, mart):
    warn = scoring.own_warning.mistakes[slip].answer(mart)
    found = time_travel.peeks(warn, *scoring.days(mart)[-1])
    assert min(found, key=time_travel.SIGNS.index) == sign


def test_a_sound_warning_shows_no_sign_and_the_callers_tables_stay(mart):
    rows, churn, day = scoring.days(mart)[-1]
    before = rows.copy(), churn.copy()

    def careless(rows, churn, day):
        scores = methods.scores_on(rows, churn, day)
        rows["bill"] = 0.0
        return scores

    assert time_travel.peeks(careless, rows, churn, day) == ()
    pd.testing.assert_frame_equal(rows, before[0])
    pd.testing.assert_frame_equal(churn, before[1])


# --- the AUC to promise ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slip", "finding"),
    {
        "copied_before_parting": "copies_on_both_sides",
        "scaled_before_parting": "prepared_before",
        "on_what_it_learnt": "nothing_new",
        "random_rows": "months_on_both_sides",
        "random_customers": "customers_apart",
        "no_gap": "unready_months",
        "first_month_only": "other_months",
        "yes_or_no": "no_probability",
        "balanced_first": "copies",
        "months_unused": "months_unused",
        "best_of_several": "several_tried",
        "another_model": "another_model",
        "columns_dropped": "fewer_columns",
    }.items(),
)
def test_each_way_of_flattering_is_found(slip, finding, mart):
    found = inspecting.findings(promising.auc_to_promise.mistakes[slip].answer(mart))
    assert found[0] == finding, found


def promised(rows, columns, model, first_judged):
    known, judged = ready(rows, first_judged), rows[rows["month"] >= first_judged]
    made = clone(model).fit(known[columns], known["leaves"])
    return roc_auc_score(judged["leaves"], made.predict_proba(judged[columns])[:, 1])


def test_nothing_is_found_where_months_are_parted(sheet):
    assert inspecting.findings(promised) == ()
    arrays = lambda rows, columns, model, first: promised(  # noqa: E731
        rows, columns, make_pipeline("passthrough", model), first
    )
    assert inspecting.findings(arrays) == ()
    assert sheet["auc_to_promise"].judge(promised).outcome is Outcome.PASSED


def test_the_vendors_columns_say_who_and_not_whether(mart):
    rows, columns, _, _ = vendors_model.vendor(mart)
    assert set(vendors_model.PLACES) < set(columns)
    assert (rows.groupby("subscriber")[list(vendors_model.PLACES)].nunique() == 1).to_numpy().all()


# --- probabilities and the list -------------------------------------------------------------------


def test_the_sample_is_half_and_half_and_nobody_waits_for_an_outcome_in_it(mart):
    scored = methods.half_scored(mart)
    sample, later = scored[scored["learnt"]], scored[~scored["learnt"]]
    assert sample["leaves"].mean() == 0.5
    assert later["month"].min() == add_months(sample["month"].max(), 3)
    assert later["leaves"].mean() < 0.1 < 0.2 < later["score"].mean()


def _platt(scored, day):
    known = probabilities.known_rows(scored, day)
    today = scored[~scored["learnt"] & (scored["month"] == day)]
    odds = lambda part: np.log(part[["score"]] / (1 - part[["score"]]))  # noqa: E731
    made = LogisticRegression(C=1e6).fit(odds(known), known["leaves"])
    return pd.Series(made.predict_proba(odds(today))[:, 1], index=today["subscriber"])


@pytest.mark.parametrize("route", [probabilities.prior_corrected, _platt])
def test_other_routes_to_probabilities_pass(route, sheet):
    assert sheet["real_probabilities"].judge(route).outcome is Outcome.PASSED


def test_net_gain_in_order_gives_the_same_list(sheet):
    def by_gain(customers, cost, save_rate, margin, months):
        net = customers["score"] * save_rate * customers["bill"] * margin * months - cost
        return customers.assign(net=net).query("net > 0").sort_values("net")["subscriber"]

    assert sheet["who_to_call"].judge(by_gain).outcome is Outcome.PASSED


# --- importance -----------------------------------------------------------------------------------


class _ByOneColumn:
    """A fitted model that looks at one column."""

    _estimator_type, classes_ = "classifier", np.array([False, True])

    def fit(self, X, y):
        return self

    def predict_proba(self, X):
        return np.column_stack([1 - X["a"], X["a"]])


def test_importance_and_what_if_are_about_the_column_that_is_looked_at():
    rows = pd.DataFrame({"a": np.linspace(0, 1, 200), "b": 1.0})
    lost = importances.importance(
        methods.pipeline().fit(rows, rows["a"] > 0.5), rows, rows["a"] > 0.5
    )
    assert list(lost.index) == ["a", "b"]
    assert lost.loc["b"].to_list() == [0, 0]
    assert lost.loc["a", "auc_lost"] > 0.3
    assert lost.loc["a", "spread"] > 0
    assert importances.what_if(_ByOneColumn(), rows, "a", 0.25) == pytest.approx((0.5, 0.25))
    assert importances.what_if(_ByOneColumn(), rows, "b", 9.0) == pytest.approx((0.5, 0.5))


def test_a_column_that_cannot_be_told_from_the_first_is_guessed_right(sheet):
    found = importances.leaning(sheet["leans_most"].mart)
    level = importances.level_with_the_first(found)
    assert level[0] == found.lost.index[0]
    assert "bill" not in level
    close = found._replace(spread=found.spread * 0 + 1.0)
    assert set(importances.level_with_the_first(close)) == set(FEATURES)
