"""Contracts bind the more, the more leaving would cost; what is signed is what is paid."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.at_risk import at_risk
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio
from synthetic import contracts
from synthetic.calendar import add_months, month_number
from synthetic.schema import CONTRACT_MODES

_FRESH = contracts.TERM // 2
"""Months left from which a contract is in the first half of its term."""
_FEN = 0.01


@once
def hazard_by_mode(mart: Mart) -> pd.Series:
    """Return the true chance of deciding to leave under each mode of contract, in the first half of
    its term, over that of lines without a contract, mean over a month in each quarter (one month
    alone leaves the modes of like cost to luck): index mode; NoTruth."""
    months = mart.months[3:-3:3]
    return sum(_in_month(mart, month) for month in months) / len(months)


def _in_month(mart: Mart, month: int) -> pd.Series:
    seen = mart.month(month, ["subscriber", "contract_left", "contract_ends"])
    seen = seen.set_index("subscriber")
    hazard = truth.of(mart).state_of(month, ["hazard"])["hazard"].reindex(seen.index)
    law = mart.contracts[mart.contracts["campaign"] == 0]
    runs = law[law["start_month"].le(month) & law["end_month"].gt(month)]
    mode = runs.drop_duplicates("subscriber").set_index("subscriber")["mode"].reindex(seen.index)
    free = (seen["contract_left"] == 0) & ~seen["contract_ends"].astype(bool)
    fresh = seen["contract_left"] > _FRESH
    by_mode = hazard[fresh].groupby(mode[fresh].astype(str)).mean()
    return by_mode.reindex(CONTRACT_MODES) / hazard[free].mean()


@quantity
def contracts_by_cost(mart: Mart) -> float:
    """Rank correlation over the eight modes: cost of leaving, and hazard against free lines."""
    found = hazard_by_mode(mart)
    cost = contracts.exit_cost(np.arange(len(CONTRACT_MODES)), contracts.TERM * 3 // 4)
    if found.isna().any():
        raise Unanswerable
    return float(found.corr(pd.Series(cost, index=found.index), method="spearman"))


@quantity
def deposits_at_signing(mart: Mart) -> float:
    """Share of contracts with a deposit for which it was paid as they began, by the fee at signing.

    Who joins signs in that month, who renews in the month before.
    """
    law = mart.contracts
    starts = law[(law["deposit"] > 0) & law["start_month"].isin(mart.months[1:])]
    seen = mart.monthly[["subscriber", "month", "paid", "fee"]].set_index(["subscriber", "month"])
    begun = seen.reindex(pd.MultiIndex.from_frame(starts[["subscriber", "start_month"]]))
    before = starts.assign(month=add_months(starts["start_month"].to_numpy(), -1))
    signed = seen.reindex(pd.MultiIndex.from_frame(before[["subscriber", "month"]]))["fee"]
    fee = np.where(signed.isna(), begun["fee"], signed)
    here = ~np.isnan(fee) & begun["paid"].notna().to_numpy()
    if not here.any():
        raise Unanswerable
    codes = starts["mode"].astype(str).map(CONTRACT_MODES.index).to_numpy()
    deposit = starts["deposit"].to_numpy()
    as_said = contracts.deposit(codes[here], fee[here]) == deposit[here]
    return float((as_said & (begun["paid"].to_numpy() >= deposit - _FEN)[here]).mean())


@quantity
def discontent_at_expiry(mart: Mart) -> float:
    """True chance of deciding to leave as the contract ends: the discontented over the content."""
    rows = at_risk(mart)
    ending = rows.loc[rows["contract_ends"].astype(bool), ["subscriber", "next"]]
    parts = [
        truth.of(mart)
        .state_of(month, ["hazard", "satisfaction"])
        .reindex(ending.loc[ending["next"] == month_number(month) + 1, "subscriber"])
        for month in mart.months[:-1]
    ]
    state = pd.concat(parts).dropna()
    low, high = state["satisfaction"].quantile([1 / 3, 2 / 3])
    hazard = state["hazard"]
    return ratio(
        hazard[state["satisfaction"] <= low].mean(), hazard[state["satisfaction"] >= high].mean()
    )


@quantity
def leavers_bound(mart: Mart) -> float:
    """Share of those who leave by choice whose contract still ran the month before."""
    rows = at_risk(mart)
    return float((rows.loc[rows["left"], "contract_left"] > 0).mean())
