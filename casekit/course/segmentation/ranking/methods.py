"""Ratings of a line, and what the lines that each puts first bring in the year after.

The points are those of operators' handbooks: revenue, stickiness, revenue of new services and
potential, each as a rank in per cent, weighted and added. What each of the four is made of is the
kit's own convention.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import rfm
from casekit.analysis.concentration import held_by_top
from casekit.analysis.year_after import AHEAD, billed_after, day
from casekit.mart import outcomes
from casekit.mart.names import MID_HIGH
from casekit.mart.once import once
from synthetic.calendar import add_months, month_range

WEIGHTS = {"bill": 4, "stickiness": 3, "new_services": 1, "potential": 2}
"""Of the handbook's score, as its texts say."""
TOP = 0.2
"""Share of the base that is put first."""
BACK = 6
"""Months that a rating looks back."""
LONG_WITH_US = 24
"""Months of tenure from which a line counts as tied by habit."""
STICKY = 0.5
"""Share of the ties from which a line counts as sticky."""


@once
def lines(mart: door.Mart) -> pd.DataFrame:
    """Return the lines to be rated, and what became of them.

    Returns:
        Index subscriber, those active at the end of `day`; bill (mean of three months, yuan),
        stickiness (share of four ties), new_services (yuan in six months), potential (points),
        registered (1 mass, 2 mid, 3 high), tenure (months), recency, frequency, money (of `rfm`),
        months (expected in the next twelve); next_year (yuan billed in them, 0 once it is gone),
        left (by choice, within them).
    """
    mart.need("subscribers.customer_class", "subscribers.join_month", "churn.kind")
    mart.need_months(AHEAD + BACK + 1)
    month = day(mart)
    known = door.features(mart, month)
    before = mart.window(
        month_range(add_months(month, 1 - BACK), BACK), ["subscriber", "month", "paid", "vas_fee"]
    )
    gone = outcomes.leavers_between(mart, add_months(month, 1), add_months(month, AHEAD))
    table = pd.DataFrame(
        {
            "bill": known["bill_mean_3m"],
            "stickiness": stickiness(known),
            "new_services": before.groupby("subscriber")["vas_fee"].sum().reindex(known.index),
            "potential": known["over_gb_months_3m"].add(known["handset_new"], fill_value=0),
            "registered": known["class_level"],
            "tenure": known["tenure_months"],
            "next_year": billed_after(mart, month, known.index),
            "left": known.index.isin(gone["subscriber"]),
        }
    )
    paid = rfm.of_payments(before, table.index, month, BACK)
    return table.join(paid).assign(months=months_expected(mart, table["stickiness"]))


def stickiness(features: pd.DataFrame) -> pd.Series:
    """Return the share of four ties that hold a line, 0 to 1: a contract, broadband, another line of
    the household, two years with us. A tie of which nothing is known does not count either way."""
    ties = pd.DataFrame(
        {
            "contract": features["contract_left"] > 0,
            "broadband": features["broadband"] > 0,
            "family": features["family_lines"] > 0,
            "tenure": features["tenure_months"] >= LONG_WITH_US,
        }
    ).astype("float64")
    known = features[["contract_left", "broadband", "family_lines", "tenure_months"]].notna()
    return ties.where(known.to_numpy()).mean(axis=1)


def months_expected(mart: door.Mart, sticky: pd.Series) -> pd.Series:
    """Return the months, of the next twelve, that a line is expected to stay, by its stickiness.

    Reckoned from who left in the half year before, which was known on the day.
    """
    start = int(add_months(day(mart), -BACK))
    then = stickiness(door.features(mart, start))
    gone = outcomes.leavers_between(mart, int(add_months(start, 1)), day(mart))
    left = pd.Series(then.index.isin(gone["subscriber"]), index=then.index)
    half_year = sticky.map(left.groupby(then).mean()).fillna(left.mean())
    monthly = (1 - half_year) ** (1 / BACK)
    return sum(monthly**month for month in range(1, AHEAD + 1))


def points(table: pd.DataFrame, weights: Mapping[str, float] = WEIGHTS) -> pd.Series:
    """Return the handbook's score, 0 to 100: the weighted mean of ranks in per cent.

    Args:
        table: with a column for each weight.
        weights: 0 or more; with all of them 0 everybody has 0 points. A figure that is unknown
            has no say, neither for nor against.
    """
    ranks = 100 * table[list(weights)].rank(pct=True)
    weight = ranks.notna() * pd.Series(weights, dtype="float64")
    return ((ranks * weight).sum(axis=1) / weight.sum(axis=1)).fillna(0.0)


def ratings(table: pd.DataFrame) -> dict[str, pd.Series]:
    """Return the ratings that an operator could have had on the day, by name."""
    return {
        "bill": table["bill"],
        "times": table["bill"] * table["months"],
        "registered": table["registered"],
        "points": points(table),
        "tenure": table["tenure"],
    }


def held(table: pd.DataFrame, rating: pd.Series) -> float:
    """Return the share of the next year's revenue that the top fifth of a rating bring."""
    return held_by_top(rating, table["next_year"], TOP)


@once
def all_held(mart: door.Mart) -> pd.Series:
    """Return `held` of each rating, of the best there could be (hindsight) and of drawing lots."""
    table = lines(mart)
    known = {name: held(table, one) for name, one in ratings(table).items()}
    return pd.Series({"hindsight": held(table, table["next_year"]), **known, "lot": TOP})


def first_of(table: pd.DataFrame, rating: pd.Series) -> pd.DataFrame:
    """Return the top fifth of a rating, the first one first; of equals, the higher bill."""
    order = pd.DataFrame({"rating": rating, "bill": table["bill"]})
    best = order.sort_values(["rating", "bill"], ascending=False, kind="stable").index
    return table.loc[best[: round(TOP * len(table))]]


def two_way(table: pd.DataFrame) -> pd.DataFrame:
    """Return the grid of money × stickiness, a row a field (high or low, sticky or loose).

    Returns:
        customers, left_year (share), next_year (yuan a customer), next_year_share.
    """
    high = np.where(table["bill"] >= MID_HIGH, "high", "low")
    sticky = np.where(table["stickiness"] >= STICKY, "sticky", "loose")
    return _told(table, [pd.Series(high, table.index), pd.Series(sticky, table.index)]).reindex(
        [(money, tie) for money in ("high", "low") for tie in ("sticky", "loose")]
    )


def portraits(table: pd.DataFrame) -> pd.DataFrame:
    """Return four kinds of payers by their RFM scores, a row a kind.

    Returns:
        customers, recency, frequency, paid_a_month (yuan), rfm_total, left_year, next_year (yuan a
        customer), next_year_share.
    """
    scored = rfm.scores(table)
    often, seldom = scored["frequency"] == 5, scored["frequency"] <= 2
    large, small = scored["money"] >= 4, scored["money"] <= 2
    kinds = {
        "often_large": often & (scored["money"] == 5),
        "often_small": often & small,
        "seldom_large": seldom & large,
        "seldom_small": seldom & small,
    }
    kind = pd.Series(np.select(list(kinds.values()), list(kinds), ""), table.index)
    total = rfm.mixed(scored, dict.fromkeys(rfm.COLUMNS, 1))
    groups = table.assign(rfm_total=total, paid_a_month=table["money"] / BACK).groupby(kind)
    means = groups[["recency", "frequency", "paid_a_month", "rfm_total"]].mean()
    return _told(table, kind).join(means).reindex(list(kinds))


def _told(table: pd.DataFrame, by) -> pd.DataFrame:
    """Return how many there are of each group, and what became of them."""
    groups = table.groupby(by)
    return pd.DataFrame(
        {
            "customers": groups.size(),
            "left_year": groups["left"].mean(),
            "next_year": groups["next_year"].mean(),
            "next_year_share": groups["next_year"].sum() / table["next_year"].sum(),
        }
    )
