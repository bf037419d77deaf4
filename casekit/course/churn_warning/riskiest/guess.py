"""Guess first: whom a hundred calls to the riskiest keep."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import campaigns, money
from casekit.classroom import Guess, Number, question
from casekit.course.churn_warning.riskiest import charts, debrief


def _shows(mart: door.Mart, guess: float | None):
    return charts.kept_by_band(debrief.kept_by_band(mart), *campaigns.span(mart), guess)


@question(
    Guess(Number(unit="people", absolute=0.5, decimals=1, low=0, high=100), shows=_shows),
    minutes=1,
    needs_truth=True,
)
def kept_of_100(mart):
    """Customers that 100 calls to the highest scores keep."""
    return float(-100 * debrief.kept_by_band(mart)["effect"].iloc[0])


@kept_of_100.mistake
def a_third_at_least(mart):
    return 30


@kept_of_100.mistake
def as_many_as_in_the_middle(mart):
    return 100 * money.figure("save_undecided")
