"""A base that does not drift: its churn, its size, and who stays by the channel that won them."""

from __future__ import annotations

from casekit.mart import Mart, voluntary
from casekit.trust.at_risk import at_risk, highest_number
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio
from synthetic.calendar import month_number

_EARLY, _LATE = (0, 10), (15, 24)
"""Months of the data that are compared: from, to (before)."""
_YEAR = 12
_FEWEST = 100
"""Joiners of a channel below whom nothing is said of it."""


@quantity
def churn_fall(mart: Mart) -> float:
    """Fall of monthly churn from months 1–10 to months 16–24, as a share of the first.

    Asked only of a base whose operator contacted nobody: campaigns are there to lower churn.
    """
    mart.need_months(_LATE[1])
    if mart.treatments["contacted"].any():
        raise Unanswerable
    by_month = at_risk(mart).groupby("next")["left"].mean().sort_index().to_numpy()
    early, late = (by_month[max(first - 1, 0) : end - 1].mean() for first, end in (_EARLY, _LATE))
    return 1 - ratio(late, early)


@quantity
def base_growth(mart: Mart) -> float:
    """Change of the number of subscribers from the first month's end to the last one's."""
    first, last = (len(mart.month(mart.months[at], ["subscriber"])) for at in (0, -1))
    return ratio(last, first) - 1


@quantity
def channel_gap(mart: Mart) -> float:
    """Share of joiners who stay twelve months: best channel less worst."""
    rows = mart.subscribers
    rows = rows[rows["subscriber"] <= highest_number(mart)].copy()
    joined, last = month_number(rows["join_month"]), month_number(mart.months[-1])
    new = (joined >= month_number(mart.months[0])) & (joined + _YEAR <= last)
    chose = voluntary(mart.churn).set_index("subscriber")["month"]
    left = month_number(chose).reindex(rows["subscriber"]).to_numpy(dtype=float)
    rows["stays"] = ~(left - joined.to_numpy() <= _YEAR)
    by_channel = rows[new].groupby("channel", observed=True)["stays"].agg(["mean", "size"])
    known = by_channel.loc[by_channel["size"] >= _FEWEST, "mean"]
    if len(known) < 2:
        raise Unanswerable
    return float(known.max() - known.min())
