"""The case as it stands on the day: its customers, and what calling them is worth.

A list is worth what its calls change: customers kept, in yuan over the term of the new contract,
less calls and offers. Customers are priced at the true mean effect of the call on their class
(months to the contract's end × churn score × bill), for nobody can choose by what is only luck in single
people. An oracle who knows these means, and no more about anybody than the list shows, sets the
measure.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.course.churn_warning.expiry_cliff import methods
from casekit.mart import names
from casekit.mart.once import once

CASE = "expiry_cliff"
PILOT, CAMPAIGN = 1, 2
RIGHT = {"ends_from": 0, "ends_to": 3, "others": False, "rank_by": "bill"}
"""The list of the solution: contracts about to end, and nobody else, the largest bills first."""


def customers(mart: door.Mart) -> pd.DataFrame:
    """Return the room's table on the day of the case."""
    return methods.case_table(mart, methods.CASE_MONTH)


def effects(mart: door.Mart) -> pd.DataFrame:
    """Return everyone's true effect of the renewal offer, index subscriber."""
    return campaigns.true_effects(mart, CAMPAIGN)


def classes(table: pd.DataFrame) -> pd.Series:
    """Return each customer's class: months to the contract's end, churn score and bill, in bands.

    The bill belongs to it: who pays much is moved less by the same gift.
    """
    ends = [-999, -7, -1, 3, 999]
    term = pd.cut(table["ends_in"], ends, labels=["old", "ended", "soon", "later"])
    risk = pd.cut(table["score"], [-1, 0.1, 0.4, 1], labels=["low", "middle", "high"])
    bill = pd.cut(
        table["bill"],
        [-1, names.MID_HIGH, names.LARGE_BILL, np.inf],
        labels=["small", "fair", "large"],
    )
    return term.astype(str).str.cat([risk.astype(str), bill.astype(str)], sep="/").rename("class")


@once
def worth(mart: door.Mart) -> pd.Series:
    """Return the yuan that calling each customer brings, at the true mean effect of their class."""
    table = customers(mart)
    true = effects(mart)[["effect", "accept"]].reindex(table.index)
    mean = true.groupby(classes(table)).transform("mean")
    return campaigns.gains(table, mean, campaigns.pilot_costs(mart, CAMPAIGN, PILOT))


@once
def oracle(mart: door.Mart) -> pd.Index:
    """Return the list of one who knows what calling each class of customers brings."""
    return campaigns.oracle(worth(mart), methods.CALLS)


def listed(mart: door.Mart, **setting) -> pd.Index:
    """Return the customers whom a rule puts on the list; what is not named keeps its default."""
    return methods.choose(customers(mart), methods.TargetRule(**setting)).index
