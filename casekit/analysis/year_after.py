"""A list proves itself in the year after: the day on which it is drawn up, and what is billed since."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart
from synthetic.calendar import add_months, month_range

AHEAD = 12
"""Months in which a list has to prove itself."""


def day(mart: Mart) -> int:
    """Return the month at whose end lists are drawn up: a year before the data end."""
    mart.need_months(AHEAD + 1)
    return mart.months[-1 - AHEAD]


def billed_after(mart: Mart, month: int, subscribers: pd.Index) -> pd.Series:
    """Return the yuan billed to each in the year after a month, 0 once it is gone."""
    rows = mart.window(month_range(add_months(month, 1), AHEAD), ["subscriber", "bill"])
    billed = rows.groupby("subscriber")["bill"].sum()
    return billed.reindex(subscribers, fill_value=0.0)
