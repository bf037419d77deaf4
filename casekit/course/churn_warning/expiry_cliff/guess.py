"""Guess first, opened when the list is in: whom 300 calls by score keep."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Guess, Number, question
from casekit.course.churn_warning.expiry_cliff import charts, debrief


def _shows(mart: door.Mart, guess: float | None):
    return charts.kept_bars(debrief.what_lists_come_to(mart)["kept"], guess)


@question(
    Guess(Number(unit="people", low=0, high=300), shows=_shows, opens_at="target_list"),
    minutes=1,
    case="expiry_cliff",
    needs_truth=True,
)
def kept_by_score(mart):
    """Customers kept by 300 calls to the highest scores."""
    return int(debrief.what_lists_come_to(mart).loc["riskiest", "kept"])


@kept_by_score.mistake
def a_third(mart):
    return 100


@kept_by_score.mistake
def half(mart):
    return 150
