"""The table of the zones, to be read."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.money import figure, kept_of, value_kept
from casekit.analysis.tables import headed
from casekit.course.churn_warning.zones.methods import (
    ZONES,
    assign,
    likely_decided,
    reckoned,
    zoned,
)
from casekit.drawing.tables import Sentence, markdown, written
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.zones")
_STYLES = {
    "customers": "n",
    "mean_score": "%",
    "mean_value": "yuan",
    "stake_per_customer": "yuan",
    "priority": "n",
    "churn_rate": "%",
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


def by_group(mart: door.Mart) -> Sentence:
    """Return as a table what is at stake in a customer of each group, and what a call to one earns."""
    people = zoned(mart)
    rows = reckoned(people, assign(people["score"], people["value"]))
    late, border = likely_decided(rows), figure("decided_from")
    groups = {
        "red_open": rows[(rows["zone"] == "red") & ~late],
        "red_late": rows[(rows["zone"] == "red") & late],
        "yellow": rows[rows["zone"] == "yellow"],
        "blue": rows[rows["zone"] == "blue"],
    }
    head = [names.heading("customers"), names.heading("stake_per_customer"), texts("groups.kept"), texts("groups.gain")]  # fmt: skip
    body = [[texts(f"groups.{name}", border=border), *_means(who)] for name, who in groups.items()]
    return markdown([texts("zone"), *head], body, len(head))


def _means(who: pd.DataFrame) -> list[str]:
    """Write how many they are, their mean stake, the share of would-be leavers kept, a call's gain."""
    stake = who["stake"].sum()
    kept = float((kept_of(who["score"]) * who["stake"]).sum() / stake) if stake else np.nan
    figures = ((len(who), "n"), (who["stake"].mean(), "yuan"), (kept, "%"), (who["gain"].mean(), "yuan"))  # fmt: skip
    return [written(one, style) for one, style in figures]
