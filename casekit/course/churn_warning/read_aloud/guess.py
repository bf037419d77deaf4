"""Guess first: which column information gain would ask about."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Choice, Guess, question
from casekit.course.churn_warning.read_aloud import charts
from casekit.course.churn_warning.read_aloud.column_choice import gains
from casekit.course.churn_warning.read_aloud.sample import half_and_half
from casekit.mart.once import once

COLUMNS = ("birth_year", "subscriber", "off_net_change", "rival_calls")
ASKED = ("minutes_out_trend", "data_trend", "active_days_trend", "off_net_change", "rival_calls")


@once
def table(mart: door.Mart):
    """Return what columns tell about the sample of the lecture's tree, its first question among them."""
    features, left = half_and_half(mart)
    number = features.index.get_level_values("subscriber")
    people = mart.subscribers.set_index("subscriber").reindex(number).set_axis(features.index)
    known = people[["area", "birth_year", "join_month"]].assign(subscriber=number)
    return gains(known, features[list(ASKED)], left)


def _shows(mart: door.Mart, guess: str | None):
    return charts.gain_bars(table(mart), guess)


@question(Guess(Choice(options=COLUMNS), shows=_shows), minutes=1)
def first_by_gain(mart):
    """The column of largest information gain."""
    return table(mart)["gain"].reindex(list(COLUMNS)).idxmax()


@first_by_gain.mistake
def what_an_expert_asks(mart):
    return "rival_calls"


@first_by_gain.mistake
def the_age(mart):
    return "birth_year"
