"""What subscribers go through and how content they are, and what that does to churn."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart, voluntary
from casekit.trust.at_risk import at_risk
from casekit.trust.quantities.registry import quantity, ratio
from casekit.trust.quantities.use_and_bill import by_month
from synthetic.calendar import month_number, months_between


@quantity
def complaints(mart: Mart) -> float:
    """Complaints a subscriber a month."""
    return by_month(mart)["complaints"].mean()


@quantity
def complaint_odds(mart: Mart) -> float:
    """Odds of leaving within three months after a month with a complaint, over one without."""
    rows = at_risk(mart).dropna(subset="left_3m")
    share = rows.groupby(rows["complaints"] > 0)["left_3m"].mean()
    odds = share / (1 - share)
    return ratio(odds.get(True, float("nan")), odds.get(False, 0.0))


@quantity
def poor_quality_ratio(mart: Mart) -> float:
    """Monthly churn after a month in the worst fifth of network quality, over the best fifth."""
    rows = at_risk(mart)
    worst, best = rows["quality"].quantile([0.2, 0.8])
    return ratio(
        rows.loc[rows["quality"] <= worst, "left"].mean(),
        rows.loc[rows["quality"] >= best, "left"].mean(),
    )


@quantity
def satisfaction(mart: Mart) -> float:
    """Mean mark of the satisfaction survey, 1 to 10."""
    return _surveys(mart)["satisfaction"].mean()


@quantity
def dissatisfied_ratio(mart: Mart) -> float:
    """Share who leave in the three months after answering 1–5, over those who answered 8–10."""
    asked = _surveys(mart)
    asked = asked[month_number(asked["month"]) + 3 <= month_number(mart.months[-1])]
    left = voluntary(mart.churn)[["subscriber", "month"]]
    asked = asked.merge(left, on="subscriber", how="left", suffixes=("", "_left"))
    ahead = months_between(asked["month"], asked["month_left"])
    leaves = ahead.between(1, 3)
    return ratio(
        leaves[asked["satisfaction"] <= 5].mean(), leaves[asked["satisfaction"] >= 8].mean()
    )


def _surveys(mart: Mart) -> pd.DataFrame:
    return mart.surveys[mart.surveys["answered"]]
