"""Scores of a half-and-half sample made into probabilities, by months that were not learnt from (W3)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.classroom import Answer, Function, Grade, Policy, question
from casekit.classroom.kinds.calling import CaseFault
from casekit.classroom.kinds.kind import Unreadable
from casekit.course.churn_warning.own_model import methods
from casekit.course.churn_warning.own_model.methods import HORIZON
from casekit.course.churn_warning.own_model.questions.by_customer import (
    SECONDS,
    TABLE,
    amiss,
    asked,
    figures_of,
)
from casekit.mart.once import once
from synthetic.calendar import add_months

PASS_MARK = 0.93
"""Share of the error of the raw scores that must be gone."""
GIVES_WAY = 1e-6


@once
def _cases(mart: door.Mart) -> list[tuple[pd.DataFrame, int]]:
    """Two days with four months in between that were not learnt from and whose outcome is known."""
    return [(methods.half_scored(mart), day) for day in models.decision_months(mart.months)[-2:]]


def _error(probability: pd.Series, case: tuple) -> float:
    """Return the mean distance from the share who left, over tenths of the raw score.

    The tenths are the same for everybody: one rate for all customers is no way out.
    """
    today = _today(case)
    tenths = pd.qcut(today["score"].rank(method="first").to_numpy(), 10, labels=False)
    rows = pd.DataFrame({"said": probability.reindex(today["subscriber"]).to_numpy(),
                         "left": today["leaves"].to_numpy(dtype=float)})  # fmt: skip
    means = rows.groupby(tenths).mean()
    return float((means["said"] - means["left"]).abs().mean())


def _raw_error(case: tuple) -> float:
    return _error(_today(case).set_index("subscriber")["score"], case)


def _today(case: tuple) -> pd.DataFrame:
    scored, day = case
    return scored[(scored["month"] == day) & ~scored["learnt"]]


def _figures(value) -> list[pd.Series | None]:
    pairs = zip(value, value.cases, strict=True)
    return [figures_of(result, _today(case)["subscriber"]) for result, case in pairs]


def _judged(mart, value) -> Grade:
    """Return the share of the raw scores' error that is gone; none for who has seen the outcome."""
    figures = _figures(value)
    if any(one is None for one in figures):
        return Grade(False, None, {"error": float("nan")})
    pairs = list(zip(figures, value.cases, strict=True))
    errors, raw = [_error(*pair) for pair in pairs], [_raw_error(case) for case in value.cases]
    share = 1 - sum(errors) / sum(raw)
    share = None if share >= PASS_MARK and _reacts(value, "unknown") else share
    facts = {"error": float(np.mean(errors)), "mean": float(np.mean([p.mean() for p in figures]))}
    return Grade(False, share, facts)


def _reacts(value, rows: str) -> bool:
    """Tell whether the figures move when others left: among the rows learnt from, or not yet known."""
    if not hasattr(value, "reactions"):
        value.reactions = {}
    if rows not in value.reactions:
        scored, day = value.cases[-1]
        later = scored["month"] > add_months(day, -HORIZON)
        changed = scored["learnt"] if rows == "learnt" else ~scored["learnt"] & later
        # Whoever scored above the middle stays, and the others leave.
        turned = scored["score"] <= scored["score"][changed].median()
        other = scored.assign(leaves=scored["leaves"].where(~changed, turned))
        try:
            (before, after) = (
                figures_of(asked(value.function, frame, day), _today((scored, day))["subscriber"])
                for frame in (scored, other)
            )
            value.reactions[rows] = bool((before - after).abs().max() > GIVES_WAY)
        except (CaseFault, Unreadable, TypeError):
            value.reactions[rows] = False
    return value.reactions[rows]


def known_rows(scored: pd.DataFrame, day: int) -> pd.DataFrame:
    """Return the rows that were not learnt from and whose outcome is known on the day."""
    return scored[~scored["learnt"] & (scored["month"] <= add_months(day, -HORIZON))]


def _isotonic(calibrated_on):
    def probabilities(scored: pd.DataFrame, day: int) -> pd.Series:
        from sklearn.isotonic import IsotonicRegression

        rows, today = calibrated_on(scored, day), _today((scored, day))
        fitted = IsotonicRegression(out_of_bounds="clip", y_min=0, y_max=1)
        fitted.fit(rows["score"], rows["leaves"])
        return _by_customer(today, fitted.predict(today["score"]))

    return probabilities


def _by_customer(today: pd.DataFrame, figures) -> pd.Series:
    return pd.Series(np.asarray(figures), index=today["subscriber"], name="probability")


def prior_corrected(scored: pd.DataFrame, day: int) -> pd.Series:
    """Return probabilities by the odds: those of the real rate over those of the sample (1)."""
    today, rate = _today((scored, day)), known_rows(scored, day)["leaves"].mean()
    odds = today["score"] / (1 - today["score"]) * rate / (1 - rate)
    return _by_customer(today, odds / (1 + odds))


@question(
    Policy(score=_judged, takes=Function(on=_cases, returns=TABLE, seconds=SECONDS),
           pass_mark=PASS_MARK),
    covers="W3",
    minutes=10,
    track="code",
)  # fmt: skip
def real_probabilities(mart):
    """A function (scored, day) → probabilities for the customers of the day."""
    case = _cases(mart)[-1]
    today = _today(case)
    return Answer(
        _isotonic(known_rows), day=case[1], horizon=HORIZON, mark=PASS_MARK,
        raw=float(today["score"].mean()), rate=float(known_rows(*case)["leaves"].mean()),
        left=float(today["leaves"].mean()),
    )  # fmt: skip


def _other_rows(mart, value) -> dict | None:
    return amiss(value, [_today(case)["subscriber"] for case in value.cases])


@real_probabilities.mistake(when=_other_rows)
def other_rows(mart):
    def every_row(scored, day):
        return pd.Series(scored["score"].to_numpy(), index=scored["subscriber"])

    return every_row


def _beyond_one(mart, value) -> dict | None:
    largest = max(float(figures.max()) for figures in _figures(value))
    return {"largest": largest} if largest > 1 + GIVES_WAY else None


@real_probabilities.mistake(when=_beyond_one)
def in_per_cent(mart):
    return lambda *case: 100 * _isotonic(known_rows)(*case)


@real_probabilities.mistake(when=lambda mart, value: _reacts(value, "unknown"))
def on_the_judged(mart):
    return _isotonic(lambda scored, day: _today((scored, day)))


@real_probabilities.mistake(when=lambda mart, value: _reacts(value, "learnt"))
def on_the_learnt(mart):
    return _isotonic(lambda scored, day: scored[scored["learnt"]])


@real_probabilities.mistake
def as_they_are(mart):
    return lambda scored, day: _by_customer(t := _today((scored, day)), t["score"])


def _one_factor(mart, value) -> bool:
    """Tell whether all scores were multiplied by one number."""
    for figures, case in zip(_figures(value), value.cases, strict=True):
        if figures is None:
            return False
        ratio = figures / _today(case).set_index("subscriber")["score"]
        if ratio.std() > 1e-3 * abs(ratio.mean()):
            return False
    return True


@real_probabilities.mistake(when=_one_factor)
def halved(mart):
    return lambda scored, day: _by_customer(t := _today((scored, day)), t["score"] / 2)


@real_probabilities.mistake
def one_rate_for_all(mart):
    def rate(scored, day):
        today = _today((scored, day))
        return _by_customer(today, np.full(len(today), known_rows(scored, day)["leaves"].mean()))

    return rate


@real_probabilities.mistake(when=lambda mart, value: True)
def level_still_off(mart):
    return lambda scored, day: _by_customer(t := _today((scored, day)), t["score"] ** 2)
