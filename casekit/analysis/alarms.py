"""The eight alarms: traffic, spend, call frequency, off-net calls, rivals' hotlines, handset,
share of incoming calls, contract expiry.

The outline of the course names the eight; how each is computed and its threshold are this kit's
own convention. An alarm compares the decision month with the mean of the three months before it
and uses nothing later. Those who fade before leaving call less, are called nearly as much, and
turn to a rival: hence the directions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from casekit.analysis import models
from casekit.analysis.models.customer_months import HISTORY
from casekit.mart import Mart
from casekit.mart.once import once
from synthetic.calendar import add_months, month_range

ALARMS = (
    "traffic",
    "spend",
    "call_frequency",
    "off_net",
    "rival_hotline",
    "handset",
    "incoming_share",
    "contract_expiry",
)
AT_MOST = ("handset", "contract_expiry")
"""These fire at or below their threshold, the others at or above."""

DEFAULTS: Mapping[str, float] = {
    "traffic": 0.30,
    "spend": 0.20,
    "call_frequency": 0.30,
    "off_net": 0.10,
    "rival_hotline": 1,
    "handset": 1,
    "incoming_share": 0.10,
    "contract_expiry": 2,
}
"""Shares for traffic … (0.30 = a fall by 30 %), points as a share, calls, months, months."""

RANGES: Mapping[str, tuple[float, float, float]] = {
    "traffic": (0.05, 0.90, 0.05),
    "spend": (0.05, 0.90, 0.05),
    "call_frequency": (0.05, 0.90, 0.05),
    "off_net": (0.02, 0.40, 0.02),
    "rival_hotline": (1, 6, 1),
    "handset": (0, 12, 1),
    "incoming_share": (0.02, 0.40, 0.02),
    "contract_expiry": (0, 12, 1),
}
"""Lowest, highest and step of a sensible threshold."""

LOOKS_AT: Mapping[str, tuple[str, ...]] = {
    "traffic": ("minutes_out", "minutes_in"),
    "spend": ("bill",),
    "call_frequency": ("calls_out",),
    "off_net": ("off_net_share",),
    "rival_hotline": ("rival_calls",),
    "handset": ("handset_age",),
    "incoming_share": ("minutes_out", "minutes_in"),
    "contract_expiry": ("contract_left", "contract_ends"),
}
"""Columns of `monthly` that each alarm is computed from."""
_USE = tuple(dict.fromkeys(column for columns in LOOKS_AT.values() for column in columns))
COLUMNS = ("subscriber", "month", "status", *_USE)


def unknown(mart: Mart) -> dict[str, list[str]]:
    """Return the alarms that cannot be computed, each with the columns that the extract lacked."""
    lacking = {
        name: [f"monthly.{column}" for column in columns if not mart.knows(f"monthly.{column}")]
        for name, columns in LOOKS_AT.items()
    }
    return {name: columns for name, columns in lacking.items() if columns}


def need(mart: Mart, names: Iterable[str] = ALARMS) -> None:
    """Raise ColumnsUnknown unless all of these alarms can be computed."""
    lacking = unknown(mart)
    mart.need(*dict.fromkeys(column for name in names for column in lacking.get(name, ())))


def rows(mart: Mart, months: Sequence[int]) -> pd.DataFrame:
    """Return `COLUMNS` of `monthly` in some months; those that the extract lacked are missing.

    Raises ColumnsUnknown where not one alarm can be computed.
    """
    if len(unknown(mart)) == len(ALARMS):
        need(mart)
    known = [column for column in COLUMNS if mart.knows(f"monthly.{column}")]
    return mart.window(months, known).reindex(columns=list(COLUMNS))


def history(mart: Mart, month: int) -> pd.DataFrame:
    """Return what the alarms of a month look at: that month's rows and the three months before."""
    return rows(mart, month_range(add_months(month, -HISTORY), HISTORY + 1))


def signals(history: pd.DataFrame, month: int) -> pd.DataFrame:
    """Return how strongly each alarm speaks for each subscriber active at the end of `month`.

    Args:
        history: rows of `monthly` with `COLUMNS`; months after `month` are ignored.
        month: decision month, yyyymm.

    Returns:
        Index subscriber, sorted; one float column an alarm: falls as a share of the mean of the
        three months before (traffic, spend, call_frequency; negative for a rise), rises in points
        as a share (off_net, incoming_share), calls (rival_hotline), months (handset: its age;
        contract_expiry: months left, 0 in the last). −∞ (no fall, no rise) where there is nothing
        to compare: a line that is new, no calls; ∞ months left without a contract. NaN where the
        data do not say: a value is missing, or there is no month before.
    """
    now, before, new = _compared(history, month)
    minutes, usual = (use["minutes_out"] + use["minutes_in"] for use in (now, before))
    silent = (minutes == 0) | (usual == 0)
    rise = now["minutes_in"] / minutes - before["minutes_in"] / usual

    def fall(of: pd.Series, was: pd.Series) -> pd.Series:
        return _change(1 - of / was, of, was, new | (was == 0))

    off_net, was_off_net = now["off_net_share"], before["off_net_share"]
    columns = {
        "traffic": fall(minutes, usual),
        "spend": fall(now["bill"], before["bill"]),
        "call_frequency": fall(now["calls_out"], before["calls_out"]),
        "off_net": _change(off_net - was_off_net, off_net, was_off_net, new),
        "rival_hotline": now["rival_calls"],
        "handset": now["handset_age"],
        "incoming_share": _change(rise, minutes, usual, new | silent),
        "contract_expiry": _months_left(now),
    }
    return pd.DataFrame(columns)[list(ALARMS)]


def _change(how_much: pd.Series, of: pd.Series, was: pd.Series, nothing) -> pd.Series:
    """Return a change where both sides are known, −∞ where there is nothing to compare."""
    known = of.notna() & (was.notna() | nothing)
    return how_much.mask(nothing, -np.inf).where(known)


def _compared(history: pd.DataFrame, month: int) -> tuple[pd.DataFrame, pd.DataFrame, np.ndarray]:
    """Return each active line's use in the month, its mean over the months before, and who is new:
    without a row before, though the data reach back."""
    now = history[(history["month"] == month) & (history["status"] == "active")]
    now = now.set_index("subscriber").sort_index()[list(_USE)].astype("float64")
    earlier = history[history["month"].between(add_months(month, -HISTORY), add_months(month, -1))]
    before = earlier[list(_USE)].astype("float64").groupby(earlier["subscriber"]).mean()
    new = ~now.index.isin(earlier["subscriber"]) & (len(earlier) > 0)
    return now, before.reindex(now.index), new


def _months_left(now: pd.DataFrame) -> pd.Series:
    """Months to the end of the contract; ∞ for none, NaN where that cannot be told."""
    left, ends = now["contract_left"], now["contract_ends"]
    return left.mask(left == 0, ends.map({1.0: 0.0, 0.0: np.inf}).astype("float64"))


def fire(signals: pd.DataFrame, thresholds: Mapping[str, float] = DEFAULTS) -> pd.DataFrame:
    """Return which alarms fire for whom: True, False, or missing where that is not known.

    Same shape. Raises KeyError for a threshold of an alarm that does not exist; alarms without a
    threshold are switched off and left out.
    """
    made_up = set(thresholds) - set(ALARMS)
    if made_up:
        raise KeyError(f"no such alarm: {', '.join(sorted(made_up))}")
    on = [name for name in ALARMS if name in thresholds]
    return pd.DataFrame(
        {name: _fires(name, signals[name], thresholds[name]) for name in on}, index=signals.index
    )


def _fires(name: str, signal: pd.Series, threshold: float) -> pd.Series:
    # 0.1 − a float’s dust is still 0.1
    rings = signal.le(threshold) if name in AT_MOST else signal.ge(threshold - 1e-9)
    missing = signal.isna()
    return rings.astype("boolean").mask(missing) if missing.any() else rings


def rings(fired: pd.DataFrame) -> np.ndarray:
    """Return as True/False, same shape, which alarms are known to fire."""
    made = np.zeros(fired.shape, dtype=bool)
    for place, name in enumerate(fired):
        made[:, place] = fired[name].fillna(False)
    return made


def count(fired: pd.DataFrame) -> pd.Series:
    """Return how many alarms are known to fire for each."""
    return pd.Series(rings(fired).sum(axis=1), index=fired.index, name="alarms")


def combined(fired: pd.DataFrame, at_least: int = 1) -> pd.Series:
    """Return who has at least so many alarms, of those that are known ("any" is 1)."""
    return (count(fired) >= at_least).rename("alarmed")


@once
def fired(mart: Mart) -> pd.DataFrame:
    """Return which alarms fire at the kit's thresholds in the decision month; raises as `rows`."""
    return fired_on(mart, models.decision(mart).month)


def fired_on(mart: Mart, month: int) -> pd.DataFrame:
    """Return which alarms fire at the kit's thresholds at the end of a month; raises as `rows`."""
    return fire(signals(history(mart, month), month))


def of_use(fired: pd.DataFrame) -> pd.Series:
    """Return how many alarms of use fire for each: all but the end of the contract."""
    return count(fired.drop(columns="contract_expiry"))
