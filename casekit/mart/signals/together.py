"""Signals of lines that belong together: what a home and a company group bring, and what holds them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart.dataset import Mart
from synthetic.calendar import months_between

_HOME, _GROUP = ("home_lines", "home_bill", "payer"), ("group_lines", "group_bill")


def home(mart: Mart, month: int, subscribers: np.ndarray) -> dict[str, np.ndarray]:
    """Return `home_lines`, the lines of each one's home that are on the network at the end of the
    month, itself included; `home_bill`, their bills of the month together (yuan); `payer`, 1 for the
    line that pays for all of them, else 0."""
    unknown = np.full(len(subscribers), np.nan)
    if not mart.knows("subscribers.household"):
        return dict.fromkeys(_HOME, unknown)
    lines, bill = _sums(mart, month, subscribers, "household")
    pays = unknown
    if mart.knows("households", "households.payer"):
        paying = mart.households.set_index("household")["payer"]
        payer = paying.reindex(_unit(mart, subscribers, "household"))
        pays = np.where(payer.isna(), np.nan, payer.to_numpy() == subscribers)
    return dict(zip(_HOME, (lines, bill, pays), strict=True))


def group(mart: Mart, month: int, subscribers: np.ndarray) -> dict[str, np.ndarray]:
    """Return what is known of each one's company group, NaN without one: `group_lines` on the network
    at the end of the month; `group_bill`, their bills together (yuan); `group_end`, months to the end
    of its contract (0: this month; NaN once it has ended); `unvisited`, months since a manager
    called on it (NaN where nobody has)."""
    names = (*_GROUP, "group_end", "unvisited")
    if not mart.knows("subscribers.group"):
        return dict.fromkeys(names, np.full(len(subscribers), np.nan))
    found = dict(zip(_GROUP, _sums(mart, month, subscribers, "group"), strict=True))
    found |= {"group_end": _to_end(mart, month), "unvisited": _since_visit(mart, month)}
    whose = _unit(mart, subscribers, "group")
    for name in names[2:]:
        found[name] = found[name].reindex(whose).to_numpy(dtype=np.float64)
    outside = ~(whose > 0)
    return {name: np.where(outside, np.nan, figures) for name, figures in found.items()}


def _unit(mart: Mart, subscribers: np.ndarray, unit: str) -> np.ndarray:
    """The home or group of each; NaN where it is not told."""
    return (
        mart.subscribers.set_index("subscriber")[unit]
        .reindex(subscribers)
        .to_numpy(dtype=np.float64)
    )


def _sums(mart: Mart, month: int, subscribers: np.ndarray, unit: str) -> tuple:
    """Lines and bills (yuan) of the home or group of each, in a month."""
    told = mart.knows("monthly.bill")
    rows = mart.month(month, ["subscriber", "bill"] if told else ["subscriber"])
    whose = pd.Series(_unit(mart, rows["subscriber"].to_numpy(), unit), index=rows.index)
    own = _unit(mart, subscribers, unit)
    lines = whose.value_counts().reindex(own).to_numpy(dtype=np.float64)
    if not told:
        return lines, np.full(len(subscribers), np.nan)
    bills = rows["bill"].astype(np.float64).groupby(whose)
    whole = bills.sum().where(
        bills.count() == bills.size()
    )  # one unknown bill leaves the sum unknown
    return lines, whole.reindex(own).to_numpy(dtype=np.float64)


def _to_end(mart: Mart, month: int) -> pd.Series:
    """Months to the end of the contract of each group whose contract runs."""
    if not mart.knows("groups", "groups.contract_end"):
        return pd.Series(dtype=np.float64)
    ends = mart.groups.set_index("group")["contract_end"].dropna().astype(np.int64)
    ends = ends[ends >= month]
    return pd.Series(months_between(month, ends.to_numpy()), index=ends.index, dtype=np.float64)


def _since_visit(mart: Mart, month: int) -> pd.Series:
    """Months since each group that was ever called on was."""
    if not mart.knows("visits"):
        return pd.Series(dtype=np.float64)
    last = mart.visits.query("month <= @month").groupby("group")["month"].max()
    return pd.Series(months_between(last.to_numpy(), month), index=last.index, dtype=np.float64)
