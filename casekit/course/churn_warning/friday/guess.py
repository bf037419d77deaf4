"""Guess first: which habit finds most of those who leave."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import campaigns, models
from casekit.classroom import Choice, Guess, question
from casekit.course.churn_warning.friday import charts, methods

NAMES = 200


def _found(mart: door.Mart):
    day = models.decision(mart)
    return campaigns.leavers_found(methods.by_habit(day.features, NAMES), day.leaves)


def _shows(mart: door.Mart, guess: str | None):
    return charts.habit_bars(_found(mart), guess)


@question(
    Guess(Choice(options=("bill", "tenure", "complaints", "bill_fall")), shows=_shows, sure=True),
    minutes=1,
)
def best_habit(mart):
    """The habit whose list holds most leavers."""
    return _found(mart)["leavers"].drop(campaigns.RANDOM).idxmax()


@best_habit.mistake
def where_the_value_is(mart):
    return "bill"


@best_habit.mistake
def close_behind(mart):
    """Complaints and the fall of the bill are the two best, in an order that luck decides."""
    return "complaints" if best_habit.reference(mart) == "bill_fall" else "bill_fall"
