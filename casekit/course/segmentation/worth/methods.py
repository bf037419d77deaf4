"""What a line is worth: what it pays, who goes with it, whom it brought; and what winning one costs."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis.along import leaving, more_along
from casekit.analysis.clv import annuity, months_ahead
from casekit.analysis.lacks import TooFew
from casekit.analysis.money import figure
from casekit.analysis.survival import survival
from casekit.analysis.winning import BY_FRIENDS, YEAR, cost_by_channel, cost_of_a_line
from casekit.mart.once import once
from casekit.text import Catalogue
from synthetic.calendar import add_months

texts = Catalogue("casekit.course.segmentation.worth")


class Door(NamedTuple):
    """A way to one customer more: yuan that one costs, and what he is worth."""

    cost: float
    worth: float

    @property
    def back(self) -> float:
        """Yuan brought back by a yuan spent."""
        return self.worth / self.cost


@once
def months_of_newcomers(mart: door.Mart) -> float:
    """Return the months' margin that a newcomer is worth (Kaplan–Meier from the month of joining)."""
    return months_ahead(survival(mart)["survival"].to_list())


@once
def won(mart: door.Mart) -> Door:
    """Return what a line costs that is won in the last year, and what it is worth: the mean bill of
    those who joined, at the sheet's margin, for as long as newcomers stay."""
    month = mart.months[-1]
    mart.need("subscribers.join_month", "monthly.bill")
    joined = mart.subscribers.set_index("subscriber")["join_month"]
    new = joined.index[joined > int(add_months(month, -YEAR))]
    bills = mart.month(month, ["subscriber", "bill"]).set_index("subscriber")["bill"]
    a_month = figure("margin") * bills[bills.index.isin(new)].mean()
    return Door(cost_of_a_line(mart, month), months_of_newcomers(mart) * a_month)


@once
def bills(mart: door.Mart) -> pd.DataFrame:
    """Return the monthly bills that hang on each line, at the end of the data.

    Returns:
        Index subscriber, those active; own (mean of three months, yuan), home (the same of the
        other lines of the home where it pays for them, else 0), friends (of those who came on its
        word and are here), brought (how many these are).
    """
    mart.need("subscribers.referrer", "subscribers.household", "households.payer")
    own = door.features(mart, mart.months[-1])["bill_mean_3m"]
    lines = mart.subscribers.set_index("subscriber").reindex(own.index)
    payer = lines["household"].map(mart.households.set_index("household")["payer"])
    of_home = own.groupby(payer[payer != own.index]).sum()
    friends = own.groupby(lines["referrer"]).agg(["sum", "size"])
    table = pd.DataFrame({"own": own, "home": of_home, "friends": friends["sum"]})
    table["brought"] = friends["size"]
    return table.reindex(own.index).fillna(0.0)


class Prices(NamedTuple):
    """What a yuan of bill a month is worth: margin (share), months of margin ahead (discounted), the
    chance that a line goes because the one that pays for it goes, and the yuan that a friend costs."""

    margin: float
    months: float
    along: float
    friend: float


def prices(mart: door.Mart) -> Prices:
    """Return these, by the sheet and by who has left."""
    months = float(annuity(leaving(mart)))
    return Prices(figure("margin"), months, more_along(mart), cost_by_channel(0.0)[BY_FRIENDS])


def sources(hanging: pd.DataFrame, price: Prices) -> pd.DataFrame:
    """Return what lines are worth by source, yuan.

    Args:
        hanging: rows of `bills`.

    Returns:
        own; home (others that go because it goes); friends (brought by it, less what that cost);
        worth (the three together).
    """
    each = price.margin * price.months
    table = pd.DataFrame(
        {
            "own": each * hanging["own"],
            "home": each * price.along * hanging["home"],
            "friends": each * hanging["friends"] - price.friend * hanging["brought"],
        }
    )
    return table.assign(worth=table.sum(axis=1))


SHOWN = ("highest", "alone", "payer", "brings")
"""Kinds of lines that the lecture shows; what one of both kinds is worth is asked."""


@once
def examples(mart: door.Mart, kinds: tuple[str, ...] = SHOWN) -> pd.DataFrame:
    """Return the rows of `bills` of a line of each kind, with its subscriber, index kind.

    highest and alone: the middle bill of the top tenth, and of those below the middle, of lines on
    which nobody's bill hangs. payer, brings: below the middle, those on which most of the home's
    and of friends' bills hang. both: below the middle, of those with either the middle one.
    """
    table = bills(mart)
    high, low = (table["own"] >= table["own"].quantile(0.9)), table["own"] < table["own"].median()
    pays, brought = table["home"] > 0, table["brought"] > 0
    found = {
        "highest": _middle(table[high & ~pays & ~brought]),
        "alone": _middle(table[low & ~pays & ~brought]),
        "payer": table[low & pays & ~brought].nlargest(1, "home"),
        "brings": table[low & ~pays & brought].nlargest(1, "friends"),
        "both": _middle(table[low & pays & brought]),
    }
    lacking = [kind for kind in kinds if found[kind].empty]
    if lacking:
        raise TooFew("no_such_line", texts, kinds=[texts(f"kinds.{kind}") for kind in lacking])
    chosen = pd.concat({kind: found[kind] for kind in kinds}, names=["kind", "subscriber"])
    return chosen.reset_index("subscriber")


def asked(mart: door.Mart) -> pd.DataFrame:
    """Return the one row of `bills` of the line whose worth is asked: some of home and friends."""
    return examples(mart, ("both",)).drop(columns="subscriber")


def _middle(table: pd.DataFrame) -> pd.DataFrame:
    """The row with the middle bill, as a table; none of an empty one."""
    at = len(table) // 2
    return table.sort_values("own", kind="stable").iloc[at : at + 1]
