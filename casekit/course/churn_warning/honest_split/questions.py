"""Which trials of a model may be believed, whose scores are money; labels and months behind (W3)."""

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.models import evaluation, splits
from casekit.analysis.models.customer_months import HISTORY
from casekit.classroom import (
    Answer,
    Choice,
    Function,
    MultipleChoice,
    Number,
    Table,
    Targets,
    question,
)
from casekit.course.churn_warning.honest_split import methods
from casekit.mart import VOLUNTARY
from casekit.mart.outcomes import HORIZON
from synthetic.calendar import add_months, month_range

PLANS = ("later_period", "random_rows", "unready_months", "other_customers", "old_model_new_month")
HOLD = frozenset({"later_period", "old_model_new_month"})
"""The trials in which the model knows no more than it will in use."""


# --- which trial may be believed? ----------------------------------------------------------------


@question(MultipleChoice(options=PLANS), covers="W3", minutes=4)
def honest_trials(mart):
    """The trials in which the model knows no more than it will in use."""
    mart.need("churn.month", "churn.kind")
    split = models.split(mart)
    ready_until, first = split.train[-1], split.test[0]
    return Answer(
        set(HOLD),
        ready=ready_until,
        unready=splits.unready_months(month_range(split.train[0], len(split.train) + 2), first)[-1],
        first=first,
        last=split.test[-1],
    )


def _several_wrong(mart, value) -> dict | None:
    wrong = len(set(value) - HOLD)
    return {"wrong": wrong} if wrong > 1 else None


@honest_trials.mistake(when=_several_wrong)
def several_too_many(mart):
    return {*HOLD, "random_rows", "other_customers"}


@honest_trials.mistake(when=lambda mart, value: "random_rows" in value)
def random_rows_too(mart):
    return {*HOLD, "random_rows"}


@honest_trials.mistake(when=lambda mart, value: "unready_months" in value)
def unready_too(mart):
    return {*HOLD, "unready_months"}


@honest_trials.mistake(when=lambda mart, value: "other_customers" in value)
def other_customers_too(mart):
    return {*HOLD, "other_customers"}


@honest_trials.mistake(when=lambda mart, value: set(value) < HOLD)
def one_missing(mart):
    return {"later_period"}


# --- which scores are money? ---------------------------------------------------------------------


@question(Choice(options=methods.KINDS), covers="W3", minutes=4)
def not_for_money(mart):
    """The model whose scores are no probabilities."""
    day, table = models.decision(mart), methods.models_compared(mart)
    worst = table["calibration_error"].idxmax()
    return _chosen(mart, worst, month=day.month, customers=len(day.leaves))


def _chosen(mart, kind: str, **facts) -> Answer:
    """A model as the answer, with its row of the table."""
    row = methods.models_compared(mart).loc[kind]
    said, seen = float(row["predicted"]), float(row["observed"])
    return Answer(kind, auc=float(row["auc"]), said=said, seen=seen, times=said / seen, **facts)


@not_for_money.mistake
def lowest_auc(mart):
    return _chosen(mart, methods.models_compared(mart).loc[["logistic", "cart"], "auc"].idxmin())


@not_for_money.mistake
def simple_but_sound(mart):
    return _chosen(mart, methods.models_compared(mart).loc[["logistic", "cart"], "auc"].idxmax())


@not_for_money.mistake
def hard_to_explain(mart):
    return _chosen(mart, "boosting")


# --- code -----------------------------------------------------------------------------------------


def _cases_of_labels(mart) -> list[tuple]:
    """Subscribers active at the start of a month; one horizon crosses the turn of the year."""
    mart.need_months(10 + HORIZON + 1)
    mart.need("churn.month", "churn.kind")
    months = (int(add_months(mart.months[0], 5)), int(add_months(mart.months[0], 10)))
    bases = [door.base(mart, int(add_months(month, -1))) for month in months]
    return [(mart.churn, pd.Series(base), m) for base, m in zip(bases, months, strict=True)]


def _labels(first: int = 1, kinds=VOLUNTARY, by_calendar: bool = True):
    def labels(churn: pd.DataFrame, subscribers: pd.Series, month: int) -> pd.Series:
        last = add_months(month, HORIZON) if by_calendar else month + HORIZON
        start = add_months(month, first) if by_calendar else month + first
        rows = churn[churn["month"].between(start, last) & churn["kind"].isin(kinds)]
        inside = pd.Index(subscribers).isin(rows["subscriber"])
        return pd.Series(inside, index=pd.Index(subscribers, name="subscriber"), name="leaves")

    return labels


@question(
    Function(on=_cases_of_labels, returns=Table(keys=("subscriber",)), seconds=5),
    covers="W3",
    minutes=6,
    track="code",
)
def left_labels(mart):
    """A function (churn, subscribers, month) → who leaves by choice in the next three months."""
    return _labels()


@left_labels.mistake
def this_month_too(mart):
    return _labels(first=0)


@left_labels.mistake
def arrears_counted(mart):
    return _labels(kinds=(*VOLUNTARY, "arrears"))


@left_labels.mistake
def month_as_number(mart):
    return _labels(by_calendar=False)


def _cases_of_months(mart) -> list[tuple]:
    mart.need_months(12 + 1)
    usable = models.decision_months(mart.months)
    return [(list(mart.months), usable[-3]), (list(mart.months[:18]), mart.months[12])]


def _training_months(gap: int = HORIZON, history: int = HISTORY):
    def training_months(months: list[int], first_test: int) -> list[int]:
        earliest, latest = add_months(months[0], history), add_months(first_test, -gap)
        return [month for month in months if earliest <= month <= latest]

    return training_months


@question(
    Function(on=_cases_of_months, returns=Targets(alike=1.0), seconds=3),
    covers="W3",
    minutes=6,
    track="code",
)
def training_months(mart):
    """A function (months, first test month) → decision months that may be learnt from."""
    return Answer(_training_months(), history=HISTORY, horizon=HORIZON)


@training_months.mistake
def no_gap(mart):
    return _training_months(gap=1)


@training_months.mistake
def no_history(mart):
    return _training_months(history=0)


@training_months.mistake
def gap_one_short(mart):
    return _training_months(gap=HORIZON - 1)


def _cases_of_scores(mart) -> list[tuple]:
    left = models.decision(mart).leaves
    kinds = ("boosting", "boosting_half")
    return [(models.score(mart, kind).to_numpy(), left.to_numpy(dtype=float)) for kind in kinds]


@question(
    Function(on=_cases_of_scores, returns=Number(relative=0.01, absolute=1e-6), seconds=5),
    covers="W3",
    minutes=8,
    track="code",
)
def calibration_error(mart):
    """A function (score, left) → mean calibration error over ten groups of equal size."""
    return evaluation.mean_calibration_error


@calibration_error.mistake
def signs_cancel(mart):
    def signed(score, left):
        table = evaluation.calibration_table(score, left)
        return float(np.average(table["predicted"] - table["observed"], weights=table["customers"]))

    return signed


@calibration_error.mistake
def customer_by_customer(mart):
    return lambda score, left: float(np.abs(np.asarray(score) - np.asarray(left)).mean())


@calibration_error.mistake
def brier_score(mart):
    return lambda score, left: float(np.square(np.asarray(score) - np.asarray(left)).mean())


@calibration_error.mistake
def largest_gap(mart):
    return lambda score, left: float(_gaps(score, left).max())


@calibration_error.mistake
def squared_gaps(mart):
    return lambda score, left: float(np.square(_gaps(score, left)).mean())


@calibration_error.mistake
def groups_unsorted(mart):
    def as_they_stand(score, left):
        parts = zip(np.array_split(score, 10), np.array_split(left, 10), strict=True)
        return float(np.mean([abs(s.mean() - y.mean()) for s, y in parts]))

    return as_they_stand


@calibration_error.mistake
def area_under_the_curve(mart):
    return evaluation.auc


def _gaps(score, left) -> np.ndarray:
    table = evaluation.calibration_table(score, left)
    return (table["predicted"] - table["observed"]).abs().to_numpy()


@calibration_error.mistake
def equal_widths(mart):
    def by_width(score, left):
        band = np.minimum((np.asarray(score) * 10).astype(int), 9)
        rows = pd.DataFrame({"score": score, "left": left}).groupby(band).mean()
        return float((rows["score"] - rows["left"]).abs().mean())

    return by_width
