"""Who leaves, and how the risk moves with tenure, contracts and unpaid bills."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.at_risk import at_risk, since_contract_end
from casekit.trust.quantities.registry import quantity, ratio
from synthetic.calendar import from_number, month_number

LONG_AFTER = (4, 9)
"""Months after the end of a contract by which its end is forgotten: what jumps are measured by."""


@quantity
def churn(mart: Mart) -> float:
    """Share of subscribers who leave by choice in a month, mean of the months."""
    return at_risk(mart).groupby("next")["left"].mean().mean()


@quantity
def churn_high_end(mart: Mart) -> float:
    """The same among those whose first tariff was a high one."""
    rows = at_risk(mart)
    return rows.loc[rows["customer_class"] == "high", "left"].mean()


@quantity
def arrears_churn(mart: Mart) -> float:
    """Share of subscribers cut off for arrears in a month."""
    return at_risk(mart)["cut_off"].mean()


@quantity
def new_line_ratio(mart: Mart) -> float:
    """Monthly churn in the first half-year on the network, over that in the second year."""
    return ratio(_churn_at(mart, 1, 6), _churn_at(mart, 13, 24))


@quantity
def late_tenure_ratio(mart: Mart) -> float:
    """Monthly churn in the third and fourth year, over that in the second."""
    return ratio(_churn_at(mart, 25, 48), _churn_at(mart, 13, 24))


def _churn_at(mart: Mart, first: int, last: int) -> float:
    rows = at_risk(mart)
    return rows.loc[rows["tenure"].between(first, last), "left"].mean()


@quantity
def suspended_ratio(mart: Mart) -> float:
    """Chance that a suspended line ends next month, for whatever cause, over an active one's."""
    rows = at_risk(mart)
    ends = (rows["left"] | rows["cut_off"]).groupby(rows["status"] == "suspended").mean()
    return ratio(ends.get(True, float("nan")), ends.get(False, 0.0))


@once
def hazard_by_contract_end(mart: Mart) -> pd.Series:
    """Return the true mean chance of deciding to leave by months since the contract's end.

    Index −6 … 9, the chance in the months `LONG_AFTER` the end being 1. NoTruth, Unanswerable.
    """
    rows = at_risk(mart)
    known = truth.of(mart)
    by_month = []
    for number, part in rows.groupby("next"):
        hazard = known.state_of(int(from_number(number)), ["hazard"])["hazard"]
        by_month.append(hazard.reindex(part["subscriber"]).set_axis(part.index))
    risk = pd.concat(by_month)
    since = since_contract_end(mart)
    usual = risk[since.between(*LONG_AFTER)].mean()
    near = since.between(-6, 9)
    means = risk[near].groupby(since[near]).mean()
    return means / ratio(usual, 1.0)


@quantity
def contract_end_jump(mart: Mart) -> float:
    """True risk of deciding to leave in the month the contract ends, over that long after."""
    return float(hazard_by_contract_end(mart).loc[0])


@quantity
def after_contract_end(mart: Mart) -> float:
    """The same in the three months after."""
    return float(hazard_by_contract_end(mart).loc[1:3].mean())


@quantity
def leave_3m_by_tenth(mart: Mart) -> float:
    """Leavers by choice within three months over those that the truth foretold (1: as foretold), in
    the one of the five tenths likeliest to leave where the two are furthest apart."""
    rows = at_risk(mart)
    parts = [
        truth.of(mart).state_of(month, ["leave_3m"]).assign(next=month_number(month) + 1)
        for month in mart.months[:-1]
    ]
    told = pd.concat(parts).reset_index()
    known = rows[rows["left_3m"].notna()].merge(told, on=["subscriber", "next"])
    tenth = pd.qcut(known["leave_3m"].rank(method="first"), 10, labels=False)
    likeliest = known[tenth >= 5]
    sums = likeliest.groupby(tenth[tenth >= 5])[["left_3m", "leave_3m"]].sum()
    over = sums["left_3m"] / sums["leave_3m"]
    return float(over[(over - 1).abs().idxmax()])
