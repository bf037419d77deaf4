"""How often lines leave, and what they pay, by how long they have been here."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from casekit import mart as door
from casekit.analysis.survival import wilson
from casekit.mart import outcomes
from casekit.mart.once import once
from synthetic.calendar import months_between

BANDS = {"0-2": 0, "3-5": 3, "6-11": 6, "12-23": 12, "24-59": 24, "60+": 60}
"""Band → months on the network from which it begins."""


def band_of(months: pd.Series) -> pd.Series:
    """Return the band of each tenure (whole months, 0 in the month of joining)."""
    edges = [*BANDS.values(), 10_000]
    return pd.cut(months, edges, right=False, labels=list(BANDS))


@once
def line_months(mart: door.Mart) -> pd.DataFrame:
    """Return a row a line and month, of those active at the end of all months but the last.

    Returns:
        Columns tenure (months), bill (yuan of the month), left (by choice, in the next month).
    """
    mart.need("subscribers.join_month", "churn.kind", "churn.month")
    mart.need_months(2)
    joined = mart.subscribers.set_index("subscriber")["join_month"]
    leaving = outcomes.voluntary(mart.churn).set_index("subscriber")["month"]
    return pd.concat(
        [_month(mart, now, following, joined, leaving) for now, following in pairwise(mart.months)]
    )


def _month(mart: door.Mart, now: int, following: int, joined, leaving) -> pd.DataFrame:
    rows = mart.month(now, ["subscriber", "status", "bill"])
    rows = rows[rows["status"] == "active"]
    tenure = months_between(rows["subscriber"].map(joined), now)
    left = rows["subscriber"].map(leaving).eq(following)
    return pd.DataFrame({"tenure": tenure, "bill": rows["bill"], "left": left})


def rates(rows: pd.DataFrame) -> pd.DataFrame:
    """Return the share that leaves in a month, and the mean bill, by band of tenure.

    Args:
        rows: from `line_months`.

    Returns:
        Index band; at_risk (line-months), leavers, hazard (a month) with its 95 % interval low, high
        (Wilson), bill (yuan).
    """
    groups = rows.groupby(band_of(rows["tenure"]), observed=True)
    table = pd.DataFrame({"at_risk": groups.size(), "leavers": groups["left"].sum()})
    table["hazard"] = table["leavers"] / table["at_risk"]
    table["low"], table["high"] = wilson(table["leavers"], table["at_risk"])
    return table.assign(bill=groups["bill"].mean()).rename_axis("band")


@once
def by_tenure(mart: door.Mart) -> pd.DataFrame:
    """Return `rates` of all line-months of the data."""
    return rates(line_months(mart))
