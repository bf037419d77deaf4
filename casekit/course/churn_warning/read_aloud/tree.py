"""A small gain-ratio tree for two outcomes, short enough to be read: the idea of C5.0.

Source: J. R. Quinlan, *C4.5: Programs for Machine Learning* (1993). Left out on purpose: fractional
cases for missing values (they follow the larger branch), boosting, winnowing and costs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit.course.churn_warning.read_aloud import gain_ratio, pruning
from casekit.course.churn_warning.read_aloud.nodes import Categories, Node, Threshold


class _Offer(NamedTuple):
    test: Threshold | Categories
    gain: float
    ratio: float


@dataclass
class GainRatioTree:
    """Classifier for a True/False outcome.

    Args:
        min_leaf: fewest training cases in a branch.
        max_depth: most questions on a path.
        confidence: of the pessimistic pruning; 1.0 leaves the tree as grown.

    `fit` grows and prunes; `pruned` prunes the same grown tree anew, which is quick.
    """

    min_leaf: int = 40
    max_depth: int = 6
    confidence: float = 0.25
    root: Node | None = field(default=None, repr=False)
    grown: Node | None = field(default=None, repr=False)

    def fit(self, X: pd.DataFrame, y: pd.Series) -> GainRatioTree:
        """Grow the tree on columns X (numeric, bool or categorical) and outcome y, and prune it."""
        labels = np.asarray(y, dtype=bool)
        if len(X) != len(labels) or not len(labels):
            raise ValueError("X and y need the same number of rows, at least one")
        self.grown = self._grow(X, labels, self.max_depth)
        self.root = pruning.prune(self.grown, self.confidence)
        return self

    def pruned(self, confidence: float) -> GainRatioTree:
        """Return the same grown tree pruned at another confidence."""
        root = pruning.prune(fitted(self.grown), confidence)
        return replace(self, confidence=confidence, root=root)

    def probability(self, X: pd.DataFrame) -> pd.Series:
        """Return the share of leavers at each row's leaf, as in the cases the tree grew on."""
        out = np.empty(len(X))
        _send(fitted(self.root), X, np.arange(len(X)), out, lambda leaf: leaf.probability)
        return pd.Series(out, index=X.index, name="score")

    def predict(self, X: pd.DataFrame) -> pd.Series:
        """Return for each row whether its leaf's majority left."""
        out = np.empty(len(X), dtype=bool)
        _send(fitted(self.root), X, np.arange(len(X)), out, lambda leaf: leaf.predicts)
        return pd.Series(out, index=X.index, name="predicted")

    @property
    def leaves(self) -> int:
        return _leaves(fitted(self.root))

    @property
    def depth(self) -> int:
        return _depth(fitted(self.root))

    def _grow(self, X: pd.DataFrame, labels: np.ndarray, depth: int) -> Node:
        cases, leavers = len(labels), int(labels.sum())
        node = Node(cases, leavers)
        if depth == 0 or leavers in {0, cases} or cases < 2 * self.min_leaf:
            return node
        chosen = _choose([_offer(X[name], labels, self.min_leaf) for name in X.columns])
        if chosen is None:
            return node
        where = chosen.test.branch(X[chosen.test.column])
        branches = tuple(
            self._grow(X[where == number], labels[where == number], depth - 1)
            if (where == number).any()
            else Node(cases, leavers)
            for number in range(where.max() + 1)
        )
        return replace(node, test=chosen.test, branches=branches)


def fitted(node: Node | None) -> Node:
    """Return the node of a tree, or say that there is no tree yet."""
    if node is None:
        raise ValueError("the tree has not been fitted yet")
    return node


def _offer(values: pd.Series, labels: np.ndarray, min_leaf: int) -> _Offer | None:
    """Return the best question about one column, or None if it tells nothing."""
    if isinstance(values.dtype, pd.CategoricalDtype) or not pd.api.types.is_numeric_dtype(values):
        return _offer_categories(values, labels, min_leaf)
    cut = gain_ratio.best_threshold(values, labels, min_leaf)
    if cut is None or cut.gain <= 0:
        return None
    low = int((values <= cut.threshold).sum())
    larger = 0 if 2 * low >= int(values.notna().sum()) else 1
    return _Offer(Threshold(str(values.name), cut.threshold, larger), cut.gain, cut.ratio)


def _offer_categories(values: pd.Series, labels: np.ndarray, min_leaf: int) -> _Offer | None:
    sizes = values.value_counts(sort=False)
    sizes = sizes[sizes > 0]
    if (sizes >= min_leaf).sum() < 2:
        return None
    gain = gain_ratio.information_gain(values.to_numpy(), labels)
    if gain <= 0:
        return None
    ratio = gain_ratio.gain_ratio(values.to_numpy(), labels)
    default = int(np.argmax(sizes.to_numpy()))
    return _Offer(Categories(str(values.name), tuple(sizes.index), default), gain, ratio)


def _choose(offers: list[_Offer | None]) -> _Offer | None:
    """Return the offer of best ratio among those of at least average gain.

    The guard keeps out splits of almost no information, whose ratio looks large because the
    divisor is tiny.
    """
    useful = [offer for offer in offers if offer is not None]
    if not useful:
        return None
    average = sum(offer.gain for offer in useful) / len(useful)
    return max((o for o in useful if o.gain >= average - 1e-12), key=lambda offer: offer.ratio)


def _send(node: Node, X: pd.DataFrame, rows: np.ndarray, out: np.ndarray, value) -> None:
    """Write `value(leaf)` into `out` for the given row numbers."""
    if node.is_leaf:
        out[rows] = value(node)
        return
    where = node.test.branch(X[node.test.column].iloc[rows])
    for number, branch in enumerate(node.branches):
        _send(branch, X, rows[where == number], out, value)


def _leaves(node: Node) -> int:
    return 1 if node.is_leaf else sum(_leaves(branch) for branch in node.branches)


def _depth(node: Node) -> int:
    return 0 if node.is_leaf else 1 + max(_depth(branch) for branch in node.branches)
