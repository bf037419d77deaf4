"""Measures of gates on larger bills: what moves the mean bill, and who should have a larger tariff."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart
from casekit.mart.once import once
from casekit.trust.gates.registry import of_base
from casekit.trust.quantities.answers import seen_in
from casekit.trust.quantities.registry import Unanswerable, ratio
from casekit.trust.quantities.tariffs import sold_up
from casekit.trust.quantities.uplift import Figure, cross_fitted

_QUARTER = 3
_LIST = 0.2
"""Share of those who could be called that a list holds."""


@once
def _bridge(mart: Mart) -> dict[str, float]:
    """Return what moves the mean bill from the first quarter of the data to the last, in yuan: who
    stays pays more or less (stay), who has come (join) and who has gone (leave); they add up."""
    if len(mart.months) <= 2 * _QUARTER:
        raise Unanswerable
    before, after = (_bills(mart, part) for part in (slice(_QUARTER), slice(-_QUARTER, None)))
    both = before.index.intersection(after.index)
    then, now = before[both].mean(), after[both].mean()
    return {"stay": now - then, "join": after.mean() - now, "leave": then - before.mean()}


def _bills(mart: Mart, part: slice) -> pd.Series:
    rows = [mart.month(month, ["subscriber", "bill"]) for month in mart.months[part]]
    return pd.concat(rows).groupby("subscriber")["bill"].mean().astype(float)


@of_base
def arpu_rise(mart: Mart) -> float:
    """Return by how many yuan the mean bill rises from the first quarter of the data to the last."""
    return sum(_bridge(mart).values())


@of_base
def arpu_of_stayers(mart: Mart) -> float:
    """Return by how many yuan the bills of those who were there then and are there now change."""
    return _bridge(mart)["stay"]


@of_base
def arpu_by_leavers(mart: Mart) -> float:
    """Return by how many yuan those who left raise the mean bill beyond those who came."""
    return _bridge(mart)["leave"] - _bridge(mart)["join"]


@once
def _offered(mart: Mart) -> pd.DataFrame:
    """Return, for each at whom the next tariff up was observed, worth (yuan) and what an operator may
    rank by: bill, GB, overage, the step to the next fee and what the bill would rise by; and learnt,
    the best that could be learnt from all that is seen, fitted to the true worth of others."""
    month = int(mart.campaigns["month"].iloc[0])
    seen = seen_in(mart, [one for one in mart.months if one < month][-1]).fillna(0)
    rows = sold_up(mart)
    rows = rows.loc[rows.index.intersection(seen.index)]
    seen, worth = seen.loc[rows.index], rows["worth"]
    plans = mart.plans[mart.plans["owner"] == "own"].sort_values("plan")
    step = pd.Series(plans["fee"].diff().shift(-1).to_numpy(), index=plans["plan"])
    plan = mart.month(month, ["subscriber", "plan"]).set_index("subscriber")["plan"]
    return pd.DataFrame({
        "worth": worth,
        "bill": seen["bill_mean_3m"],
        "data": seen["data_gb_3m"],
        "overage": rows["overage"],
        "dearer": rows["dearer"],
        "step": plan.reindex(rows.index).map(step).fillna(0.0),
        "learnt": cross_fitted(rows, lambda part: Figure(seen, worth[part.index]), splits=1),
    })  # fmt: skip


def _share_of_best(mart: Mart, column: str) -> float:
    rows = _offered(mart)
    size = int(_LIST * len(rows))
    return ratio(rows.nlargest(size, column)["worth"].sum(), rows["worth"].nlargest(size).sum())


@of_base
def up_by_seen(mart: Mart) -> float:
    """Return what the best list by one thing that is seen brings, over the best list of all: bill, GB,
    overage, the step to the next fee or the rise of the bill."""
    plain = _offered(mart).columns.drop(["worth", "learnt"])
    return max(_share_of_best(mart, column) for column in plain)


@of_base
def up_learnable(mart: Mart) -> float:
    """Return what the best that could be learnt from all that is seen brings, over the best such list."""
    return ratio(_share_of_best(mart, "learnt"), up_by_seen(mart))
