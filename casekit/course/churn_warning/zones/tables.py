"""The table of the zones, to be read."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.money import example, figure, value_kept
from casekit.analysis.tables import headed
from casekit.course.churn_warning.zones.methods import (
    CALLS,
    DECIDED,
    STRICT,
    ZONES,
    added,
    assign,
    decided,
    fills,
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


def two_ways(mart: door.Mart) -> Sentence:
    """Return as a table who comes into red by a lower alarm, and who by a lower value threshold."""
    people, rows = zoned(mart), []
    known = decided(mart).reindex(people.index, fill_value=False)
    for way, cuts in fills(people).items():
        figures = _come(added(people, cuts), known)
        moved = texts(f"two_ways.{way}", before=getattr(STRICT, way), after=getattr(cuts, way))
        rows.append([moved, *(written(one, "n") for one in figures.values())])
    own = ("expected", "decided", "gain")
    heads = [texts(f"two_ways.{one}") if one in own else names.heading(one) for one in figures]
    head = [texts("two_ways.corner", calls=CALLS), *heads]
    return markdown(head, rows, len(figures))


def decided_in_red(mart: door.Mart) -> Sentence:
    """Return in words how many in red have decided, above and below the score from which most have."""
    people = zoned(mart)
    red = people[assign(people["score"], people["value"]) == "red"]
    late = decided(mart).reindex(red.index, fill_value=False)
    above = red["score"] >= DECIDED
    return Sentence(
        texts(
            "sentences.decided_in_red",
            border=DECIDED,
            above=int(above.sum()),
            late=int(late[above].sum()),
            below=int((~above).sum()),
            early=int(late[~above].sum()),
        )
    )


def _come(people: pd.DataFrame, known: pd.Series) -> dict[str, float]:
    """Return how many these are, how many were to leave and left, how many have decided, their mean
    bill, what is at stake, and what a call to one of them is expected to earn."""
    stake, gone = people["score"] * value_kept(people["value"]), known[people.index]
    keeps = np.where(gone, figure("save_decided"), figure("save_undecided"))
    return {
        "customers": len(people),
        "expected": people["score"].sum(),
        "leavers": int(people["leaves"].sum()),
        "decided": int(gone.sum()),
        "mean_value": people["value"].mean(),
        "value_at_stake": stake.sum(),
        "gain": (keeps * stake - example().cost).mean(),
    }
