"""Guess first: how many names the list by bill and the list by circle have in common."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.segmentation.followers import charts, methods, tables

MOST = 0.8
"""Of the names, as those have it who think that big spenders know many people."""


def _seats(mart: door.Mart) -> int:
    return round(methods.SEATS * len(methods.lines(mart)))


def _shows(mart: door.Mart, guess: float | None):
    return charts.overlap_bars(tables.common(methods.lines(mart)), _seats(mart), guess)


@question(Guess(Number(unit="subscribers", low=0, absolute=2), shows=_shows), minutes=1)
def names_in_common(mart):
    """The names that the top tenths by bill and by calling circle have in common."""
    found = tables.common(methods.lines(mart))
    carried = methods.flags(methods.lines(mart))
    return Answer(int(found["bill_circle"]), month=methods.day(mart), seats=_seats(mart), lot=int(found["lot"]),
                  income=int(found["bill_income"]), any=carried.any(axis=1).mean())  # fmt: skip


@names_in_common.mistake
def most_of_them(mart):
    return round(MOST * _seats(mart))


@names_in_common.mistake
def half_of_them(mart):
    return round(0.5 * _seats(mart))
