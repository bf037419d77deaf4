"""Rules as a list that is read from the top: each speaks of those whom none before it has named.

So a rule need not repeat what those before it have settled, and is short enough for a wall.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit.analysis.lacks import TooFew
from casekit.course.churn_warning.read_aloud.tree_rules import Rule, measured
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.read_aloud")
FEWEST = 30
"""Customer-months below which a rule is left out: how many of them left would be chance."""
LONGEST = 3
"""Conditions that somebody at a counter can keep in mind."""
AT_LEAST = 2.0
"""Times the leave rate of all that a rule has to reach: less is not worth a place on a wall."""


class Reading(NamedTuple):
    """The list.

    Attributes:
        rules: in order.
        worth: index 1, 2, …; claimed (share of leavers where the tree grew), customers, confidence
            (share of leavers in later months).
        base_rate: share of all who left in these later months.
        months: the first and the last of them.
    """

    rules: list[Rule]
    worth: pd.DataFrame
    base_rate: float
    months: tuple[int, int]


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
    rules, rows, asides = [], [], [_Aside(*learnt), _Aside(*later)]
    for number in surest.index:
        rule = found[number].after(rules)
        (_, claimed), (customers, confidence) = (aside.tried(rule) for aside in asides)
        worth_saying = customers >= FEWEST and confidence >= AT_LEAST * base_rate
        if len(rules) < most and 0 < len(rule.conditions) <= LONGEST and worth_saying:
            rules.append(rule)
            rows.append((claimed, customers, confidence))
            for aside in asides:
                aside.take(rule)
    if not rules:
        raise TooFew("no_short_rule", texts)
    worth = pd.DataFrame(rows, columns=["claimed", "customers", "confidence"])
    months = later[0].index.get_level_values("month")
    span = int(months.min()), int(months.max())
    return Reading(rules, worth.set_axis(range(1, len(rules) + 1)), base_rate, span)


class _Aside:
    """Customers and what became of them; those whom a rule has named are put aside."""

    def __init__(self, X: pd.DataFrame, left: pd.Series):
        self._X, self._left = X, left.to_numpy()
        self._free = np.ones(len(X), dtype=bool)

    def tried(self, rule: Rule) -> tuple[int, float]:
        """Return how many of the others a rule names, and which share of these left."""
        named = self._left[self._free & rule.matches(self._X).to_numpy()]
        return len(named), float(named.mean()) if len(named) else np.nan

    def take(self, rule: Rule) -> None:
        self._free &= ~rule.matches(self._X).to_numpy()
