"""The eight alarms: traffic, spend, call frequency, off-net calls, rivals' hotlines, handset,
share of incoming calls, contract expiry.

The outline of the course names the eight; how each is computed and its threshold are this kit's
own convention. An alarm compares the decision month with the mean of the three months before it
and uses nothing later. Those who fade before leaving call less, are called nearly as much, and
turn to a rival: hence the directions.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from casekit.churn_warning.panel import HISTORY
from casekit.mart import Mart
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

COLUMNS = (
    "subscriber",
    "month",
    "status",
    "bill",
    "minutes_out",
    "minutes_in",
    "calls_out",
    "off_net_share",
    "rival_calls",
    "handset_age",
    "contract_left",
    "contract_ends",
)


def history(mart: Mart, month: int) -> pd.DataFrame:
    """Return what the alarms of a month look at: that month's rows and the three months before."""
    return mart.window(month_range(add_months(month, -HISTORY), HISTORY + 1), list(COLUMNS))


def signals(history: pd.DataFrame, month: int) -> pd.DataFrame:
    """Return how strongly each alarm speaks for each subscriber active at the end of `month`.

    Args:
        history: rows of `monthly` with `COLUMNS`; months after `month` are ignored.
        month: decision month, yyyymm.

    Returns:
        Index subscriber, sorted; one float column an alarm: falls as a share of the mean of the
        three months before (traffic, spend, call_frequency; negative for a rise), rises in points
        as a share (off_net, incoming_share), calls (rival_hotline), months (handset: its age;
        contract_expiry: months left, 0 in the last). NaN where it cannot be told: no month
        before, no contract, no calls.
    """
    now = history[(history["month"] == month) & (history["status"] == "active")]
    now = now.set_index("subscriber").sort_index()
    earlier = history[history["month"].between(add_months(month, -HISTORY), add_months(month, -1))]
    use = ["bill", "minutes_out", "minutes_in", "calls_out", "off_net_share"]
    before = earlier.groupby("subscriber")[use].mean().reindex(now.index)
    minutes, minutes_before = (f["minutes_out"] + f["minutes_in"] for f in (now, before))
    incoming, incoming_before = (
        f["minutes_in"] / total.where(total > 0)
        for f, total in ((now, minutes), (before, minutes_before))
    )
    running = (now["contract_left"] > 0) | now["contract_ends"]
    columns = {
        "traffic": _fall(minutes, minutes_before),
        "spend": _fall(now["bill"], before["bill"]),
        "call_frequency": _fall(now["calls_out"], before["calls_out"]),
        "off_net": now["off_net_share"] - before["off_net_share"],
        "rival_hotline": now["rival_calls"],
        "handset": now["handset_age"],
        "incoming_share": incoming - incoming_before,
        "contract_expiry": now["contract_left"].where(running),
    }
    return pd.DataFrame(columns)[list(ALARMS)].astype("float64")


def fire(signals: pd.DataFrame, thresholds: Mapping[str, float] = DEFAULTS) -> pd.DataFrame:
    """Return which alarms fire for whom (True/False, same shape); what is not known never fires.

    Raises KeyError for a threshold of an alarm that does not exist; alarms without a threshold
    are switched off and left out.
    """
    unknown = set(thresholds) - set(ALARMS)
    if unknown:
        raise KeyError(f"no such alarm: {', '.join(sorted(unknown))}")
    on = [name for name in ALARMS if name in thresholds]
    return pd.DataFrame(
        {
            name: signals[name].le(thresholds[name])
            if name in AT_MOST
            else signals[name].ge(thresholds[name] - 1e-9)  # 0.1 − a float’s dust is still 0.1
            for name in on
        },
        index=signals.index,
    )


def combined(fired: pd.DataFrame, at_least: int = 1) -> pd.Series:
    """Return who has at least so many alarms ("any" is 1)."""
    return (fired.sum(axis=1) >= at_least).rename("alarmed")


def _fall(now: pd.Series, before: pd.Series) -> pd.Series:
    return 1 - now / before.where(before > 0)
