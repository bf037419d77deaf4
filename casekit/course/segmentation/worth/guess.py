"""Guess first: what one customer more costs, kept by calls to everybody."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis.money import figure
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.segmentation.worth import charts, debrief, methods

CLAIMED = 6
"""Times that winning is said to cost what keeping costs."""


def _shows(mart: door.Mart, guess: float | None):
    return charts.cost_bars(debrief.doors(mart), guess)


@question(Guess(Number(unit="yuan", low=0), shows=_shows), minutes=1, needs_truth=True)
def a_save_by_calls(mart):
    """The yuan that one customer more costs if everybody gets a care call."""
    ways, called = debrief.doors(mart), len(debrief.calls(mart))
    cost, call, won = ways["everybody"].cost, figure("care_call"), ways["won"].cost
    return Answer(cost, called=called, call=call, calls=cost / call, won=won, times=cost / won,
                  desk=ways["desk"].cost)  # fmt: skip


@a_save_by_calls.mistake
def the_price_of_a_call(mart):
    return figure("care_call")


@a_save_by_calls.mistake
def a_sixth_of_winning(mart):
    return methods.won(mart).cost / CLAIMED


@a_save_by_calls.mistake
def as_much_as_winning(mart):
    return methods.won(mart).cost
