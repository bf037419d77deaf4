"""Rules as a list that is read from the top: each speaks of those whom none before it has named.

So a rule need not repeat what those before it have settled, and is short enough for a wall.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit.analysis.lacks import TooFew
from casekit.analysis.models.customer_months import HISTORY
from casekit.course.churn_warning.read_aloud.tree_rules import Condition, Rule, measured
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.read_aloud")
FEWEST = 30
"""Customer-months below which a rule is left out: how many of them left would be chance."""
LONGEST = 3
"""Conditions that somebody at a counter can keep in mind."""
AT_LEAST = 2.5
"""Times the leave rate of all that a rule has to reach: less is not worth a place on a wall."""


class Reading(NamedTuple):
    """The list.

    Attributes:
        rules: in order.
        worth: index 1, 2, …; customers, leavers, confidence (share of leavers) in later months,
            and claimed (share of leavers where the tree grew).
        base_rate: share of all who left in these later months.
        months: the first and the last of them.
        places: of each rule among those found, from 0.
    """

    rules: list[Rule]
    worth: pd.DataFrame
    base_rate: float
    months: tuple[int, int]
    places: list[int]


def letter(place: int) -> str:
    """Return what the rule at a place, from 1, is called: A, B, C; numbers are the tree's own."""
    return chr(ord("A") + place - 1)


def read_from_the_top(
    found: Sequence[Rule],
    learnt: tuple[pd.DataFrame, pd.Series],
    later: tuple[pd.DataFrame, pd.Series],
    most: int = 3,
) -> Reading:
    """Return the surest short rules of a tree that enough later customers meet, and that tell enough.

    Args:
        found: rules of a tree grown on `learnt`.
        learnt, later: features and outcome, index (month, subscriber).
        most: how many rules at most.

    Raises:
        TooFew: there is none.
    """
    surest = measured(found, *later)["confidence"].sort_values(ascending=False, kind="stable")
    base_rate = float(later[1].mean())
    rules: list[Rule] = []
    places: list[int] = []
    for number in surest.index:
        rule = found[number].after(rules)
        short = 0 < len(rule.conditions) <= LONGEST
        if len(rules) == most or not short or any(map(_of_newcomers, rule.conditions)):
            continue
        customers, leavers = tally([*rules, rule], *later).iloc[-1]
        if customers >= FEWEST and leavers >= AT_LEAST * base_rate * customers:
            rules.append(rule)
            places.append(int(number))
    if not rules:
        raise TooFew("no_short_rule", texts)
    worth, grown = tally(rules, *later), tally(rules, *learnt)
    worth = worth.assign(
        claimed=grown["leavers"] / grown["customers"],
        confidence=worth["leavers"] / worth["customers"],
    )
    months = later[0].index.get_level_values("month")
    return Reading(rules, worth, base_rate, (int(months.min()), int(months.max())), places)


def _of_newcomers(asked: Condition) -> bool:
    """Tell whether a condition names those whose record is too short to be judged by."""
    return asked.column == "tenure_months" and asked.op == "≤" and float(asked.value) < HISTORY


def tally(rules: Sequence[Rule], X: pd.DataFrame, left: pd.Series) -> pd.DataFrame:
    """Return whom each rule names that none before it did (customers), and who of these left (leavers).

    Index 1, 2, … in the order of the rules.
    """
    free, leaves, rows = np.ones(len(X), dtype=bool), left.to_numpy(), []
    for rule in rules:
        named = free & rule.matches(X).to_numpy()
        rows.append((int(named.sum()), int(leaves[named].sum())))
        free &= ~named
    return pd.DataFrame(rows, columns=["customers", "leavers"], index=range(1, len(rows) + 1))
