"""Guess first: which column information gain would ask about."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import models
from casekit.classroom import Choice, Guess, question
from casekit.course.churn_warning.read_aloud import charts
from casekit.course.churn_warning.read_aloud.column_choice import gains
from casekit.mart.once import once

COLUMNS = ("birth_year", "subscriber", "off_net_change", "rival_calls")


@once
def _gains(mart: door.Mart):
    learnt = models.learning(mart)
    last = learnt.loc[models.split(mart).train[-1]]
    people = mart.subscribers.set_index("subscriber").reindex(last.index)
    return gains(
        people[["area", "birth_year", "join_month"]].assign(subscriber=last.index),
        last[["minutes_out_trend", "off_net_change", "rival_calls"]],
        last["leaves"],
    )


def _shows(mart: door.Mart, guess: str | None):
    return charts.gain_bars(_gains(mart), guess)


@question(Guess(Choice(options=COLUMNS), shows=_shows), minutes=1)
def first_by_gain(mart):
    """The column of largest information gain."""
    return _gains(mart)["gain"].reindex(list(COLUMNS)).idxmax()


@first_by_gain.mistake
def what_an_expert_asks(mart):
    return "rival_calls"


@first_by_gain.mistake
def the_age(mart):
    return "birth_year"
