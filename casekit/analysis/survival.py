"""When they leave: the hazard around the end of a contract, and survival since a start."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from casekit.analysis.lacks import TooFew
from casekit.analysis.lives import kaplan_meier
from casekit.mart import Mart, voluntary
from synthetic.calendar import from_number, month_number

FIRST, LAST = -6, 9


def contract_timeline(mart: Mart, first: int = FIRST, last: int = LAST) -> pd.DataFrame:
    """Return one row for each subscriber, contract end and month at risk around it.

    Those at risk in a month were on the network at the end of the month before. After the end only
    those count who have not signed again.

    Returns:
        Columns subscriber, month, relative (months since the contract ended: 0 in its last month,
        negative before), left (leaves by choice in this month).

    Raises TableUnknown, ColumnsUnknown, HistoryTooShort, TooFew where no contract ends near.
    """
    mart.need("contracts.start_month", "contracts.end_month", "churn.month", "churn.kind")
    mart.need_months(2)  # who was there at the end of one month, and left in the next
    ends = mart.contracts[["subscriber", "start_month", "end_month"]].sort_values(
        ["subscriber", "start_month"]
    )
    # one from a campaign may end with another: an end is one end
    ends = ends.drop_duplicates(["subscriber", "end_month"])
    following = ends.groupby("subscriber")["start_month"].shift(-1)
    ends["stop"] = month_number(following.fillna(999912).astype(int))
    steps = np.arange(first, last + 1)
    rows = ends.loc[ends.index.repeat(len(steps))].reset_index(drop=True)
    rows["relative"] = np.tile(steps, len(ends))
    number = month_number(rows["end_month"]) + rows["relative"]
    running = (number >= month_number(rows["start_month"])) & (
        (number < rows["stop"]) | (rows["relative"] <= 0)
    )
    rows, number = rows[running], number[running]
    rows = rows.assign(month=from_number(number), eve=from_number(number - 1))
    return _with_outcome(mart, rows)


def _with_outcome(mart: Mart, rows: pd.DataFrame) -> pd.DataFrame:
    """Keep those on the network at the eve of each month, and say who leaves in it."""
    present = mart.table("monthly", ["subscriber", "month"], mart.months)
    present = present.rename(columns={"month": "eve"})
    rows = rows[rows["month"] <= mart.months[-1]].merge(present, on=["subscriber", "eve"])
    if rows.empty:
        raise TooFew("no_contract_ends")
    left = voluntary(mart.churn)[["subscriber", "month"]].assign(left=True)
    rows = rows.merge(left, on=["subscriber", "month"], how="left")
    rows["left"] = rows["left"].eq(True)
    return rows[["subscriber", "month", "relative", "left"]]


def hazard(timeline: pd.DataFrame) -> pd.DataFrame:
    """Return the chance of leaving in each month before and after the end of the contract.

    Returns:
        Index relative; at_risk, leavers, hazard (leavers / at risk) and its 95 % interval low, high
        (Wilson).
    """
    counts = timeline.groupby("relative")["left"].agg(["count", "sum"])
    table = pd.DataFrame({"at_risk": counts["count"], "leavers": counts["sum"].astype(int)})
    table["hazard"] = table["leavers"] / table["at_risk"]
    table["low"], table["high"] = wilson(table["leavers"], table["at_risk"])
    return table


def wilson(successes, cases) -> tuple[np.ndarray, np.ndarray]:
    """Return the 95 % interval of a share (Wilson, 1927), stable for small counts."""
    k, n, z = np.asarray(successes, dtype=float), np.asarray(cases, dtype=float), 1.96
    middle = (k + z**2 / 2) / (n + z**2)
    half = z / (n + z**2) * np.sqrt(k * (n - k) / n + z**2 / 4)
    return np.maximum(middle - half, 0), np.minimum(middle + half, 1)


def survival(mart: Mart, start: Literal["contract_end", "join"] = "join") -> pd.DataFrame:
    """Return the share still on the network by months since a start (Kaplan–Meier).

    Args:
        mart: the dataset.
        start: "join" counts those who joined within the data; "contract_end" those whose first
            contract end lies within the data, from that month on. Who is still there at the end of
            the data, or was cut off for arrears, is censored.

    Returns:
        Columns months, at_risk, survival, low, high (95 %, Greenwood).
    """
    mart.need("churn.month", "churn.kind")
    begun = _starts(mart, start)
    churn = mart.churn.set_index("subscriber")
    ended = churn["month"].reindex(begun.index).fillna(mart.months[-1]).astype(int)
    chose = begun.index.isin(voluntary(mart.churn)["subscriber"])
    lasted = month_number(ended) - month_number(begun)
    valid = lasted >= 0
    return kaplan_meier(lasted[valid], chose[valid])


def _starts(mart: Mart, start: str) -> pd.Series:
    first, last = mart.months[0], mart.months[-1]
    if start == "join":
        mart.need("subscribers.join_month")
        begun = mart.subscribers.set_index("subscriber")["join_month"]
    elif start == "contract_end":
        mart.need("contracts.end_month")
        ends = mart.contracts.loc[mart.contracts["end_month"].between(first, last)]
        begun = ends.groupby("subscriber")["end_month"].min()
    else:
        raise ValueError(f"start={start!r}: join or contract_end")
    return begun[begun.between(first, last)]
