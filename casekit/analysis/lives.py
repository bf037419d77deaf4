"""How long lines live: when each could be seen, until when, and whether it left (counting process).

J. P. Klein and M. L. Moeschberger, “Survival analysis” (2nd ed. 2003), chapters 3 and 4.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from casekit.mart import Mart, voluntary
from casekit.mart.once import once
from synthetic.calendar import month_number


@once
def lives(mart: Mart, choice: bool = True) -> pd.DataFrame:
    """Return from when to when each line was seen, in months since it joined.

    A line that joined before the data could not have been seen leaving before they begin: it enters
    late (left truncation). Who is still there at the end of the data is censored. Lines that joined
    in the last month have not been at risk yet and are dropped, see `too_new`. A line that came back
    after leaving counts with its first life; the tables hold no months of the second.

    Args:
        choice: whether only leaving by choice is an event, and being cut off for arrears censors;
            otherwise both are events.

    Returns:
        Index subscriber; start (number of the month of joining), entry (months after which it is at
        risk), end (month of leaving, or the last one seen), event, kind (of leaving; missing for
        none).

    Raises TableUnknown, ColumnsUnknown.
    """
    table = _seen(mart, choice)
    return table[table["end"] > table["entry"]]


def too_new(mart: Mart) -> int:
    """Return how many lines joined too late to have been at risk for a month."""
    table = _seen(mart, True)
    return int((table["end"] <= table["entry"]).sum())


def _seen(mart: Mart, choice: bool) -> pd.DataFrame:
    mart.need("subscribers.join_month", "churn.month", "churn.kind")
    start = month_number(mart.subscribers.set_index("subscriber")["join_month"])
    churn = mart.churn.set_index("subscriber")
    first, last = month_number(mart.months[0]), month_number(mart.months[-1])
    end = month_number(churn["month"]).reindex(start.index).fillna(last).astype(int)
    events = voluntary(mart.churn) if choice else mart.churn
    return pd.DataFrame(
        {
            "start": start,
            "entry": np.maximum(first - 1 - start, 0),
            "end": end - start,
            "event": start.index.isin(events["subscriber"]),
            "kind": churn["kind"].reindex(start.index),
        }
    )


def as_of(lives: pd.DataFrame, month: int) -> pd.DataFrame:
    """Return lives as they were known at the end of a month (its number, as in `start`)."""
    end = np.minimum(lives["end"], month - lives["start"])
    seen = lives.assign(end=end, event=lives["event"] & (lives["end"] == end))
    return seen[seen["end"] > seen["entry"]]


def kaplan_meier(end: pd.Series, event: pd.Series, entry: pd.Series | None = None) -> pd.DataFrame:
    """Return the share still on the network by months (Kaplan–Meier, delayed entry).

    Args:
        end: months until each left or was last seen.
        event: whether it left.
        entry: months after which each is at risk; by default from the start.

    Returns:
        A row a month in which somebody left: months, at_risk, survival, low, high (95 %, Greenwood).
    """
    from statsmodels.duration.survfunc import SurvfuncRight

    if not np.any(event):
        return pd.DataFrame(columns=["months", "at_risk", "survival", "low", "high"], dtype=float)
    late = None if entry is None else np.asarray(entry, dtype=float)
    curve = SurvfuncRight(np.asarray(end, dtype=float), np.asarray(event, dtype=bool), entry=late)
    spread = 1.96 * curve.surv_prob_se
    return pd.DataFrame(
        {
            "months": curve.surv_times.astype(int),
            "at_risk": curve.n_risk.astype(int),
            "survival": curve.surv_prob,
            "low": np.clip(curve.surv_prob - spread, 0, 1),
            "high": np.clip(curve.surv_prob + spread, 0, 1),
        }
    )


def still_here(curve: pd.DataFrame, months: int | Sequence[int]) -> float | np.ndarray:
    """Return the share still on the network after some months, by a curve of `kaplan_meier`."""
    steps = np.concatenate([[1.0], curve["survival"]])
    found = steps[np.searchsorted(curve["months"], months, side="right")]
    return found if np.ndim(months) else float(found)
