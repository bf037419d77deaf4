"""Homes: who lives with whom, and how much of a family the books of homes tell."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.quantities.registry import Unanswerable, quantity


@once
def _couples(mart: Mart) -> pd.DataFrame:
    """Return the two true people of each home of two lines: household, birth_year and gender of either."""
    true = truth.of(mart).restored("subscribers").set_index("subscriber")
    rows = true[["birth_year", "gender", "household"]]
    rows = rows[rows.groupby("household")["gender"].transform("size") == 2]
    if rows.empty:
        raise Unanswerable
    ends = rows.groupby("household", sort=True)
    return pd.concat({"one": ends.first(), "other": ends.last()}, axis=1)


@quantity
def other_sex(mart: Mart) -> float:
    """Share of homes of two lines that are a man's and a woman's."""
    two = _couples(mart)
    apart = two["one"]["gender"].astype(str) != two["other"]["gender"].astype(str)
    return float(apart.mean())


@quantity
def home_gap(mart: Mart) -> float:
    """Median of the years between the two of such homes."""
    two = _couples(mart)
    years = two["one"]["birth_year"].astype(int) - two["other"]["birth_year"].astype(int)
    return float(years.abs().median())


@quantity
def kin_found(mart: Mart) -> float:
    """Share of the true ties of kin that the books of homes tell: both lines stand in one home."""
    kin = truth.of(mart).tie_kinds
    kin = kin[kin["kind"].astype(str) == "kin"]
    home = mart.subscribers.set_index("subscriber")["household"]
    one, other = (home.reindex(kin[end]).to_numpy() for end in ("subscriber", "other"))
    return float((one == other).mean())
