"""Guess first: how long have those been here who leave most often?"""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Answer, Choice, Guess, question
from casekit.course.segmentation.tenure import charts, methods


def _shows(mart: door.Mart, guess: str | None):
    return charts.hazard_bars(methods.by_tenure(mart), guess)


@question(Guess(Choice(options=tuple(methods.BANDS)), shows=_shows), minutes=1)
def leaves_most(mart):
    """The band of tenure of which most leave in a month."""
    table = methods.by_tenure(mart)
    most = table["hazard"].idxmax()
    return Answer(most, high=table["hazard"][most], first=table["hazard"].iloc[0])


@leaves_most.mistake
def the_newest(mart):
    return "0-2"


@leaves_most.mistake
def tired_after_years(mart):
    return "24-59"
