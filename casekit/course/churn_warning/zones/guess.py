"""Guess first: which zone holds most money in each customer."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Guess, Ordering, question
from casekit.course.churn_warning.zones import charts, methods, tables

COLOURS = ("red", "yellow", "blue", "green")


def _summary(mart: door.Mart):
    people, cuts = methods.zoned(mart), methods.Cuts()
    zone = methods.assign(people["score"], people["value"], cuts)
    return methods.summary(zone, people["score"], people["value"], people["leaves"])


def _shows(mart: door.Mart, guess: tuple | None):
    summary = _summary(mart)
    drawn = charts.zone_map(methods.counts(methods.zoned(mart)), summary, methods.Cuts())
    return [drawn, tables.zone_table(summary), tables.base_read(mart)]


@question(Guess(Ordering(options=COLOURS), shows=_shows), minutes=1)
def dearest_zone(mart):
    """The coloured zones by value at stake in each customer, the largest first."""
    stake = _summary(mart)["stake_per_customer"].reindex(list(COLOURS)).fillna(0.0)
    return list(stake.sort_values(ascending=False, kind="stable").index)


@dearest_zone.mistake
def by_the_traffic_light(mart):
    return ["red", "yellow", "green", "blue"]


@dearest_zone.mistake
def in_the_order_of_the_table(mart):
    return ["red", "yellow", "blue", "green"]
