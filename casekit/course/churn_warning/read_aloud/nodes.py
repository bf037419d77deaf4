"""The nodes of a tree: a leaf, or a question with a branch for each answer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Threshold:
    """The question "is `column` ≤ `at`?": branch 0 for yes, 1 for no."""

    column: str
    at: float
    default: int

    def branch(self, values: pd.Series) -> np.ndarray:
        """Return the branch number of each value (missing: the larger branch)."""
        numbers = values.to_numpy(dtype=float, na_value=np.nan)
        return np.where(np.isnan(numbers), self.default, (numbers > self.at).astype(int))


@dataclass(frozen=True)
class Categories:
    """The question "which value has `column`?": one branch a value."""

    column: str
    values: tuple
    default: int

    def branch(self, values: pd.Series) -> np.ndarray:
        """Return the branch number of each value (missing or never seen: the largest branch)."""
        found = pd.Index(self.values).get_indexer(values.to_numpy())
        return np.where(found < 0, self.default, found)


@dataclass(frozen=True)
class Node:
    """A leaf, or a test with one branch for each answer. `leavers` of `cases` are True."""

    cases: int
    leavers: int
    test: Threshold | Categories | None = None
    branches: tuple[Node, ...] = ()

    @property
    def is_leaf(self) -> bool:
        return self.test is None

    @property
    def predicts(self) -> bool:
        """The majority at this node; a tie says that the customer stays."""
        return 2 * self.leavers > self.cases

    @property
    def errors(self) -> int:
        return self.cases - self.leavers if self.predicts else self.leavers

    @property
    def probability(self) -> float:
        """Share of leavers, drawn in towards one half by one case on each side (Laplace)."""
        return (self.leavers + 1) / (self.cases + 2)
