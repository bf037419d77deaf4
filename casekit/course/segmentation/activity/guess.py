"""Guess first: how many of those with wide circles the activity score finds."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.segmentation.activity import charts, debrief, methods


def _shows(mart: door.Mart, guess: float | None):
    return charts.column_bars(debrief.by_column(mart), guess)


@question(Guess(Number(unit="%", low=0, high=1), shows=_shows), minutes=1, needs_truth=True)
def activity_finds(mart):
    """The share of those with the widest circles whom the top fifth by activity hold."""
    found = debrief.by_column(mart)
    return Answer(found["handbook"], top=methods.TOP, sms=found["sms"], lot=found["lot"])


@activity_finds.mistake
def most_of_them(mart):
    return 0.8


@activity_finds.mistake
def no_more_than_lots(mart):
    return methods.TOP
