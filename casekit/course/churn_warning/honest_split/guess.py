"""Guess first: the one question to ask a vendor."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.models.charts import split_calendar
from casekit.classroom import Choice, Guess, question


def _shows(mart: door.Mart, guess: str | None):
    return split_calendar(models.split(mart), mart.months)


@question(
    Guess(Choice(options=("algorithm", "size", "months", "columns")), shows=_shows), minutes=1
)
def one_question(mart):
    """What tells whether a model's record can be believed."""
    return "months"


@one_question.mistake
def what_it_is_made_of(mart):
    return "algorithm"


@one_question.mistake
def how_much_it_has_seen(mart):
    return "size"
