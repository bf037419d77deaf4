"""Who is in the base of a month, who left, and what a warning has to foresee."""

from __future__ import annotations

import pandas as pd

from casekit.mart.dataset import Mart
from casekit.mart.faults import ColumnsUnknown, TargetBeyondData
from synthetic.calendar import add_months

VOLUNTARY = ("ported", "silent", "closed")
"""Ways of leaving by choice; lines cut off for arrears are not among them."""
HORIZON = 3
"""Months ahead that the warning model looks."""


def base(mart: Mart, month: int) -> pd.Index:
    """Return the subscribers active (not suspended) at the end of a month, sorted.

    Those active at the start of a month are the base of the month before. Raises MonthOutside.
    """
    rows = mart.month(month, ["subscriber", "status"])
    active = rows.loc[rows["status"] == "active", "subscriber"]
    return pd.Index(active.sort_values(), name="subscriber")


def voluntary(churn: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of `churn` of those who left by choice.

    Raises ColumnsUnknown where the table does not say how they left, or when: nobody is a leaver
    by choice, or none, for want of a column.
    """
    lacking = [name for name in ("month", "kind") if len(churn) and churn[name].isna().all()]
    if lacking:
        raise ColumnsUnknown([f"churn.{name}" for name in lacking])
    return churn[churn["kind"].isin(VOLUNTARY)]


def leavers_between(mart: Mart, first: int, last: int) -> pd.DataFrame:
    """Return the rows of `churn` of those who left by choice from month `first` to `last`.

    Both months are included. Raises TableUnknown, ColumnsUnknown.
    """
    mart.need("churn.month")
    churn = voluntary(mart.churn)
    return churn[churn["month"].between(first, last)].reset_index(drop=True)


def target(mart: Mart, month: int, horizon: int = HORIZON) -> pd.Series:
    """Return whether each subscriber of the base leaves by choice in the months to come.

    The months are month+1 … month+horizon; the index is that of `features`. Raises MonthOutside
    for the month, TargetBeyondData when the horizon reaches past the data.
    """
    if horizon < 1:
        raise ValueError(f"horizon={horizon}: look at least one month ahead")
    mart.require(month)
    last = int(add_months(month, horizon))
    if last > mart.months[-1]:
        latest = int(add_months(mart.months[-1], -horizon))
        raise TargetBeyondData(
            month=month, horizon=horizon, needed=last, last=mart.months[-1], latest=latest
        )
    index = base(mart, month)
    leavers = leavers_between(mart, int(add_months(month, 1)), last)
    return pd.Series(index.isin(leavers["subscriber"]), index=index, name="leaves")
