"""Guess first: how many of the mass come up within a year."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.segmentation.moving import charts, methods
from casekit.mart.names import MID_HIGH

PLANNED = 0.2
"""Of the mass, as plans have it."""


def _shows(mart: door.Mart, guess: float | None):
    return charts.flow(methods.of_the_year(mart), guess)


@question(Guess(Number(unit="%", low=0, high=1), shows=_shows), minutes=1)
def come_up(mart):
    """The share of the mass that is mid or above a year later."""
    counts = methods.of_the_year(mart)
    up, fell = methods.crossed(counts)
    mass, risen = int(counts.loc["mass"].sum()), methods.risen(counts)
    point = 0.01 * mass * methods.a_year_more(mart)
    return Answer(risen, month=methods.day(mart), border=MID_HIGH, mass=mass, up=up, fell=fell,
                  point=point, planned=PLANNED, short=100 * (PLANNED - risen) * point)  # fmt: skip


@come_up.mistake
def as_many_as_one_in_five(mart):
    return PLANNED


@come_up.mistake
def as_many_as_fall(mart):
    return methods.lost(methods.of_the_year(mart))
