"""What a line brings: its bill less what serving it costs, by the table `costs`."""

from __future__ import annotations

import numpy as np

from casekit.mart.dataset import Mart
from casekit.mart.signals.history import MONTHS, History, mean_of

COLUMNS = (
    *("bill", "returned", "vas_fee", "roaming_fee", "minutes_out", "minutes_in", "off_net_share"),
    *("data_gb", "service_calls", "counter_visits", "points_earned", "refunded"),
)
"""Columns of `monthly` that a margin is worked out from."""
_EACH = {
    "data": lambda of: of["data_gb"],
    "minute": lambda of: of["minutes_out"] + of["minutes_in"],
    "settlement": lambda of: of["off_net_share"] * (of["minutes_out"] - of["minutes_in"]),
    "line": lambda of: np.ones_like(of["bill"]),
    "hotline_call": lambda of: of["service_calls"],
    "counter_visit": lambda of: of["counter_visits"],
    "content": lambda of: of["vas_fee"],
    "roaming": lambda of: of["roaming_fee"],
    "point": lambda of: of["points_earned"],
}
"""Item of `costs` → how much of it a line-month takes, in the item's unit."""


def margin(mart: Mart, history: History) -> dict[str, np.ndarray]:
    """Return `margin_3m`: yuan a month that the line brings, mean of the last three months known.

    A month's margin is its bill with what a contract gives back (the own deposit is no gift) and what is refunded, less data, minutes, settlement
    with other networks, keeping the line, calls, visits, content, roaming and points, at the yuan
    of `costs`. Unknown (NaN) where one of these, or the cost of one, is not known.
    """
    bills = history["bill"][:MONTHS]
    costs = _yuan(mart)
    if set(_EACH) - set(costs):
        return {"margin_3m": np.full(bills.shape[1], np.nan)}
    of = {name: history[name][:MONTHS] for name in COLUMNS}
    spent = sum(costs[item] * taken(of) for item, taken in _EACH.items())
    return {"margin_3m": mean_of(bills + of["returned"] + of["refunded"] - spent)}


def _yuan(mart: Mart) -> dict[str, float]:
    """Item → yuan a unit, as far as the data tell."""
    if not mart.knows("costs", "costs.yuan"):
        return {}
    rows = mart.costs.dropna(subset=["yuan"])
    return dict(zip(rows["item"], rows["yuan"].astype(float), strict=True))
