"""Guess first: how much longer the list is where one low month counts."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import models
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.churn_warning.value_loss import charts, methods
from casekit.mart.names import MID_HIGH
from casekit.mart.once import once


@once
def _lists(mart: door.Mart) -> tuple[int, int]:
    """Mid and high-end customers who are low in either month, and in both."""
    day = models.decision(mart)
    months = [month for window in methods.windows(day.month) for month in window]
    bills = mart.window(months, ["subscriber", "month", "bill"])
    dear = day.features.index[day.features["bill_mean_3m"] >= MID_HIGH]
    bills = bills[bills["subscriber"].isin(dear)]
    either, both = (int(methods.value_loss(bills, day.month, months_low=k).sum()) for k in (1, 2))
    return either, both


def _shows(mart: door.Mart, guess: float | None):
    return charts.list_bars(*_lists(mart), guess)


@question(Guess(Number(unit="times", decimals=1, low=1), shows=_shows), minutes=1)
def one_or_two(mart):
    """How many times as long the list is where one low month counts, not two in a row."""
    either, both = _lists(mart)
    return Answer(either / max(both, 1), either=either, both=both)


@one_or_two.mistake
def hardly_longer(mart):
    return 1.1


@one_or_two.mistake
def ten_times(mart):
    return 10
