"""Who goes along, as the records show it: lines at home after the one that pays for them has left."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.lacks import TooFew
from casekit.analysis.winning import YEAR
from casekit.mart import Mart, outcomes
from casekit.mart.once import once
from synthetic.calendar import month_number

ALONG = 3
"""Months within which a line goes along with the one that pays for it."""


@once
def leaving(mart: Mart, day: int | None = None) -> float:
    """Return the share of the base that leaves by choice in a month, mean of the year up to a month (by
    default the last)."""
    mart.need_months(YEAR + 1)
    months = _known(mart, day)
    pairs = zip(months[-YEAR - 1 : -1], months[-YEAR:], strict=True)
    shares = [
        len(outcomes.leavers_between(mart, now, now)) / len(outcomes.base(mart, before))
        for before, now in pairs
    ]
    return sum(shares) / YEAR


@once
def along(mart: Mart, day: int | None = None) -> tuple[float, float]:
    """Return the share of a home's other lines that leave within three months of the one that pays
    for them, and the share that leave within as long where it stays.

    Args:
        mart: the dataset.
        day: month up to which is known who has left; by default the last.

    Raises TooFew where no paying line of a home has left.
    """
    months = _known(mart, day)
    pairs = _paid_for(mart)
    first, last = month_number(months[0]), month_number(months[-1]) - ALONG
    after = pairs[pairs["payer_gone"].between(first + 1, last)]
    there = (after["joined"] < after["payer_gone"]) & ~(after["gone"] < after["payer_gone"])
    after = after[there]
    if after.empty:
        raise TooFew("no_payer_left")
    went = (after["gone"] - after["payer_gone"]).between(0, ALONG)
    usual = 1 - (1 - leaving(mart, day)) ** (ALONG + 1)
    return float(went.mean()), usual


def more_along(mart: Mart, day: int | None = None) -> float:
    """Return by how much the chance of leaving rises for a line whose payer has left, 0 to 1; `day` as
    of `along`."""
    went, usual = along(mart, day)
    return max(0.0, went - usual)


def _known(mart: Mart, day: int | None) -> list[int]:
    return [month for month in mart.months if day is None or month <= day]


def _paid_for(mart: Mart) -> pd.DataFrame:
    """Lines that another line of the home pays for: months of joining and of leaving of both, as
    numbers that can be subtracted (NaN: has not left by choice)."""
    mart.need("subscribers.household", "households.payer", "churn.month", "churn.kind")
    lines = mart.subscribers.set_index("subscriber")
    payer = lines["household"].map(mart.households.set_index("household")["payer"])
    gone = outcomes.voluntary(mart.churn).set_index("subscriber")["month"].map(month_number)
    pairs = pd.DataFrame(
        {
            "payer": payer,
            "joined": lines["join_month"].map(month_number),
            "gone": lines.index.to_series().map(gone),
            "payer_gone": payer.map(gone),
        }
    )
    return pairs[pairs["payer"] != pairs.index]
