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
    """Return whom the plain score flags in a month in the middle: arbitrage, honest (True/False)."""
    at = len(mart.months) // 2
    use = mart.window(mart.months[at - _OVER + 1 : at + 1], ["subscriber", "month", *_SIGNS])
    now = use.loc[(use["month"] == mart.months[at]), "subscriber"]
    now = now[now <= highest_number(mart)]
    mean = np.log1p(use.groupby("subscriber")[list(_SIGNS)].mean().loc[now])
    score = ((mean - mean.mean()) / mean.std()).mul(pd.Series(_SIGNS)).sum(axis=1)
    people = truth.of(mart).people.set_index("subscriber").reindex(score.index)
    rows = pd.DataFrame(
        {"arbitrage": people["arbitrage"].astype(bool), "honest": people["trade"] != "none"}
    )
    count = _TIMES * int(rows["arbitrage"].sum())
    if not count:
        raise Unanswerable
    return rows.loc[score.nlargest(count).index]


@quantity
def gain_precision(mart: Mart) -> float:
    """Share of lines kept for gain among those flagged, twice their number."""
    return float(flagged(mart)["arbitrage"].mean())


@quantity
def honest_flagged(mart: Mart) -> float:
    """Share of couriers and shops among those flagged."""
    return float(flagged(mart)["honest"].mean())
