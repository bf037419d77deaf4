"""Customer-months: what was known at the end of a month, and who then left; a row a customer and month.

Both come from the mart (`casekit.mart.features`, `casekit.mart.target`), so there is one definition
of the base, of leaving by choice and of the horizon (3 months) in the whole kit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd

from casekit import mart as door
from casekit.mart.outcomes import HORIZON
from synthetic.calendar import add_months

HISTORY = 3
"""Months before the decision month that an alarm or a trend looks back on."""


def decision_months(
    months: Sequence[int], horizon: int = HORIZON, history: int = HISTORY
) -> list[int]:
    """Return the months that have `history` months before them and a known outcome after them.

    Raises casekit.mart.HistoryTooShort where there is none.
    """
    door.HistoryTooShort.check(months, history + 1 + horizon)
    known = set(months)
    return [
        month
        for month in months
        if {int(add_months(month, step)) for step in (-history, horizon)} <= known
    ]


def customer_months(mart: door.Mart, months: Iterable[int], horizon: int = HORIZON) -> pd.DataFrame:
    """Return features and outcome of several decision months.

    Returns:
        Index (month, subscriber); the features of `casekit.mart.features` and `leaves` (True for
        those who leave by choice within the horizon).

    Raises:
        casekit.mart.MonthOutside, casekit.mart.TargetBeyondData: for a month without data or
            without a known outcome.
    """
    frames = {}
    for month in months:
        frame = door.features(mart, month)
        frame["leaves"] = door.target(mart, month, horizon)
        frames[int(month)] = frame
    if not frames:
        raise ValueError("no decision month given")
    return pd.concat(frames, names=["month", "subscriber"])
