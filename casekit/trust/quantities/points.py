"""Points: how many a bill earns."""

from __future__ import annotations

from casekit.mart import Mart
from casekit.trust.quantities.registry import quantity, ratio


@quantity
def points_a_yuan(mart: Mart) -> float:
    """Points earned over what was billed, all months."""
    columns = ["bill", "points_earned"]
    sums = sum(mart.month(month, columns).sum() for month in mart.months)
    return ratio(sums["points_earned"], sums["bill"])


@quantity
def points_redeemed(mart: Mart) -> float:
    """Points redeemed over points earned, of the premium brand, which alone may redeem."""
    premium = mart.subscribers.query("brand == 'premium'")["subscriber"]
    columns = ["subscriber", "points_earned", "points_redeemed"]
    months = (mart.month(month, columns) for month in mart.months)
    sums = sum(rows[rows["subscriber"].isin(premium)].sum() for rows in months)
    return ratio(sums["points_redeemed"], sums["points_earned"])
