"""Features of the circle a subscriber calls, and of what surveys heard."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart.dataset import Mart
from casekit.mart.outcomes import leavers_between
from casekit.mart.signals.history import MONTHS, positions
from synthetic.calendar import add_months

IN_PASSING = 12
"""Days of a quarter with a call, up to which two people may have met in passing."""
_SURVEYS = ("surveys.month", "surveys.satisfaction")


def circle(mart: Mart, month: int, subscribers: np.ndarray) -> dict[str, np.ndarray]:
    """Size of the circle and how many of it left by choice in the last three months.

    Who left early in a quarter has no calls in it any more: the circle of the leavers is looked up
    in the last two whole quarters. Both are unknown where it is not known on how many days people
    talked: who met in passing would be counted in.
    """
    unknown = np.full(len(subscribers), np.nan)
    if not mart.knows("ties", "ties.days"):
        return {"friends": unknown, "friends_left_3m": unknown}
    last = last_whole_quarter(month)
    earlier = _month_of(last, -3)
    friends = _size(mart, last, subscribers) if last in mart.months else unknown
    left = (
        _left(mart, month, [last, earlier], subscribers)
        if earlier in mart.months and mart.knows("churn", "churn.month", "churn.kind")
        else unknown
    )
    return {"friends": friends, "friends_left_3m": left}


def last_whole_quarter(month: int) -> int:
    """Return the first month of the last quarter that is over at the end of the month."""
    start = month - (month % 100 - 1) % 3
    return start if month % 100 % 3 == 0 else _month_of(start, -3)


def _month_of(month: int, n: int) -> int:
    return int(add_months(month, n))


def circle_pairs(mart: Mart, quarters: list[int]) -> pd.DataFrame:
    """Return who belongs to whose circle, a row a pair and quarter: subscriber, other.

    Two people who talked on a dozen days or fewer, and not in the quarter before, may have met in
    passing: they are left out, where days are known.
    """
    if not mart.knows("ties.days"):
        return mart.table("ties", ["subscriber", "other"], quarters)
    return pd.concat([_lasting(mart, quarter) for quarter in quarters], ignore_index=True)


def _lasting(mart: Mart, quarter: int) -> pd.DataFrame:
    rows = mart.table("ties", ["subscriber", "other", "days"], [quarter])
    often = rows["days"] > IN_PASSING
    earlier = _month_of(quarter, -3)
    if earlier in mart.months:
        before = mart.table("ties", ["subscriber", "other"], [earlier])
        often |= _code(rows).isin(_code(before))
    return rows.loc[often, ["subscriber", "other"]]


def _code(pairs: pd.DataFrame) -> pd.Series:
    return pairs["subscriber"].astype("int64") * 2**32 + pairs["other"]


def _pairs(mart: Mart, quarters: list[int]) -> tuple[np.ndarray, np.ndarray]:
    rows = circle_pairs(mart, quarters)
    return rows["subscriber"].to_numpy(), rows["other"].to_numpy()


def _size(mart: Mart, quarter: int, subscribers: np.ndarray) -> np.ndarray:
    """Number of different people each subscriber called or was called by in a quarter."""
    ends = np.concatenate(_pairs(mart, [quarter]))
    place, _ = positions(subscribers, ends)
    return np.bincount(place, minlength=len(subscribers)).astype(np.float64)


def _left(mart: Mart, month: int, quarters: list[int], subscribers: np.ndarray) -> np.ndarray:
    """Number of different leavers in each subscriber's circle."""
    leavers = leavers_between(mart, _month_of(month, 1 - MONTHS), month)
    gone = np.sort(leavers["subscriber"].to_numpy())
    first, second = _pairs(mart, quarters)
    near = np.concatenate([second, first])
    far = np.concatenate([first, second])
    _, is_gone = positions(gone, far)
    place, here = positions(subscribers, near[is_gone])
    which, _ = positions(gone, far[is_gone][here])
    pairs = np.unique(place * max(len(gone), 1) + which)
    counts = np.bincount(pairs // max(len(gone), 1), minlength=len(subscribers))
    return counts.astype(np.float64)


def surveys(mart: Mart, month: int, subscribers: np.ndarray) -> dict[str, np.ndarray]:
    """Satisfaction at the last survey up to the month, and whether there was one."""
    if not mart.knows("surveys", *_SURVEYS):
        unknown = np.full(len(subscribers), np.nan)
        return {"surveyed": unknown, "satisfaction_last": unknown}
    events = mart.surveys
    known = (events["month"] <= month) & events["satisfaction"].notna()
    rows = events[known].sort_values("month", kind="stable")
    place, found = positions(subscribers, rows["subscriber"].to_numpy())
    satisfaction = np.full(len(subscribers), np.nan)
    # Later rows overwrite earlier ones: the last survey stays.
    satisfaction[place] = rows["satisfaction"].to_numpy()[found]
    return {
        "surveyed": (~np.isnan(satisfaction)).astype(np.float64),
        "satisfaction_last": satisfaction,
    }
