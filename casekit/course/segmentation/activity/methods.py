"""The activity score of operators' handbooks: weighted ranks of calls, minutes, texts and services."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from casekit import mart as door
from casekit.mart import outcomes
from casekit.mart.once import once

WEIGHTS = {"calls": 4, "minutes": 3, "sms": 2, "new_services": 1}
"""Of the handbook's score, as its texts say."""
MONTHS = 3
TOP = 0.2
"""Share of the base that is invited, and of those whose circle is widest."""
_USED = ("calls_out", "calls_in", "minutes_out", "minutes_in", "sms", "vas_fee", "contacts")


@once
def columns(mart: door.Mart) -> pd.DataFrame:
    """Return what activity is made of, means of the last three months.

    Returns:
        Index subscriber, those active at the end; calls and minutes (made and received), sms,
        new_services (yuan), people (different people called or calling).
    """
    base = outcomes.base(mart, mart.months[-1])
    rows = mart.window(mart.months[-MONTHS:], ["subscriber", *_USED])
    means = rows.groupby("subscriber").mean().reindex(base)
    return pd.DataFrame(
        {
            "calls": means["calls_out"] + means["calls_in"],
            "minutes": means["minutes_out"] + means["minutes_in"],
            "sms": means["sms"],
            "new_services": means["vas_fee"],
            "people": means["contacts"],
        }
    )


def activity(table: pd.DataFrame, weights: Mapping[str, float] = WEIGHTS) -> pd.Series:
    """Return the weighted sum of ranks, 0 to 1 each; with all weights 0 everybody has 0."""
    ranks = table[list(weights)].rank(pct=True)
    return (ranks * pd.Series(weights, dtype="float64")).sum(axis=1)
