"""A warning that could exist on its day: (rows, churn, day) → scores (W3)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.models import evaluation
from casekit.classroom import Answer, Function, Grade, Policy, question
from casekit.classroom.kinds.calling import CaseFault
from casekit.classroom.kinds.kind import Unreadable
from casekit.course.churn_warning.own_model import methods, time_travel
from casekit.course.churn_warning.own_model.methods import FEATURES, leaves, pipeline, ready
from casekit.course.churn_warning.own_model.questions.by_customer import (
    SECONDS,
    TABLE,
    amiss,
    asked,
    figures_of,
)
from casekit.mart import VOLUNTARY
from casekit.mart.once import once

PASS_MARK = 0.85
COLUMNS = list(FEATURES)
BREAKS = "breaks"
"""The sign of a warning that has no scores for other tables of the same kind."""


@once
def days(mart: door.Mart) -> list[tuple[pd.DataFrame, pd.DataFrame, int]]:
    """Return the cases: rows and departures of every third customer, and a day in their midst.

    Lines are suspended long before they are cut off for arrears, and have no rows by then. Every
    fifth of those who leave is therefore said to have been cut off, so that it shows in the scores
    who counts them.
    """
    mart.need_months(18)
    mart.need("churn.month", "churn.kind")
    rows, churn = methods.history(mart), mart.churn[["subscriber", "month", "kind"]]
    some = pd.Index(rows["subscriber"].unique())[::3]
    rows = rows[rows["subscriber"].isin(some)].reset_index(drop=True)
    churn = churn[churn["subscriber"].isin(some)].reset_index(drop=True)
    churn = churn.assign(kind=churn["kind"].astype(object).where(churn.index % 5 > 0, "arrears"))
    usable = models.decision_months(mart.months)
    return [(rows, churn, usable[-6]), (rows, churn, usable[-4])]


def signs(value) -> tuple[str, ...]:
    """Return what a warning's scores depend on and should not; asked once, kept with its results."""
    if not hasattr(value, "signs"):

        def warned(rows, churn, day):
            customers = rows.loc[rows["month"] == day, "subscriber"]
            return figures_of(asked(value.function, rows, churn, day), customers)

        try:
            value.signs = time_travel.peeks(warned, *value.cases[-1])
        except (CaseFault, Unreadable, AttributeError):
            value.signs = (BREAKS,)
    return value.signs


@once
def _reference_auc(mart: door.Mart) -> list[float]:
    return [_auc(methods.scores_on(*case), case) for case in days(mart)]


def _auc(score: pd.Series, case: tuple) -> float:
    rows, churn, day = case
    today = rows[rows["month"] == day]
    return evaluation.auc(score.reindex(today["subscriber"]), leaves(today, churn))


def _judged(mart, value) -> Grade:
    """Return the share of the way from chance to the reference; none for who has seen the future or
    gives no order."""
    scores = [figures_of(result, _customers(case)) for result, case in _pairs(value)]
    if any(score is None for score in scores):
        return Grade(False, None, {"auc": float("nan")})
    reached = [_auc(score, case) for score, case in zip(scores, value.cases, strict=True)]
    best = _reference_auc(mart)
    share = float(np.mean([(a - 0.5) / (b - 0.5) for a, b in zip(reached, best, strict=True)]))
    if share >= PASS_MARK and (_two_values(value) or signs(value)):
        share = None
    return Grade(False, share, {"auc": float(np.mean(reached))})


def _pairs(value):
    return zip(value, value.cases, strict=True)


def _customers(case: tuple) -> pd.Series:
    rows, _, day = case
    return rows.loc[rows["month"] == day, "subscriber"]


def _two_values(value) -> bool:
    """Tell whether the scores are a yes or no."""
    found = (figures_of(result, _customers(case)) for result, case in _pairs(value))
    return all(scores is not None and scores.nunique() <= 2 for scores in found)


def _shows(sign: str):
    return lambda mart, value: _complete(value) and sign in signs(value)


def _complete(value) -> bool:
    return all(figures_of(result, _customers(case)) is not None for result, case in _pairs(value))


def _warn(learnt, label=leaves, model=pipeline, column: int = 1):
    """Return a warning that learns from `learnt(rows, day)` with the labels `label(rows, churn)`."""

    def warn(rows: pd.DataFrame, churn: pd.DataFrame, day: int) -> pd.Series:
        known, today = learnt(rows, day), rows[rows["month"] == day]
        made = model().fit(known[COLUMNS], label(known, churn))
        score = made.predict_proba(today[COLUMNS])[:, column]
        return pd.Series(score, index=today["subscriber"], name="score")

    return warn


@question(
    Policy(score=_judged, takes=Function(on=days, returns=TABLE, seconds=SECONDS),
           pass_mark=PASS_MARK),
    covers="W3",
    minutes=15,
    track="code",
)  # fmt: skip
def own_warning(mart):
    """A function (rows, churn, day) → scores of the day's customers, as they could be known then."""
    cases = days(mart)
    return Answer(
        methods.scores_on, horizon=methods.HORIZON, mark=PASS_MARK,
        best=float(np.mean(_reference_auc(mart))), days=[day for _, _, day in cases],
    )  # fmt: skip


@own_warning.mistake(when=lambda mart, value: amiss(value, map(_customers, value.cases)))
def other_rows(mart):
    def every_row(rows, churn, day):
        known = ready(rows, day)
        score = pipeline().fit(known[COLUMNS], leaves(known, churn)).predict_proba(rows[COLUMNS])
        return pd.Series(score[:, 1], index=rows["subscriber"], name="score")

    return every_row


@own_warning.mistake(when=_shows(BREAKS))
def looked_up(mart):
    rows, churn = methods.history(mart), mart.churn
    made = {day: methods.scores_on(rows, churn, day) for _, _, day in days(mart)}

    def looks_up(rows, churn, day):
        today = rows.loc[rows["month"] == day, "subscriber"]
        return pd.Series(today.map(made[day]).to_numpy(), index=today, name="score")

    return looks_up


@own_warning.mistake(when=_shows("later_rows"))
def random_rows(mart):
    return _warn(lambda rows, day: rows.sample(frac=0.7, random_state=1))


@own_warning.mistake(when=_shows("unready_months"))
def no_gap(mart):
    return _warn(lambda rows, day: rows[rows["month"] < day])


@own_warning.mistake(when=_shows("far_outcomes"))
def ever_left(mart):
    return _warn(ready, lambda rows, churn: rows["subscriber"].isin(churn["subscriber"]))


@own_warning.mistake(when=_shows("near_outcomes"))
def two_months_ahead(mart):
    return _warn(ready, lambda rows, churn: leaves(rows, churn, horizon=methods.HORIZON - 1))


@own_warning.mistake(when=_shows("any_kind"))
def arrears_counted(mart):
    return _warn(ready, lambda rows, churn: leaves(rows, churn, (*VOLUNTARY, "arrears")))


@own_warning.mistake(when=_shows("later_outcomes"))
def tuned_on_later(mart):
    from sklearn.tree import DecisionTreeClassifier

    def tuned(rows, churn, day):
        known, later = ready(rows, day), rows[rows["month"] >= day]

        def reached(depth: int) -> float:
            tree = DecisionTreeClassifier(max_depth=depth, min_samples_leaf=20, random_state=0)
            tree.fit(known[COLUMNS], leaves(known, churn))
            return evaluation.auc(tree.predict_proba(later[COLUMNS])[:, 1], leaves(later, churn))

        best = max((2, 5, 9), key=reached)
        return _warn(
            ready,
            model=lambda: DecisionTreeClassifier(
                max_depth=best, min_samples_leaf=20, random_state=0
            ),
        )(rows, churn, day)

    return tuned


@own_warning.mistake(when=_shows("later_values"))
def scaled_on_all(mart):
    from sklearn.linear_model import LogisticRegression

    def scaled(rows, churn, day):
        filled = rows[COLUMNS].fillna(rows[COLUMNS].median())
        even = rows.assign(**(filled - filled.mean()) / filled.std())
        return _warn(ready, model=LogisticRegression)(even, churn, day)

    return scaled


@own_warning.mistake(when=lambda mart, value: _judged(mart, value).share < -0.5)
def stay_probability(mart):
    return _warn(ready, column=0)


@own_warning.mistake(when=lambda mart, value: _two_values(value))
def yes_or_no(mart):
    def decided(rows, churn, day):
        known, today = ready(rows, day), rows[rows["month"] == day]
        made = pipeline().fit(known[COLUMNS], leaves(known, churn))
        said = made.predict(today[COLUMNS]).astype(int)
        return pd.Series(said, index=today["subscriber"], name="score")

    return decided


@own_warning.mistake(when=lambda mart, value: True)
def too_little_order(mart):
    """What is left to say of a warning that knows nothing of the future, nor much of the present."""

    def by_bill(rows, churn, day):
        today = rows[rows["month"] == day]
        return pd.Series(today["bill"].to_numpy(), index=today["subscriber"], name="score")

    return by_bill
