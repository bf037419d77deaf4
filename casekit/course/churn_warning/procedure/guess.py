"""Guess first: how many names of a month-old list must not be dialled today."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Guess, Number, question
from casekit.course.churn_warning.procedure import charts, methods


def _shows(mart: door.Mart, guess: float | None):
    return charts.strike_bars(methods.todays_list(mart), guess, methods.unknown_grounds(mart))


@question(Guess(Number(unit="people", low=0, high=200), shows=_shows), minutes=1)
def must_not_dial(mart):
    """Names of the list that some ground strikes off."""
    return int((methods.todays_list(mart) != methods.FREE).sum())


@must_not_dial.mistake
def a_dozen_or_so(mart):
    return 12


@must_not_dial.mistake
def the_dead_lines_only(mart):
    return int((methods.todays_list(mart) == "not_active").sum())


@must_not_dial.mistake
def none_at_all(mart):
    return 0
