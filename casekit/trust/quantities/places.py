"""Places: how far areas differ, and what an outage does where it happens and elsewhere."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth, voluntary
from casekit.mart.once import once
from casekit.trust.at_risk import at_risk
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio
from synthetic.calendar import month_number

_GRAVE = 20
"""Points of quality from which an outage is asked about."""
_YEAR, _AFTER = 12, 3
"""Months before an outage by which it is judged, and after it in which it is felt."""


@quantity
def area_arpu(mart: Mart) -> float:
    """Share of the variance of lines' mean bills that lies between areas."""
    bills = at_risk(mart).groupby("subscriber")["bill"].mean()
    area = mart.subscribers.set_index("subscriber")["area"].reindex(bills.index)
    of_area = bills.groupby(area).transform("mean")
    return ratio(of_area.var(), bills.var())


def _grave(mart: Mart) -> pd.Series:
    """Return the gravest outage: area, month."""
    known = mart.outages
    known = known[known["points"] >= _GRAVE]
    if known.empty:
        raise Unanswerable
    return known.loc[known["points"].idxmax()]


@once
def _leavers(mart: Mart) -> pd.DataFrame:
    """Return who left by choice: `area`, and `after`, months since the gravest outage."""
    gone = voluntary(mart.churn)
    area = mart.subscribers.set_index("subscriber")["area"].reindex(gone["subscriber"])
    since = month_number(gone["month"]) - month_number(int(_grave(mart)["month"]))
    return pd.DataFrame({"area": area.to_numpy(), "after": since.to_numpy()})


@once
def _excess(mart: Mart) -> pd.Series:
    """Return by area how many more leave in the three months after the outage than in the year before,
    the base as a whole being as it is; in standard errors, the year's own luck and that those of one
    home or firm go together reckoned in."""
    rows = _leavers(mart)
    areas = sorted(mart.areas["area"])
    year = rows.loc[rows["after"].between(-_YEAR, -1), "area"].value_counts().reindex(areas)
    after = rows.loc[rows["after"].between(1, _AFTER), "area"].value_counts().reindex(areas)
    if year.isna().any():
        raise Unanswerable
    usual, after, others = year * _AFTER / _YEAR, after.fillna(0), _spared(mart)
    error = np.sqrt(usual * (1 + _AFTER / _YEAR) * _together(mart))
    return (after - usual * after[others].sum() / usual[others].sum()) / error


def _together(mart: Mart) -> float:
    """Return how many leavers of the same home or firm, in a quarter, a leaver is one of: their number
    varies so many times as much as if each went by himself."""
    gone = voluntary(mart.churn)
    people = mart.subscribers.set_index("subscriber").reindex(gone["subscriber"])
    firm, quarter = people["group"].to_numpy(), month_number(gone["month"]).to_numpy() // _AFTER
    whose = np.where(firm > 0, -firm, people["household"].to_numpy())
    sizes = pd.Series(1, index=[whose, quarter]).groupby(level=[0, 1]).size()
    return float((sizes**2).sum() / sizes.sum())


def _spared(mart: Mart) -> list[int]:
    """Return the areas that had no outage from the gravest one's month to the last in which it is felt."""
    since = month_number(mart.outages["month"]) - month_number(int(_grave(mart)["month"]))
    hit = set(mart.outages.loc[since.between(0, _AFTER), "area"])
    spared = [area for area in mart.areas["area"] if area not in hit]
    if not spared:
        raise Unanswerable
    return spared


@quantity
def outage_seen(mart: Mart) -> float:
    """Leavers of the area in the three months after its outage beyond the usual, in standard errors."""
    return float(_excess(mart)[int(_grave(mart)["area"])])


@quantity
def outage_elsewhere(mart: Mart) -> float:
    """The same of the area furthest off among those without an outage."""
    return float(_excess(mart)[_spared(mart)].abs().max())


@quantity
def outage_cost(mart: Mart) -> float:
    """Leavers of the area from its outage on, over those who would have left all the same."""
    would = truth.of(mart).table("without")
    would = would[would["event"].astype(str) == "outage"]
    if would.empty:
        raise Unanswerable
    where, since = int(_grave(mart)["area"]), int(_grave(mart)["month"])
    area = mart.subscribers.set_index("subscriber")["area"]
    there = (area.reindex(would["subscriber"]) == where).to_numpy()
    rows = _leavers(mart)
    left = ((rows["area"] == where) & (rows["after"] >= 0)).sum()
    return ratio(left, (there & (would["month"] >= since).to_numpy()).sum())
