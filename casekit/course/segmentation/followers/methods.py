"""Three flags of a high-value customer, lists by them and by yuan; and the circle that somebody calls."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, graph
from casekit.analysis.along import more_along
from casekit.analysis.followers import yuan_that_follow
from casekit.analysis.lacks import TooFew
from casekit.mart.once import once
from casekit.mart.signals.circle import last_whole_quarter
from casekit.text import Catalogue
from synthetic.calendar import add_months
from synthetic.schema import CREDIT_GRADES, PRICE_CLASSES

texts = Catalogue("casekit.course.segmentation.followers")

FLAGS = ("bill", "income", "circle")
"""Of a high-value customer: by spending, by a proxy of income, by influence."""
HOWS = ("any", "two", "points", "bill", "yuan")
"""To make one list: any flag, two of them, points for all three, the bill, or yuan with followers."""
SEATS = 0.1
"""Share of the base that has a seat on the list."""
_BACK = 3
"""Months before the data end at which the list is drawn up: what a line is worth is known then."""
QUARTERS = 4
"""Over which a circle is looked at."""
HANDBOOK = {"frequency": 5, "duration": 2, "count": 1}
"""Weights of the index of a circle, frequency first, as handbooks have it."""
EGOS = ("middle", "payer", "key_contact", "wide")
"""Kinds of customers whose circle is shown."""
SHOWN = 24
"""Ties of one circle that are drawn at most."""


def day(mart: door.Mart) -> int:
    """Return the month at whose end the list is drawn up."""
    mart.need_months(_BACK + 1)
    return mart.months[-1 - _BACK]


@once
def lines(mart: door.Mart) -> pd.DataFrame:
    """Return what is known on the day of those who are active and may be contacted.

    Returns:
        Index subscriber; bill (mean of three months, yuan), income (a proxy: mean rank of the
        handset's price class and the credit grade, 0 to 1), circle (people talked with in the last
        quarter), own (monthly margin, yuan), paid_for (margin of the lines it pays for), follow
        (what of that goes along if it goes), yuan (own and follow).
    """
    mart.need("subscribers.household", "households.payer")
    table = door.features(mart, day(mart))
    margin = door.signals_of(mart, day(mart))["margin_3m"].reindex(table.index)
    told = mart.subscribers.set_index("subscriber")
    home, payer = told["household"], mart.households.set_index("household")["payer"]
    paid_for = yuan_that_follow(margin, home, payer, 1.0)
    follow = more_along(mart, day(mart)) * paid_for
    found = pd.DataFrame(
        {
            "bill": table["bill_mean_3m"],
            "income": _income(mart, table.index),
            "circle": table["friends"],
            "own": margin,
            "paid_for": paid_for,
            "follow": follow,
            "yuan": margin + follow,
        }
    )
    refuse = [one for those in campaigns.refusals(mart).values() for one in those]
    return found[~found.index.isin(refuse)]


def _income(mart: door.Mart, subscribers: pd.Index) -> pd.Series:
    mart.need("devices.price_class", "subscribers.credit_grade")
    held, now = mart.devices, day(mart)
    held = held[(held["from_month"] <= now) & ~(held["to_month"] < now)]
    price = held.drop_duplicates("subscriber", keep="last").set_index("subscriber")["price_class"]
    grade = mart.subscribers.set_index("subscriber")["credit_grade"]
    ranks = [
        one.astype(object)
        .map({name: place for place, name in enumerate(order)})
        .reindex(subscribers)
        .rank(pct=True)
        for one, order in ((price, PRICE_CLASSES), (grade, CREDIT_GRADES[::-1]))
    ]
    return sum(ranks) / len(ranks)


def first(rating: pd.Series, share: float) -> pd.Index:
    """Return those who come first, a share of all; of equals those who were drawn first by lot."""
    drawn = rating.sample(frac=1, random_state=0)
    return drawn.sort_values(ascending=False, kind="stable").index[: round(share * len(rating))]


def flags(table: pd.DataFrame, seats: float = SEATS) -> pd.DataFrame:
    """Return whether each carries each flag: the first of each column, a share of all."""
    return pd.DataFrame(
        {one: table.index.isin(first(table[one], seats)) for one in FLAGS}, table.index
    )


def listed(table: pd.DataFrame, how: str, seats: float = SEATS) -> pd.Index:
    """Return who is on the list.

    any and two: those with a flag, with two of them; where seats are left, those with fewer, and
    where they do not suffice, by lot. points: by the sum of the ranks of all three columns.

    Args:
        table: from `lines`.
        how: one of `HOWS`.
        seats: share of all that have a seat.
    """
    carried = flags(table, seats).sum(axis=1)
    ratings = {
        "any": lambda: carried.clip(upper=1),
        "two": lambda: carried.clip(upper=2),
        "points": lambda: table[list(FLAGS)].rank(pct=True).sum(axis=1),
        "bill": lambda: table["bill"],
        "yuan": lambda: table["yuan"],
    }
    return first(ratings[how](), seats)


def in_common(table: pd.DataFrame, one: str, other: str, seats: float = SEATS) -> int:
    """Return how many names the lists by two columns have in common."""
    return len(first(table[one], seats).intersection(first(table[other], seats)))


# --- who calls whom ---


def quarters(mart: door.Mart, count: int = QUARTERS) -> list[int]:
    """Return the first months of the last quarters that are over on the day."""
    mart.need("ties.calls", "ties.minutes", "ties.days", "ties.evening", "ties.weekend")
    last = last_whole_quarter(day(mart))
    return [int(add_months(last, -3 * back)) for back in range(count)]


@once
def pairs(mart: door.Mart, count: int = QUARTERS) -> pd.DataFrame:
    """Return who talked with whom in the last quarters: a row a pair, of `graph.counted`."""
    ties = mart.ties
    return graph.counted(ties[ties["quarter"].isin(quarters(mart, count))])


@once
def egos(mart: door.Mart) -> dict[str, int]:
    """Return a subscriber of each of `EGOS`: of all, of those who pay for others and of key contacts
    one whose circle is of middle size, and one with a wide circle (of a hundred, the widest)."""
    circle = lines(mart)["circle"].dropna()
    contacts = mart.subscribers.set_index("subscriber")["key_contact"].reindex(circle.index)
    kinds = {
        "middle": (circle, 0.5),
        "payer": (circle[lines(mart)["paid_for"].reindex(circle.index) != 0], 0.5),
        "key_contact": (circle[contacts.fillna(0).astype(bool)], 0.5),
        "wide": (circle, 0.99),
    }
    if any(those.empty for those, _ in kinds.values()):
        raise TooFew("no_ego", texts)
    return {
        kind: int((those - those.quantile(place)).abs().idxmin())
        for kind, (those, place) in kinds.items()
    }


@once
def scaled(mart: door.Mart, count: int = QUARTERS) -> pd.DataFrame:
    """Return `graph.scaled` of `pairs`."""
    return graph.scaled(pairs(mart, count))


def within(
    mart: door.Mart, weights: Mapping[str, float], border: float, count: int = QUARTERS
) -> pd.Series:
    """Return which pairs of the last quarters have an index (0 to 100) from a border on."""
    return 100 * graph.index(scaled(mart, count), weights) >= border - 1e-9


def of_ego(pairs: pd.DataFrame, ego: int) -> pd.Series:
    """Return which pairs one subscriber is of."""
    return (pairs[graph.PAIR] == ego).any(axis=1)
