"""What it costs to win a line, by the channels that lines came through."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.money import figure
from casekit.mart import Mart
from casekit.mart.once import once
from synthetic.calendar import add_months

YEAR = 12
BY_FRIENDS = "referral"
"""Whoever comes on a friend's word gets no welcome gift."""


def cost_by_channel(bill: float) -> pd.Series:
    """Return the yuan that winning a line costs, by channel, the welcome gift included.

    Args:
        bill: yuan a month, of which an agent has a part in the first year.
    """
    channels = ("store", "agent", "online", "telesales", "campus", BY_FRIENDS)
    cost = pd.Series({channel: float(figure(f"{channel}_line")) for channel in channels})
    cost["agent"] += figure("agent_share") * YEAR * bill
    return cost + figure("welcome_gift") * (cost.index != BY_FRIENDS)


@once
def cost_of_a_line(mart: Mart, month: int) -> float:
    """Return the mean yuan that a line cost of those won in the year up to a month, gifts included."""
    mart.need("subscribers.channel")
    people = mart.subscribers
    won = people["join_month"].between(int(add_months(month, 1 - YEAR)), month)
    bill = float(mart.month(month, ["bill"])["bill"].mean())
    return float(people.loc[won, "channel"].astype(object).map(cost_by_channel(bill)).mean())
