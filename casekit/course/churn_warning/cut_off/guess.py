"""Guess first: from which score a call pays."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import models, money
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.churn_warning.cut_off import charts, methods


def _shows(mart: door.Mart, guess: float | None):
    call = money.example()
    score = models.trusted(mart)
    curve = methods.profit_curve(score, models.decision(mart).leaves[score.index], call)
    return charts.profit_line(curve, call, charts.HALF if guess is None else min(max(guess, 0), 1))


@question(Guess(Number(unit="%", decimals=1, low=0, high=1), shows=_shows), minutes=1)
def where_to_stop(mart):
    """The score from which a call pays."""
    call = money.example()
    # Rounded to what the page says everywhere: 11.4%, never 11.40%.
    return Answer(
        round(call.break_even, 3), cost=call.cost, save=call.save_rate, value=call.value,
        bill=money.figure("example_bill"), months=money.figure("save_months"),
        margin=money.figure("margin"),
    )  # fmt: skip


@where_to_stop.mistake
def the_default(mart):
    return charts.HALF


@where_to_stop.mistake
def the_save_rate(mart):
    return money.example().save_rate


@where_to_stop.mistake
def without_the_save_rate(mart):
    call = money.example()
    return round(call.cost / call.value, 3)
