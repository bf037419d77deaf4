"""The table of the zones, to be read."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.money import value_kept
from casekit.analysis.tables import headed
from casekit.course.churn_warning.zones.methods import CALLS, ZONES, Cuts, assign, zoned
from casekit.drawing.tables import Sentence
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.zones")
_STYLES = {
    "customers": "n",
    "share": "%",
    "mean_score": "%",
    "churn_rate": "%",
    "mean_value": "yuan",
    "value_at_stake": "yuan",
    "stake_per_customer": "yuan",
    "priority": "n",
}


def zone_table(summary: pd.DataFrame) -> pd.DataFrame:
    """Return the zones with their size, risk and money.

    Args:
        summary: from `methods.summary`.
    """
    return headed(summary, _STYLES, [texts(f"zones.{zone}") for zone in ZONES], texts("zone"))


def base_read(mart: door.Mart) -> Sentence:
    """Return in words who is on the map, who is white, and why."""
    people, active = zoned(mart), models.decision(mart).features.index
    white = people.index[people["score"].isna()]
    suspended = len(people) - len(people.index.intersection(active))
    return Sentence(
        texts(
            "sentences.base",
            month=models.decision(mart).month,
            customers=len(people),
            active=len(people) - suspended,
            white=len(white),
            suspended=suspended,
            young=len(white) - suspended,
            bills=value_kept(1.0),
        )
    )


def two_ways(mart: door.Mart) -> Sentence:
    """Return in words how red is filled by a lower alarm, and how by a lower value threshold.

    Each is the lowest at which the calls of a week are enough, the other as the course sets it.
    """
    people, usual = zoned(mart), Cuts()
    alarm = _lowest(people, [replace(usual, alarm=step / 100) for step in range(5, 61)])
    value = _lowest(people, [replace(usual, value=float(yuan)) for yuan in range(201)])
    (by_alarm, left_by_alarm), (by_value, left_by_value) = (
        _red(people, cuts) for cuts in (alarm, value)
    )
    return Sentence(
        texts(
            "sentences.two_ways", calls=CALLS, alarm=alarm.alarm, value=value.value, by_alarm=by_alarm,
            left_by_alarm=left_by_alarm, by_value=by_value, left_by_value=left_by_value,
        )
    )  # fmt: skip


def _lowest(people: pd.DataFrame, ladder: list[Cuts]) -> Cuts:
    """Return the first rung on which red fits the calls; the last where none does."""
    return next((cuts for cuts in ladder if _red(people, cuts)[0] <= CALLS), ladder[-1])


def _red(people: pd.DataFrame, cuts: Cuts) -> tuple[int, int]:
    """Return how many customers are red, and how many of these left."""
    red = assign(people["score"], people["value"], cuts) == "red"
    return int(red.sum()), int(people.loc[red, "leaves"].sum())
