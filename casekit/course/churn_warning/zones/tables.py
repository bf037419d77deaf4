"""The table of the zones, to be read."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.money import value_kept
from casekit.analysis.tables import headed
from casekit.course.churn_warning.zones.methods import ZONES, zoned
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
