"""Value bands by bill, and who has moved between them after some months."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis.year_after import AHEAD, day
from casekit.mart.names import LARGE_BILL, MID_HIGH
from casekit.mart.once import once
from synthetic.calendar import add_months

BANDS = ("high", "mid", "mass")
GONE = "gone"
"""Where those end who have left or are suspended."""
MEASURES = ("mean", "month")
"""Of a bill: the mean of three months, or that of one."""


@once
def bills(mart: door.Mart, month: int, measure: str = "mean") -> pd.Series:
    """Return the bill of each who is active at the end of a month, yuan.

    Args:
        measure: one of `MEASURES`.
    """
    if measure == "mean":
        return door.features(mart, month)["bill_mean_3m"]
    rows = mart.month(month, ["subscriber", "status", "bill"])
    return rows[rows["status"] == "active"].set_index("subscriber")["bill"]


def bands(bill: pd.Series, border: float = MID_HIGH) -> pd.Series:
    """Return the band of each bill: mid from the border on, high from the large bill on."""
    found = pd.Series("mass", bill.index, dtype=object)
    return found.mask(bill >= border, "mid").mask(bill >= LARGE_BILL, "high").where(bill.notna())


def moved(before: pd.Series, after: pd.Series, border: float = MID_HIGH) -> pd.DataFrame:
    """Return how many moved from each band (rows) to each (columns, `GONE` the last).

    Args:
        before, after: bills at either time, index subscriber; who is not in `after` is gone.
    """
    to = bands(after.reindex(before.index), border).fillna(GONE)
    counts = pd.crosstab(bands(before, border), to)
    return counts.reindex(index=list(BANDS), columns=[*BANDS, GONE], fill_value=0)


@once
def of_the_year(mart: door.Mart) -> pd.DataFrame:
    """Return `moved` from a year before the data end to the end."""
    return moved(bills(mart, day(mart)), bills(mart, int(add_months(day(mart), AHEAD))))


def lost(counts: pd.DataFrame) -> float:
    """Return the share of the mid band that is no longer held at mid or above."""
    return float(counts.loc["mid", ["mass", GONE]].sum() / counts.loc["mid"].sum())


def crossed(counts: pd.DataFrame) -> tuple[int, int]:
    """Return how many have come up from the mass to mid or above, and how many above it were lost."""
    up = counts.loc["mass", ["mid", "high"]].sum()
    return int(up), int(counts.loc[["high", "mid"], ["mass", GONE]].to_numpy().sum())


@once
def a_year_more(mart: door.Mart) -> float:
    """Return the yuan a year that one of the mass pays more who comes up to the border, mean."""
    bill = bills(mart, day(mart))
    return float(AHEAD * (MID_HIGH - bill[bill < MID_HIGH].mean()))


def risen(counts: pd.DataFrame) -> float:
    """Return the share of the mass that has come up to mid or above."""
    return float(counts.loc["mass", ["mid", "high"]].sum() / counts.loc["mass"].sum())
