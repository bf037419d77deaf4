"""Lines kept for gain, hunted by a plain score: how many honest callers a bar would hit."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.at_risk import highest_number
from casekit.trust.quantities.registry import Unanswerable, quantity

_SIGNS = {"minutes_out": 1, "contacts": 1, "minutes_in": -1, "data_gb": -1}
"""The plain score: many minutes made, many people called, few minutes received, little data."""
_OVER = 3
"""Months over which use is taken."""
_TIMES = 2
"""As many are flagged as twice the lines that are truly kept for gain."""


@once
def flagged(mart: Mart) -> pd.DataFrame:
    """Return whom the plain score flags at the end of each quarter: arbitrage, honest (True/False)."""
    ends = mart.months[_OVER - 1 :: _OVER]
    rows = pd.concat([_flagged_at(mart, place * _OVER) for place in range(len(ends))])
    if rows.empty:
        raise Unanswerable
    return rows


def _flagged_at(mart: Mart, first: int) -> pd.DataFrame:
    months = mart.months[first : first + _OVER]
    use = mart.window(months, ["subscriber", "month", *_SIGNS])
    now = use.loc[use["month"] == months[-1], "subscriber"]
    now = now[now <= highest_number(mart)]
    mean = np.log1p(use.groupby("subscriber")[list(_SIGNS)].mean().loc[now])
    score = ((mean - mean.mean()) / mean.std()).mul(pd.Series(_SIGNS)).sum(axis=1)
    people = truth.of(mart).people.set_index("subscriber").reindex(score.index)
    rows = pd.DataFrame(
        {"arbitrage": people["arbitrage"].astype(bool), "honest": people["trade"] != "none"}
    )
    return rows.loc[score.nlargest(_TIMES * int(rows["arbitrage"].sum())).index]


@quantity
def gain_precision(mart: Mart) -> float:
    """Share of lines kept for gain among those flagged, twice their number, over all quarters."""
    return float(flagged(mart)["arbitrage"].mean())


@quantity
def honest_flagged(mart: Mart) -> float:
    """Share of couriers and shops among those flagged, over all quarters."""
    return float(flagged(mart)["honest"].mean())
