"""Learners for the gates: risks, and effects from a trial by lot (X-learner; Künzel et al., PNAS 2019).

All are boosted shallow trees whose leaves hold a sixtieth of the sample or more.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
import pandas as pd

_FOLDS, _SPLITS = 3, 5
"""Folds of a split, and splits whose figures are averaged: one split alone varies by a fifth."""
_SMALLEST = 60
_TREES = {"max_iter": 80, "learning_rate": 0.08, "max_leaf_nodes": 6, "random_state": 0}


class Learnt(Protocol):
    """What was learnt: a figure for each of some subscribers."""

    def of(self, who: pd.Index) -> np.ndarray:
        """Return the figure of each of `who`."""


def cross_fitted(
    rows: pd.DataFrame, learn: Callable[[pd.DataFrame], Learnt], splits: int = _SPLITS
) -> pd.Series:
    """Return each row's figure, learnt from folds of `rows` that it is not in, mean of the splits."""
    told = np.zeros(len(rows))
    for split in range(splits):
        fold = np.random.default_rng(split).permutation(len(rows)) % _FOLDS
        for one in range(_FOLDS):
            told[fold == one] += learn(rows[fold != one]).of(rows.index[fold == one])
    return pd.Series(told / splits, index=rows.index)


class Figure:
    """A figure of some subscribers, learnt from what is seen of them.

    Args:
        seen: what is seen of everybody, index subscriber.
        target: the figure of those learnt from; True and False are learnt as a chance.
    """

    def __init__(self, seen: pd.DataFrame, target: pd.Series):
        from sklearn.ensemble import HistGradientBoostingRegressor

        leaf = max(len(target) // _SMALLEST, 20)
        self._seen = seen
        self._trees = HistGradientBoostingRegressor(min_samples_leaf=leaf, **_TREES)
        self._trees.fit(seen.loc[target.index].to_numpy(), target.to_numpy(dtype=float))

    def of(self, who: pd.Index) -> np.ndarray:
        """Return the figure of each of `who`."""
        return self._trees.predict(self._seen.loc[who].to_numpy())


class Kept:
    """Leavers that a call keeps, learnt from a trial by lot with half in either arm.

    Each arm's risk is learnt, then what either arm's people differ from the other arm's risk.

    Args:
        seen: what is seen of everybody, index subscriber.
        trial: participants learnt from, columns treated and left (True/False).
    """

    def __init__(self, seen: pd.DataFrame, trial: pd.DataFrame):
        treated = trial["treated"]
        left = trial["left"].astype(float)
        called, alone = (Figure(seen, left[arm]) for arm in (treated, ~treated))
        kept_called = alone.of(trial.index[treated]) - left[treated]
        kept_alone = left[~treated] - called.of(trial.index[~treated])
        self._parts = Figure(seen, kept_called), Figure(seen, kept_alone)

    def of(self, who: pd.Index) -> np.ndarray:
        """Return the fall of the chance of leaving, by a call, of each of `who`."""
        return np.mean([part.of(who) for part in self._parts], axis=0)
