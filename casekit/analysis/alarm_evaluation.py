"""What alarms are worth: precision, recall, base rate, cost in calls, and lead time."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit.analysis import alarms
from casekit.analysis.lacks import TooFew
from casekit.analysis.models.customer_months import HISTORY
from casekit.mart import Mart, voluntary
from synthetic.calendar import add_months

LOOK_BACK = 3
"""Months before leaving in which an alarm counts as a warning: the horizon, seen from its end."""


class Tally(NamedTuple):
    """An alarm against what happened. Rates are shares; NaN where nobody stands in the base."""

    customers: int
    leavers: int
    alarmed: int
    caught: int
    precision: float
    recall: float
    base_rate: float
    lift: float
    calls_per_leaver: float


def tally(alarmed, left) -> Tally:
    """Return how a yes/no alarm did.

    Args:
        alarmed: True for those alarmed, one for each customer.
        left: True for those who then left by choice, in the same order.

    Returns:
        precision: leavers among the alarmed; recall: alarmed among the leavers; base_rate: leavers
        among all; lift: precision over base rate; calls_per_leaver: alarmed for one leaver caught.
    """
    alarmed, left = np.asarray(alarmed, dtype=bool), np.asarray(left, dtype=bool)
    if len(alarmed) != len(left):
        raise ValueError(f"{len(alarmed)} alarms for {len(left)} customers")
    customers, leavers = len(left), int(left.sum())
    called, caught = int(alarmed.sum()), int((alarmed & left).sum())
    precision, base = _share(caught, called), _share(leavers, customers)
    return Tally(
        customers,
        leavers,
        called,
        caught,
        precision,
        _share(caught, leavers),
        base,
        _share(precision, base),
        _share(called, caught),
    )


def scorecard(fired: pd.DataFrame, left: pd.Series) -> pd.DataFrame:
    """Return one row an alarm with the columns of `Tally`, over the customers whose alarm is known.

    An alarm that is known of nobody has 0 customers, and rates that are NaN.
    """
    truth, known = left.reindex(fired.index).to_numpy(), fired.notna().to_numpy()
    rang = alarms.rings(fired)
    rows = {
        name: tally(rang[known[:, place], place], truth[known[:, place]])
        for place, name in enumerate(fired.columns)
    }
    return pd.DataFrame.from_dict(rows, orient="index", columns=Tally._fields)


def by_count(fired: pd.DataFrame, left: pd.Series) -> pd.DataFrame:
    """Return one row for each k, "at least k alarms", with the columns of `Tally`.

    Counted are the alarms that are known to fire.
    """
    truth, count = left.reindex(fired.index).to_numpy(), alarms.count(fired).to_numpy()
    rows = {k: tally(count >= k, truth) for k in range(1, fired.shape[1] + 1)}
    table = pd.DataFrame.from_dict(rows, orient="index", columns=Tally._fields)
    return table.rename_axis("at_least")


def signals_by_month(mart: Mart, months: Iterable[int]) -> pd.DataFrame:
    """Return the alarms' signals in several months, index (month, subscriber).

    Raises casekit.mart.HistoryTooShort, MonthOutside, ColumnsUnknown.
    """
    mart.need_months(HISTORY + 1)
    wanted = [int(month) for month in months]
    needed = {int(add_months(month, -step)) for month in wanted for step in range(HISTORY + 1)}
    rows = alarms.rows(mart, sorted(needed))
    frames = {month: alarms.signals(rows, month) for month in wanted}
    return pd.concat(frames, names=["month", "subscriber"])


class LookBack(NamedTuple):
    """Where the months before each leaver's last stand among the rows of an index.

    Attributes:
        subscriber: the leavers, ascending.
        place: a row a leaver; column k: position of the month k + 1 before leaving, −1 for none.
    """

    subscriber: np.ndarray
    place: np.ndarray


def look_back(index: pd.MultiIndex, churn: pd.DataFrame, months: int = LOOK_BACK) -> LookBack:
    """Return where to look for warnings.

    Args:
        index: (month, subscriber), months without gaps.
        churn: the leavers; only those by choice count, and only those whose whole look-back lies
            within the months of `index`.
        months: before leaving that count.
    """
    known = index.get_level_values("month")
    left = voluntary(churn)
    covered = left["month"].between(add_months(known.min(), months), add_months(known.max(), 1))
    left = left[covered].sort_values("subscriber")
    subscriber, leaving = left["subscriber"].to_numpy(), left["month"].to_numpy()
    place = [
        index.get_indexer(pd.MultiIndex.from_arrays([add_months(leaving, -back), subscriber]))
        for back in range(1, months + 1)
    ]
    return LookBack(subscriber, np.stack(place, axis=1))


def lead_times(fired: pd.DataFrame, churn: pd.DataFrame, months: int = LOOK_BACK) -> pd.DataFrame:
    """Return how many months ahead each leaver was warned: `leads` at the `look_back` of `fired`."""
    return leads(fired, look_back(fired.index, churn, months))


def leads(fired: pd.DataFrame, rows: LookBack) -> pd.DataFrame:
    """Return how many months ahead each leaver was warned.

    Args:
        fired: alarms, index (month, subscriber).
        rows: from `look_back` on that index.

    Returns:
        One row a leaver (index subscriber); one column an alarm, and `any`: months from the first
        alarm in the look-back to the month of leaving, 1 …; NaN for no warning. Alarms that are
        known of nobody are left out.
    """
    fired = fired.dropna(axis=1, how="all")
    rang = alarms.rings(fired)
    lead = np.full((len(rows.subscriber), rang.shape[1]), np.nan)
    for number, place in enumerate(rows.place.T):  # the earliest alarm is written last
        lead[rang[place] & (place >= 0)[:, None]] = number + 1
    leavers = pd.Index(rows.subscriber, name="subscriber")
    table = pd.DataFrame(lead, index=leavers, columns=list(fired.columns))
    table["any"] = table.max(axis=1)
    return table


def lead_summary(lead: pd.DataFrame, look_back: int = LOOK_BACK) -> pd.DataFrame:
    """Return one row an alarm: leavers, warned (share), mean_lead (months, of those warned) and
    the shares of leavers first warned 1, 2 … months ahead (columns `ahead_1` …). Raises TooFew
    where there is no leaver whose months before are known."""
    if lead.empty:
        raise TooFew("no_leavers")
    table = pd.DataFrame(
        {"leavers": len(lead), "warned": lead.notna().mean(), "mean_lead": lead.mean()}
    )
    for ahead in range(1, look_back + 1):
        table[f"ahead_{ahead}"] = (lead == ahead).mean()
    return table


def lead_by_count(fired: pd.DataFrame, churn: pd.DataFrame, most: int = 6) -> pd.DataFrame:
    """Return how far ahead leavers first had at least k alarms in one month.

    Args:
        fired: alarms, index (month, subscriber), months without gaps.
        churn: the leavers.
        most: largest k.

    Returns:
        Index k, 1 … most; the columns of `lead_summary`.
    """
    by_count = pd.DataFrame({k: alarms.combined(fired, k) for k in range(1, most + 1)})
    summary = lead_summary(lead_times(by_count, churn)).drop(index="any")
    return summary.set_axis(range(1, most + 1)).rename_axis("at_least")


def _share(part: float, whole: float) -> float:
    return part / whole if whole and not np.isnan(whole) else float("nan")
