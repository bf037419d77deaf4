"""Measures of gates on offers by rule: whose rule it is, and the map of zones and reasons.

A map gives each leaf, which is a zone (risk and bill) with a reason that is seen, one offer or
nothing.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis import models
from casekit.mart import Mart
from casekit.mart.once import once
from casekit.trust.gates.registry import of_base
from casekit.trust.quantities.answers import seen_in
from casekit.trust.quantities.offers import worths
from casekit.trust.quantities.registry import ratio
from casekit.trust.quantities.rules import PLAIN
from synthetic.calendar import add_months
from synthetic.market import CLASS_FEES

_NOTHING = "nothing"
_AT_RISK, _RED = 0.05, 0.10
"""Scores from which a line is at risk, and, with a larger bill, red."""
_ENDS = 3
"""Months to the end of a contract within which that is a reason to call."""


@once
def _asked(mart: Mart) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return what is seen before the offers, with a score of risk, and what each offer with a plain rule
    would be worth (yuan): index subscriber in both."""
    month = int(add_months(mart.campaigns["month"].min(), -1))
    seen = seen_in(mart, month).assign(risk=models.score_on(mart, month))
    worth = worths(mart)
    worth = worth.loc[worth.index.intersection(seen.index), [o for o in PLAIN if o in worth]]
    return seen.loc[worth.index], worth


@of_base
def cards_that_win(mart: Mart) -> float:
    """Return how many offers are the best on the lines that some offer's plain rule names."""
    seen, worth = _asked(mart)
    return float(len({worth[PLAIN[offer](seen)].mean().idxmax() for offer in worth}))


@once
def _map(mart: Mart) -> pd.DataFrame:
    """Return of each line its leaf, and what each offer to keep it, or nothing, is worth."""
    seen, worth = _asked(mart)
    large = seen["bill_mean_3m"].fillna(0) >= CLASS_FEES[0]
    at_risk = seen["risk"] >= _AT_RISK
    zone = np.select([at_risk & large, at_risk], ["large", "blue"], "green")
    ends = seen["contract_left"].between(1, _ENDS)
    why = np.select([seen["complaints_3m"] > 0, ends], ["complained", "ends"], "none")
    leaf = np.char.add(np.char.add(zone, "/"), why)
    red = (seen["risk"] >= _RED) & large
    kept = worth.drop(columns="plan_up").assign(**{_NOTHING: 0.0})
    return kept.assign(leaf=leaf, red=red)


@of_base
def route_actions(mart: Mart) -> float:
    """Return how many different things the best map of zones and reasons does, nothing among them."""
    table = _map(mart)
    return float(table.drop(columns="red").groupby("leaf").mean().idxmax(axis=1).nunique())


@of_base
def credit_to_red(mart: Mart) -> float:
    """Return what a credit to all of the red zone is worth, over the best that could be done for each."""
    table = _map(mart)
    best = table.drop(columns=["leaf", "red"]).max(axis=1).sum()
    return ratio(table.loc[table["red"], "bill_credit"].sum(), best)
