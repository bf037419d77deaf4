"""Building a warning: what wrong functions are told, whatever way they went wrong."""

import re

import numpy as np
import pandas as pd
import pytest

from casekit import course, text
from casekit.classroom import Outcome, derived
from casekit.course.churn_warning.own_model import methods
from casekit.course.churn_warning.own_model.methods import FEATURES, leaves, ready
from casekit.course.churn_warning.own_model.questions import features
from course.churn_warning.test_own_model import promised
from synthetic.calendar import add_months

COLUMNS = list(FEATURES)


@pytest.fixture(scope="module")
def sheet(mart):
    return derived.sheet(course.questions("churn_warning"), {None: mart}.__getitem__)


def _shifted(monthly, months):
    """The mean of whatever month there is before, and infinities where it is 0."""
    rows = monthly.sort_values(["subscriber", "month"])
    each = rows.groupby("subscriber")
    before = pd.concat([each["data_gb"].shift(n) for n in (1, 2)], axis=1).mean(axis=1)
    three = each[["bill", "rival_calls"]].rolling(3, min_periods=1)
    made = three.agg({"bill": "mean", "rival_calls": "sum"}).droplevel(0)
    made[["subscriber", "month"]] = rows[["subscriber", "month"]]
    made["data_change"] = rows["data_gb"] / before - 1
    return made[made["month"].isin(months) & (rows["status"] == "active")]


def test_changes_that_should_be_missing_are_counted_and_said_why(sheet):
    verdict = sheet["customer_features"].judge(_shifted)
    assert verdict.mistake == "should_be_missing"
    with text.using("en"):
        found = re.search(
            r"in (\d+) rows .*absent: (\d+); their mean is 0: (\d+)",
            sheet["customer_features"].judge(_shifted).message,
        )
    count, absent, nought = map(int, found.groups())
    assert count == absent + nought
    assert absent
    assert nought


def test_months_that_are_subtracted_are_told_of_the_years_end(sheet):
    verdict = sheet["customer_features"].judge(features._features(step=lambda month, n: month + n))
    assert verdict.mistake == "months_subtracted"

    def bill_alone(monthly, months):
        right = features._features()(monthly, months)
        wrong = features._features(step=lambda month, n: month + n)(monthly, months)
        return right.assign(bill=wrong["bill"])

    assert sheet["customer_features"].judge(bill_alone).mistake == "months_subtracted"


@pytest.mark.parametrize("window", [(-3, -1), (-2, -1)])
def test_a_window_without_the_decision_month_is_told_so(window, sheet):
    verdict = sheet["customer_features"].judge(features._features(window=window))
    assert verdict.mistake == "decision_month_left_out"


def test_a_column_that_is_missing_is_named_with_those_there_are(sheet):
    def misnamed(monthly, months):
        return (
            features._features()(monthly, months)
            .assign(data_change=0)
            .rename(columns={"data_change": "trend"})
        )

    verdict = sheet["customer_features"].judge(misnamed)
    assert verdict.slip == "slips.column_missing"
    assert "“data_change”" in verdict.message
    assert "trend" in verdict.message


@pytest.mark.parametrize(("first", "last"), [(1, 1), (1, 2), (2, 3)])
def test_a_label_that_leaves_out_a_month_is_refused(first, last, sheet):
    def short(rows, churn, day):
        known, today = ready(rows, day), rows[rows["month"] == day]
        label = leaves(known, churn, horizon=last) & ~leaves(known, churn, horizon=first - 1)
        made = methods.pipeline().fit(known[COLUMNS], label)
        return pd.Series(made.predict_proba(today[COLUMNS])[:, 1], index=today["subscriber"])

    assert sheet["own_warning"].judge(short).mistake == "two_months_ahead"


@pytest.mark.parametrize("name", ["own_warning", "real_probabilities"])
def test_an_array_is_told_what_a_series_is_for(name, sheet):
    right = sheet[name].key.reference.function
    verdict = sheet[name].judge(lambda *case: right(*case).to_numpy())
    assert verdict.outcome is Outcome.ERROR
    assert "以 `subscriber` 为索引的 Series" in verdict.message


def _prepared(prepare):
    """Return the right procedure on columns that were prepared first."""
    return lambda rows, columns, model, first: promised(
        rows.assign(**prepare(rows[columns], rows["month"] <= add_months(first, -3))),
        columns, model, first,
    )  # fmt: skip


LEAKS = {
    "scaled": lambda table, known: (table - table.mean()) / table.std(),
    "filled": lambda table, known: table.fillna(table.median()),
}


@pytest.mark.parametrize("name", LEAKS)
def test_what_is_learnt_from_later_months_is_refused_though_the_figure_is_right(name, sheet):
    verdict = sheet["auc_to_promise"].judge(_prepared(LEAKS[name]))
    assert verdict.mistake == "scaled_before_parting", verdict


def test_what_is_learnt_from_the_training_rows_passes(sheet):
    scaled = _prepared(lambda table, known: (table - table[known].mean()) / table[known].std())
    assert sheet["auc_to_promise"].judge(scaled).outcome is Outcome.PASSED


def _best_model(rows, columns, model, first):
    # A boosting of its own: where the kit's is the best of all, the answer is that of another slip.
    tuned = methods.boosting().set_params(learning_rate=0.04)
    return max(promised(rows, columns, one, first) for one in (model, methods.pipeline(), tuned))


def _month_by_month(rows, columns, model, first):
    later = rows.loc[rows["month"] >= first, "month"].unique()
    upto = rows[rows["month"] < first]
    return np.mean(
        [promised(pd.concat([upto, rows[rows["month"] == m]]), columns, model, first) for m in later]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("way", "mistake"), [(_best_model, "best_of_several"), (_month_by_month, "mean_of_months")]
)
def test_an_auc_that_is_not_the_contracts_is_named(way, mistake, sheet):
    verdict = sheet["auc_to_promise"].judge(way)
    assert verdict.mistake == mistake, verdict


def test_a_list_that_ignores_the_sheet_is_told_so(sheet):
    def by_fixed_prices(customers, cost, save_rate, margin, months):
        return list(methods.worth_calling(customers, 8, 0.15, margin, months))

    verdict = sheet["who_to_call"].judge(by_fixed_prices)
    assert verdict.slip == "slips.unheeded"
    assert "`cost`、`save_rate`" in verdict.message
    assert "`margin`" not in verdict.message


def test_a_list_without_the_months_is_read_and_told_so(sheet):
    def a_months_worth(customers, cost, save_rate, margin, months):
        return list(methods.worth_calling(customers, cost, save_rate, margin, 1))

    verdict = sheet["who_to_call"].judge(a_months_worth)
    assert verdict.outcome is Outcome.NOT_YET
    assert verdict.mistake == "months_forgotten"


def test_positions_on_the_list_are_no_subscribers(sheet):
    def mask(customers, *sheet):
        return customers["subscriber"].isin(methods.worth_calling(customers, *sheet))

    assert sheet["who_to_call"].judge(mask).slip == "slips.list_positions"
    listed = lambda *case: list(mask(*case))  # noqa: E731
    assert "真假值" in sheet["who_to_call"].judge(listed).message


def test_percentages_are_no_probabilities(sheet):
    right = sheet["real_probabilities"].key.reference.function
    verdict = sheet["real_probabilities"].judge(lambda *case: 100 * right(*case))
    assert verdict.mistake == "in_per_cent"


@pytest.mark.parametrize("name", ["own_warning", "real_probabilities"])
@pytest.mark.parametrize(
    ("change", "said"),
    {
        "fewer": (lambda s: s.iloc[3:], "3 customers missing. "),
        "twice": (lambda s: pd.concat([s, s.iloc[:2]]), "2 duplicate rows. "),
        "empty": (lambda s: s.where(s.index != s.index[0]), "1 rows with a missing"),
        "more": (lambda s: pd.concat([s, pd.Series([0.5], index=[-1])]), "1 rows too many. "),
        "unnamed": (lambda s: s.set_axis(-1 - np.arange(len(s))), "no row is labelled"),
    }.values(),
)
def test_which_rows_are_amiss_is_said(name, change, said, sheet):
    right = sheet[name].key.reference.function
    with text.using("en"):
        verdict = sheet[name].judge(lambda *case: change(right(*case)))
    assert verdict.mistake == "other_rows"
    assert said in verdict.message
