"""Guess first: by which columns do customers fall into groups that want the same?"""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Answer, Choice, Guess, question
from casekit.course.segmentation.needs import charts, debrief, methods


def _shows(mart: door.Mart, guess: str | None):
    return charts.agreement_bars(debrief.agreements(mart), guess)


@question(Guess(Choice(options=tuple(methods.COLUMNS)), shows=_shows), minutes=1, needs_truth=True)
def where_need_shows(mart):
    """The columns by which four groups agree best with what customers want."""
    found = debrief.agreements(mart)
    slots = {name: f"{value:.2f}" for name, value in found.items()}
    return Answer(found.idxmax(), groups=methods.GROUPS, months=methods.MONTHS, **slots)


@where_need_shows.mistake
def money_tells(mart):
    return "spend"


@where_need_shows.mistake
def the_more_the_better(mart):
    return "both"
