"""Guess first: on which column the model leans most."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Choice, Guess, question
from casekit.course.churn_warning.own_model import charts
from casekit.course.churn_warning.own_model.importances import leaning
from casekit.course.churn_warning.own_model.methods import FEATURES


def _shows(mart: door.Mart, guess: str | None):
    return charts.importance_bars(leaning(mart).lost, guess)


@question(Guess(Choice(options=FEATURES), shows=_shows), minutes=1)
def leans_most(mart):
    """The column without which the model loses most AUC."""
    return leaning(mart).lost.index[0]


@leans_most.mistake
def the_bill(mart):
    return "bill"


@leans_most.mistake
def the_complaints(mart):
    return "complaints"
