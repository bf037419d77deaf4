"""A target list by rule: filters, a ranking, a cap."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import alarms, campaigns, models, money
from casekit.mart.once import once

CASE_MONTH = 202506
"""Month at the end of which the list of the case is due."""
CALLS = 300
"""Calls that the outbound centre can make."""

NO_CONTRACT = 99
"""`ends_in` of those without a running contract whose last one ended over a year ago, or who had
none."""
EARLIEST, LATEST = -12, 24
"""Bounds of `ends_in` of those with a contract, months."""
RANKINGS = ("score", "bill", "score_value", "saving", "ends_in")
"""By churn score; by bill; by score × value; by what rivals would save them; soonest end first."""


@dataclass(frozen=True)
class TargetRule:
    """Who is called.

    Args:
        ends_from, ends_to: months to the end of the contract, both included; negative: months since
            it ended. 0 ends this month.
        others: whether those without a contract, none running and none known to have ended, are in.
        least_bill: lowest mean bill of the last three months, yuan.
        most_alarms: most usage alarms (of seven; contract expiry is not counted).
        least_score, most_score: bounds of the churn score, 0 to 1.
        rank_by: one of `RANKINGS`.
        calls: length of the list at most.
    """

    ends_from: int = EARLIEST
    ends_to: int = LATEST
    others: bool = True
    least_bill: float = 0.0
    most_alarms: int = 7
    least_score: float = 0.0
    most_score: float = 1.0
    rank_by: str = "score"
    calls: int = CALLS

    def __post_init__(self):
        if self.rank_by not in RANKINGS:
            raise ValueError(f"rank_by={self.rank_by!r}: one of {', '.join(RANKINGS)}")
        if self.calls < 0:
            raise ValueError(f"calls={self.calls}: not below zero")


@once
def case_table(mart: door.Mart, month: int) -> pd.DataFrame:
    """Return what the room's list shows of each customer who may be called at the end of a month.

    They are active, have agreed to marketing and have not asked to be left undisturbed.

    Args:
        mart: the case's dataset.
        month: decision month.

    Returns:
        Index subscriber; score (of a model that could exist on that day), bill (mean of 3 months,
        yuan), value (yuan if kept for the term of a renewal), score_value, saving (yuan a month at the cheapest rival), ends_in (months to
        the contract's end; negative: since; `NO_CONTRACT`), alarms (of seven), tenure (months),
        broadband, complaints (3 months).
    """
    known = door.features(mart, month)
    signals = alarms.signals(alarms.history(mart, month), month)
    fired = alarms.of_use(alarms.fire(signals))
    running = np.isfinite(signals["contract_expiry"])
    ends_in = signals["contract_expiry"].where(running, -known["months_since_contract_end"])
    table = pd.DataFrame(
        {
            "score": models.score_on(mart, month).reindex(known.index),
            "bill": known["bill_mean_3m"],
            "value": money.value_kept(known["bill_mean_3m"], money.figure("renewal_months")),
            "saving": known["rival_saving"],
            "ends_in": ends_in.where(ends_in >= EARLIEST, NO_CONTRACT).astype(int),
            "alarms": fired.reindex(known.index, fill_value=0).astype(int),
            "tenure": known["tenure_months"],
            "broadband": known["broadband"] > 0,
            "complaints": known["complaints_3m"],
        }
    )
    table.insert(3, "score_value", table["score"] * table["value"])
    return table.drop(index=table.index.intersection(_refuse(mart)))


def _refuse(mart: door.Mart) -> pd.Index:
    """Return who may not be called, by law or because they would rather not be."""
    refuse = campaigns.refusals(mart)
    return refuse["no_consent"].union(refuse["do_not_disturb"])


def inside(customers: pd.DataFrame, rule: TargetRule) -> pd.Series:
    """Return which customers (rows of `case_table`) pass the filters of a rule."""
    without = customers["ends_in"] == NO_CONTRACT
    return (
        (customers["ends_in"].between(rule.ends_from, rule.ends_to) | (without & rule.others))
        & (customers["bill"] >= rule.least_bill)
        & (customers["alarms"] <= rule.most_alarms)
        & customers["score"].between(rule.least_score, rule.most_score)
    )


def choose(customers: pd.DataFrame, rule: TargetRule) -> pd.DataFrame:
    """Return the rows of `customers` (from `case_table`) on the list, those called first on top.

    Ties go to the lower subscriber number, so that the same rule always gives the same list.
    """
    found = customers[inside(customers, rule)].sort_index()
    soonest = rule.rank_by == "ends_in"
    return found.sort_values(rule.rank_by, ascending=soonest, kind="stable").head(rule.calls)
