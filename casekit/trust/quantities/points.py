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
