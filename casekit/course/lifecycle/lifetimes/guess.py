"""Guess first: of the lines that join, how many are still here in three years."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis.lives import lives, too_new
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.lifecycle.lifetimes import charts, methods
from casekit.course.lifecycle.lifetimes.methods import YEARS_3


def _shows(mart: door.Mart, guess: float | None):
    return charts.four_ways(methods.curves(mart), guess)


def _counted(mart: door.Mart, way: str) -> float:
    return methods.told(methods.curves(mart)[way], YEARS_3)


@question(Guess(Number(unit="%", low=0, high=1), shows=_shows), minutes=1)
def here_in_three_years(mart):
    """The share of newcomers still on the network after three years, counted with delayed entry."""
    table, months = lives(mart), len(mart.months)
    return Answer(_counted(mart, "right"), months=months, late=float((table["entry"] > 0).mean()),
                  ignored=_counted(mart, "entry_ignored"), dropped=too_new(mart))  # fmt: skip


@here_in_three_years.mistake
def most_are_still_here(mart):
    return _counted(mart, "entry_ignored")


@here_in_three_years.mistake
def as_the_leavers_lasted(mart):
    return _counted(mart, "leavers_only")
