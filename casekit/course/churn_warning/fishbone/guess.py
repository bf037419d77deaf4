"""Guess first: how much of what is lost somebody in the company could mend."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Guess, Number, question
from casekit.course.churn_warning.fishbone import charts, debrief


def _shows(mart: door.Mart, guess: float | None):
    return charts.mendable_bars(debrief.true_costs(mart), guess)


@question(Guess(Number(unit="%", low=0, high=1), shows=_shows), minutes=1, needs_truth=True)
def mendable(mart):
    """Share of leavers whose true reason lies with one of the three departments."""
    return float(1 - debrief.true_costs(mart)["nobody"])


@mendable.mistake
def all_of_it(mart):
    return 0.95


@mendable.mistake
def next_to_nothing(mart):
    return 0.2
