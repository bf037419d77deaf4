"""Guess first: on which column the model leans most."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Choice, Guess, question
from casekit.course.churn_warning.own_model import charts
from casekit.course.churn_warning.own_model.importances import leaning, level_with_the_first
from casekit.course.churn_warning.own_model.methods import FEATURES


def _shows(mart: door.Mart, guess: str | None):
    found = leaning(mart)
    return charts.importance_bars(found.lost, found.spread, found.auc, guess)


def _as_good(mart: door.Mart) -> list[str]:
    return level_with_the_first(leaning(mart))


@question(Guess(Choice(options=FEATURES), shows=_shows, as_good=_as_good), minutes=1)
def leans_most(mart):
    """The column without which the model loses most AUC."""
    return leaning(mart).lost.index[0]


@leans_most.mistake
def the_bill(mart):
    return "bill"


@leans_most.mistake
def the_complaints(mart):
    return "complaints"
