"""Functions and models as learners write them: half right, right for most months, or about another thing."""

import numpy as np
import pandas as pd

from casekit.analysis.models import evaluation
from casekit.course.churn_warning.eight_alarms.questions import _spend_alarm
from casekit.course.churn_warning.honest_split.questions import (
    _labels,
    _training_months,
    calibration_error,
)
from casekit.course.churn_warning.read_aloud import gain_ratio as information
from casekit.course.churn_warning.value_loss.questions import _loss
from course.wrong import Wrong
from synthetic.calendar import add_months


def _changed(function, change):
    """Return the function with something done to its result."""
    return lambda *given: change(function(*given))


def _ever_left(churn, subscribers, month):
    gone = pd.Index(subscribers).isin(churn["subscriber"])
    return pd.Series(gone, index=pd.Index(subscribers, name="subscriber"))


def _left_by_then(churn, subscribers, month):
    return _ever_left(churn[churn["month"] <= add_months(month, 3)], subscribers, month)


def _within(first, last):
    def labels(churn, subscribers, month):
        inside = churn["month"].between(add_months(month, first), add_months(month, last))
        by_choice = churn["kind"].isin(["ported", "silent", "closed"])
        return _ever_left(churn[inside & by_choice], subscribers, month)

    return labels


def _only_leavers(churn, subscribers, month):
    found = _within(1, 3)(churn, subscribers, month)
    return found[found]


def _only_ported(churn, subscribers, month):
    return _within(1, 3)(churn[churn["kind"] == "ported"], subscribers, month)


def _suspended_too(monthly, month):
    return _spend_alarm()(monthly.assign(status="active"), month)


def _below_a_fifth(monthly, month):
    now = monthly[monthly["month"] == month].set_index("subscriber")
    now = now.loc[now["status"] == "active", "bill"]
    before = monthly[monthly["month"].between(add_months(month, -3), add_months(month, -1))]
    return now / before.groupby("subscriber")["bill"].mean().reindex(now.index) <= 0.2


def _groups(score, left):
    order = np.argsort(score, kind="stable")
    return [(np.asarray(score)[g], np.asarray(left)[g]) for g in np.array_split(order, 10)]


def _squared_gaps(score, left):
    return float(np.mean([(s.mean() - y.mean()) ** 2 for s, y in _groups(score, left)]))


def _largest_gap(score, left):
    return float(max(abs(s.mean() - y.mean()) for s, y in _groups(score, left)))


def _sum_of_gaps(score, left):
    return float(sum(abs(s.mean() - y.mean()) for s, y in _groups(score, left)))


def _unsorted(score, left):
    parts = zip(np.array_split(score, 10), np.array_split(left, 10), strict=True)
    return float(np.mean([abs(s.mean() - y.mean()) for s, y in parts]))


def _with_missing_as_zero(bills, month):
    return _loss(gaps_as_zero=True)(bills, month)


def _below_level(level, months=2):
    def loss(bills, month):
        wide = bills.pivot(index="subscriber", columns="month", values="bill").dropna()
        usual = wide[[add_months(month, step) for step in (-2, -1, 0)]].mean(axis=1)
        low = wide[[add_months(month, 1), add_months(month, 2)]].lt(level * usual, axis=0)
        return low.sum(axis=1)[usual > 0] >= months

    return loss


def _losses_only(bills, month):
    found = _loss()(bills, month)
    return found[found]


def _every_other(months, first_test):
    return [month for month in months if month < first_test]


ROWS = [
    Wrong("left_labels", "ever left", lambda m: _ever_left),
    Wrong("left_labels", "left by then, months before included", lambda m: _left_by_then),
    Wrong("left_labels", "two months ahead", lambda m: _within(1, 2)),
    Wrong("left_labels", "four months ahead", lambda m: _within(1, 4)),
    Wrong("left_labels", "a month too late", lambda m: _within(2, 4)),
    Wrong("left_labels", "this month and two more", lambda m: _within(0, 2)),
    Wrong("left_labels", "the third month only", lambda m: _within(3, 3)),
    Wrong("left_labels", "arrears, and this month too",
          lambda m: _labels(first=0, kinds=("ported", "silent", "closed", "arrears"))),
    Wrong("left_labels", "the other way round", lambda m: _changed(_labels(), lambda found: ~found)),
    Wrong("left_labels", "only the leavers", lambda m: _only_leavers),
    Wrong("left_labels", "only those who took their number along", lambda m: _only_ported),
    Wrong("left_labels", "a bare array", lambda m: _changed(_labels(), lambda found: found.to_numpy())),
    Wrong("left_labels", "everybody stays", lambda m: _changed(_labels(), lambda found: found & False)),
    Wrong("left_labels", "prints and forgets to return", lambda m: lambda *given: print(given)),
    Wrong("training_months", "all months", lambda m: lambda months, first_test: months),
    Wrong("training_months", "all before the test", lambda m: _every_other),
    Wrong("training_months", "no gap, no history", lambda m: _training_months(gap=1, history=0)),
    Wrong("training_months", "a gap of four", lambda m: _training_months(gap=4)),
    Wrong("training_months", "a history of four", lambda m: _training_months(history=4)),
    Wrong("training_months", "test month included", lambda m: _training_months(gap=0)),
    Wrong("training_months", "subtracts from yyyymm",
          lambda m: lambda months, first_test: [one for one in months[3:] if one <= first_test - 3]),
    Wrong("training_months", "both one month off",
          lambda m: lambda months, first: [add_months(one, 1) for one in _training_months()(months, first)]),
    Wrong("training_months", "last three forgotten", lambda m: lambda months, first: months[:-3]),
    Wrong("calibration_error", "Brier score",
          lambda m: lambda s, y: float(np.mean((np.asarray(s) - np.asarray(y)) ** 2))),
    Wrong("calibration_error", "squared gaps", lambda m: _squared_gaps),
    Wrong("calibration_error", "largest gap", lambda m: _largest_gap),
    Wrong("calibration_error", "sum of the gaps", lambda m: _sum_of_gaps),
    Wrong("calibration_error", "not sorted", lambda m: _unsorted),
    Wrong("calibration_error", "means of all only",
          lambda m: lambda s, y: float(abs(np.mean(s) - np.mean(y)))),
    Wrong("calibration_error", "the gaps, not averaged",
          lambda m: lambda s, y: [abs(a.mean() - b.mean()) for a, b in _groups(s, y)]),
    Wrong("calibration_error", "AUC", lambda m: evaluation.auc),
    Wrong("calibration_error", "a hundred times too large, twice",
          lambda m: _changed(calibration_error.reference(m), lambda e: 10_000 * e)),
    Wrong("calibration_error", "negative", lambda m: _changed(calibration_error.reference(m), lambda e: -e)),
    Wrong("cut_off_rule", "upside down", lambda m: lambda cost, save, value: save * value / cost),
    Wrong("cut_off_rule", "save forgotten", lambda m: lambda cost, save, value: cost / value),
    Wrong("cut_off_rule", "save forgotten, capped", lambda m: lambda c, s, v: min(c / v, 1)),
    Wrong("cut_off_rule", "save times cost", lambda m: lambda cost, save, value: cost * save / value),
    Wrong("cut_off_rule", "one half", lambda m: lambda cost, save, value: 0.5),
    Wrong("cut_off_rule", "not capped", lambda m: lambda cost, save, value: cost / (save * value)),
    Wrong("cut_off_rule", "arguments exchanged", lambda m: lambda save, cost, value: min(cost / (save * value), 1)),
    Wrong("cut_off_rule", "complement", lambda m: lambda c, s, v: 1 - min(c / (s * v), 1)),
    Wrong("cut_off_rule", "capped by max", lambda m: lambda c, s, v: max(c / (s * v), 1.0)),
    Wrong("cut_off_rule", "gain of a call", lambda m: lambda c, s, v: s * v - c),
    Wrong("gain_ratio", "gain only", lambda m: information.information_gain),
    Wrong("gain_ratio", "split information", lambda m: lambda values, labels: information.split_information(values)),
    Wrong("gain_ratio", "natural logarithm throughout, and no division",
          lambda m: lambda v, y: information.information_gain(v, y) * np.log(2)),
    Wrong("gain_ratio", "upside down", lambda m: lambda v, y: 1 / information.gain_ratio(v, y)),
    Wrong("gain_ratio", "arguments exchanged", lambda m: lambda v, y: information.gain_ratio(y, v)),
    Wrong("gain_ratio", "minus sign of the entropy lost", lambda m: lambda v, y: -information.gain_ratio(v, y)),
    Wrong("gain_ratio", "over the number of values",
          lambda m: lambda v, y: information.information_gain(v, y) / len(set(v))),
    Wrong("gain_ratio", "over the logarithm of the number of values",
          lambda m: lambda v, y: information.information_gain(v, y) / np.log2(len(set(v)))),
    Wrong("gain_ratio", "gain over both entropies",
          lambda m: lambda v, y: information.information_gain(v, y)
          / (information.entropy(y) + information.split_information(v))),
    Wrong("loss_label", "either month", lambda m: _loss(months_low=1)),
    Wrong("loss_label", "missing as zero", lambda m: _with_missing_as_zero),
    Wrong("loss_label", "current month in the mean", lambda m: _loss(shift=1)),
    Wrong("loss_label", "a month too early", lambda m: _loss(shift=-1)),
    Wrong("loss_label", "last month as the usual", lambda m: _loss(history=1)),
    Wrong("loss_label", "below half", lambda m: _below_level(0.5)),
    Wrong("loss_label", "down by seven tenths", lambda m: _below_level(0.3)),
    Wrong("loss_label", "below the mean", lambda m: _below_level(1.0)),
    Wrong("loss_label", "only the losses", lambda m: _losses_only),
    Wrong("loss_label", "the other way round", lambda m: _changed(_loss(), lambda found: ~found)),
    Wrong("spend_alarm", "suspended lines too", lambda m: _suspended_too),
    Wrong("spend_alarm", "this month in the baseline", lambda m: _spend_alarm(baseline=0)),
    Wrong("spend_alarm", "last month only", lambda m: _spend_alarm(length=1)),
    Wrong("spend_alarm", "two months", lambda m: _spend_alarm(length=2)),
    Wrong("spend_alarm", "four months", lambda m: _spend_alarm(length=4)),
    Wrong("spend_alarm", "yuan", lambda m: _spend_alarm(yuan=20.0)),
    Wrong("spend_alarm", "down to a fifth", lambda m: _below_a_fifth),
    Wrong("spend_alarm", "the other way round", lambda m: _changed(_spend_alarm(), lambda found: ~found)),
    Wrong("spend_alarm", "a month later", lambda m: lambda rows, month: _spend_alarm()(rows, add_months(month, 1))),
    Wrong("spend_alarm", "a month earlier", lambda m: lambda rows, month: _spend_alarm()(rows, add_months(month, -1))),
    Wrong("spend_alarm", "only those alarmed", lambda m: _changed(_spend_alarm(), lambda found: found[found])),
    Wrong("spend_alarm", "how many are alarmed", lambda m: _changed(_spend_alarm(), lambda found: int(found.sum()))),
]  # fmt: skip
