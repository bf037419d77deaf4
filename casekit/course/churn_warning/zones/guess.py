"""Guess first: which zone holds most money in each customer, after red."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Choice, Guess, question
from casekit.course.churn_warning.zones import charts, methods, tables

AFTER_RED = ("yellow", "blue", "green")


def _summary(mart: door.Mart):
    people, cuts = methods.zoned(mart), methods.Cuts()
    zone = methods.assign(people["score"], people["value"], cuts)
    return methods.summary(zone, people["score"], people["value"], people["leaves"])


def _shows(mart: door.Mart, guess: tuple | None):
    summary = _summary(mart)
    drawn = charts.zone_map(methods.counts(methods.zoned(mart)), summary, methods.Cuts())
    return [drawn, tables.zone_table(summary), tables.base_read(mart)]


@question(Guess(Choice(options=AFTER_RED), shows=_shows), minutes=1)
def dearest_zone(mart):
    """The zone after red with most at stake in each customer."""
    stake = _summary(mart)["stake_per_customer"].reindex(list(AFTER_RED)).fillna(0.0)
    return str(stake.idxmax())


@dearest_zone.mistake
def by_the_risk(mart):
    return "blue"


@dearest_zone.mistake
def by_the_number(mart):
    return "green"
