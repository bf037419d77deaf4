"""Guess first: how much of the next year's revenue the score's top fifth bring."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.segmentation.ranking import charts, methods

SHOWN = ["hindsight", "bill", "points", "lot"]


def _shows(mart: door.Mart, guess: float | None):
    return charts.list_bars(methods.all_held(mart)[SHOWN], guess)


@question(Guess(Number(unit="%", low=0, high=1), shows=_shows), minutes=1)
def points_hold(mart):
    """The share of the next year's revenue that the top fifth by points bring."""
    held = methods.all_held(mart)
    lost = 1 - held["points"] / held["bill"]
    return Answer(
        held["points"], top=methods.TOP, month=methods.day(mart), bill=held["bill"], lost=lost,
        possible=held["hindsight"],
    )  # fmt: skip


@points_hold.mistake
def as_many_as_people(mart):
    return methods.TOP


@points_hold.mistake
def eighty_twenty(mart):
    return 1 - methods.TOP


@points_hold.mistake
def as_good_as_the_bill(mart):
    return methods.all_held(mart)["bill"]
