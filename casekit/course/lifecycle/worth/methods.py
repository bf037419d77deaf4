"""What a line is worth: by channel when it joins, and of the base by ways of counting."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis.clv import annuity, continued, discounted
from casekit.analysis.lacks import TooFew
from casekit.analysis.lives import as_of, kaplan_meier, lives, still_here
from casekit.analysis.money import figure
from casekit.analysis.winning import YEAR, cost_by_channel
from casekit.course.lifecycle.lifetimes.methods import came_by, known
from casekit.mart.once import once
from casekit.text import Catalogue
from synthetic.calendar import add_months, month_number
from synthetic.schema.codes import CHANNELS

texts = Catalogue("casekit.course.lifecycle.worth")

LONGEST = 36
WAYS = ("slide", "discounted", "survivors", "churn")
"""Popular ways to a lifetime: the months that leavers lasted; these, discounted and cut at the sheet's
months; Kaplan–Meier without late entry; the average monthly churn."""
BY_AGE = "age"
"""Kaplan–Meier with late entry, from each line's own age on."""
_KNOWN = 7
"""Months of a curve that its continuation takes."""

# --- a new line, by channel ---


class Newcomer(NamedTuple):
    """A new line of a channel: its bill, the share still here after 1 … 36 months, and what it costs."""

    bill: float
    stays: np.ndarray
    paid: float


@once
def newcomers(mart: door.Mart) -> dict[str, Newcomer]:
    """Return the mean new line of each channel: won in the last year, staying as its channel's lines.

    Channels of which too few lines were seen are left out; raises TooFew where none remains.
    """
    table, channel, bills = lives(mart), came_by(mart), _new_bills(mart)
    found = {}
    for name in CHANNELS:
        rows = table[channel.reindex(table.index) == name]
        drawn = known(kaplan_meier(rows["end"], rows["event"], rows["entry"]))
        bill = bills[channel.reindex(bills.index) == name].mean()
        seen = int(drawn["months"].max()) if len(drawn) else 0
        if seen < _KNOWN or np.isnan(bill):
            continue
        stays = continued(still_here(drawn, np.arange(1, min(seen, LONGEST) + 1)), LONGEST)
        found[name] = Newcomer(float(bill), stays, float(cost_by_channel(bill)[name]))
    if not found:
        raise TooFew("few_by_channel", texts)
    return found


def new_line(mart: door.Mart, channel: str) -> Newcomer:
    """Return the mean new line of a channel; raises TooFew where too few of its lines were seen."""
    found = newcomers(mart)
    if channel not in found:
        raise TooFew("few_by_channel", texts)
    return found[channel]


def _new_bills(mart: door.Mart) -> pd.Series:
    """Bills of the last month of those who joined in the last year."""
    month = mart.months[-1]
    mart.need("subscribers.join_month", "monthly.bill")
    joined = mart.subscribers.set_index("subscriber")["join_month"]
    bills = mart.month(month, ["subscriber", "bill"]).set_index("subscriber")["bill"]
    return bills[joined.reindex(bills.index) > int(add_months(month, -YEAR))]


def months_worth(new: Newcomer) -> float:
    """Return how many months' margin a new line is worth, discounted."""
    return float(discounted(new.stays, figure("discount")).sum())


def ceiling(new: Newcomer) -> float:
    """Return the most yuan that may be paid for a new line, gift and all."""
    return figure("margin") * new.bill * months_worth(new)


@once
def of_the_base(mart: door.Mart) -> tuple[float, float]:
    """Return the months that leavers lasted, mean, and the share of lines that leaves in a month."""
    return _mean_life(lives(mart))


def _mean_life(table: pd.DataFrame) -> tuple[float, float]:
    left = table.loc[table["event"], "end"]
    if left.empty:
        raise TooFew("nobody_left", texts)
    return float(left.mean()), len(left) / float((table["end"] - table["entry"]).sum())


# --- the base, by way of counting ---


@once
def promised(mart: door.Mart, month: int) -> pd.DataFrame:
    """Return what each line of the base is worth from a month on, by what was known then.

    Returns:
        Index subscriber; yuan by `WAYS` and `BY_AGE`.
    """
    now, base = month_number(month), door.base(mart, month)
    seen = as_of(lives(mart), now)
    bill = mart.month(month, ["subscriber", "bill"]).set_index("subscriber")["bill"].reindex(base)
    age = now - month_number(mart.subscribers.set_index("subscriber")["join_month"]).reindex(base)
    lasted, churn = _mean_life(seen)
    months, discount = int(figure("lifetime_months")), figure("discount")
    ignored = kaplan_meier(seen["end"], seen["event"])
    late = kaplan_meier(seen["end"], seen["event"], seen["entry"])
    ahead = age.to_numpy()[:, None] + np.arange(1, months + 1)
    own = still_here(late, ahead) / np.maximum(still_here(late, age.to_numpy()), 1e-9)[:, None]
    worth = {
        "slide": lasted,
        "discounted": annuity(0.0, min(round(lasted), months)),
        "survivors": discounted(still_here(ignored, np.arange(1, months + 1)), discount).sum(),
        "churn": annuity(churn),
        BY_AGE: discounted(own, discount).sum(axis=1),
    }
    return pd.DataFrame({way: figure("margin") * bill * one for way, one in worth.items()})
