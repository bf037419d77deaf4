"""What customers say of us when they are asked, what they then do, and whom they bring."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart, voluntary
from casekit.trust.quantities.registry import quantity, ratio
from synthetic.calendar import month_number

_PROMOTER, _DETRACTOR, _HAPPY = 9, 6, 7
"""Marks from which somebody is a promoter, up to which a detractor (of 0 to 10), from which happy (of 10)."""
_HALF_A_YEAR = 6


@quantity
def nps(mart: Mart) -> float:
    """Share of promoters less share of detractors, in points, of those who answered."""
    return _score(_answers(mart)["recommend"])


@quantity
def nps_gap(mart: Mart) -> float:
    """The same of those who stayed half a year, less that of those who left by choice within it."""
    rows = _known(mart)
    return _score(rows.loc[~rows["left"], "recommend"]) - _score(
        rows.loc[rows["left"], "recommend"]
    )


@quantity
def happy_leavers(mart: Mart) -> float:
    """Share of those who left within half a year of a survey who had given 7 or more."""
    rows = _known(mart)
    return float((rows.loc[rows["left"], "satisfaction"] >= _HAPPY).mean())


@quantity
def referred_share(mart: Mart) -> float:
    """Share of the newcomers of the data who came on a customer's word."""
    people = mart.subscribers
    new = people["join_month"] >= mart.months[0]
    return float((people.loc[new, "referrer"] > 0).mean())


@quantity
def referral_ratio(mart: Mart) -> float:
    """Newcomers brought a head by promoters, over detractors, by their last answer."""
    last = (
        _answers(mart).sort_values("month", kind="stable").groupby("subscriber")["recommend"].last()
    )
    brought = mart.subscribers["referrer"].value_counts().reindex(last.index).fillna(0)
    return ratio(brought[last >= _PROMOTER].mean(), brought[last <= _DETRACTOR].mean())


def _answers(mart: Mart) -> pd.DataFrame:
    rows = mart.surveys[mart.surveys["answered"]]
    marks = rows[["satisfaction", "recommend"]].astype("int64")
    return rows[["subscriber", "month"]].join(marks)


def _known(mart: Mart) -> pd.DataFrame:
    """Answers of which half a year is known, and whether the customer left in it (`left`)."""
    rows = _answers(mart)
    asked = month_number(rows["month"])
    rows = rows[asked + _HALF_A_YEAR <= month_number(mart.months[-1])]
    gone = month_number(voluntary(mart.churn).set_index("subscriber")["month"])
    after = rows["subscriber"].map(gone) - month_number(rows["month"])
    return rows.assign(left=after.between(1, _HALF_A_YEAR))


def _score(marks: pd.Series) -> float:
    return 100 * float((marks >= _PROMOTER).mean() - (marks <= _DETRACTOR).mean())
