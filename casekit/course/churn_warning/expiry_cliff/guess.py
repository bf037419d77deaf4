"""Guess first, opened when the list is in: how good the list by score is."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.churn_warning.expiry_cliff import charts, debrief


def _shows(mart: door.Mart, guess: float | None):
    return charts.net_bars(debrief.what_lists_come_to(mart)["net"], guess)


@question(
    Guess(Number(unit="%", low=-1, high=1), shows=_shows, opens_at="target_list"),
    minutes=1,
    case="expiry_cliff",
    needs_truth=True,
)
def list_by_score(mart):
    """Net value of 300 calls to the highest scores, as a share of the best list's."""
    net = debrief.what_lists_come_to(mart)["net"]
    return Answer(net["riskiest"] / net["oracle"], net=net["riskiest"], best=net["oracle"])


@list_by_score.mistake
def nearly_the_best(mart):
    return 0.9


@list_by_score.mistake
def half(mart):
    return 0.7
