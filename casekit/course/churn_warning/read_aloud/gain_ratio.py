"""How much a question about a customer tells about leaving: information gain and gain ratio.

Information gain favours columns with many values, since many small branches are pure by chance.
Gain ratio divides the gain by the information of the split itself. Source: J. R. Quinlan,
*C4.5: Programs for Machine Learning* (1993), chapter 2; the idea that C5.0 took over.
All information is in bits.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import pandas as pd


class Cut(NamedTuple):
    """A question "is the value ≤ threshold?" with what it tells."""

    threshold: float
    gain: float
    ratio: float


def entropy(labels) -> float:
    """Return the information (bits) needed to name one label of the sequence; 0 when empty."""
    counts = pd.Series(np.asarray(labels)).value_counts(sort=False).to_numpy()
    return float(entropy_of_counts(counts))


def entropy_of_counts(counts) -> np.ndarray:
    """Return the entropy in bits of label counts along the last axis (0 for no cases)."""
    counts = np.asarray(counts, dtype=float)
    total = counts.sum(axis=-1, keepdims=True)
    share = np.divide(counts, total, out=np.zeros_like(counts), where=total > 0)
    logs = np.log2(share, out=np.zeros_like(share), where=share > 0)
    return -(share * logs).sum(axis=-1)


def information_gain(values, labels) -> float:
    """Return the bits about `labels` gained by knowing the category in `values`.

    Cases with a missing value are left out and the gain is scaled by the share known.
    """
    table, known_share = _table(values, labels)
    if not table.size:
        return 0.0
    sizes = table.sum(axis=1)
    after = (sizes * entropy_of_counts(table)).sum() / sizes.sum()
    return float(known_share * (entropy_of_counts(table.sum(axis=0)) - after))


def split_information(values) -> float:
    """Return the bits needed to name the branch a case goes to; "missing" is a branch of its own."""
    counts = pd.Series(np.asarray(values)).value_counts(sort=False, dropna=False).to_numpy()
    return float(entropy_of_counts(counts))


def gain_ratio(values, labels) -> float:
    """Return information gain over split information; 0 where there is only one branch."""
    split = split_information(values)
    return information_gain(values, labels) / split if split > 0 else 0.0


def best_threshold(values, labels, min_leaf: int = 1) -> Cut | None:
    """Return the cut of a numeric column with the largest gain, or None if no cut is allowed.

    Args:
        values: numbers, NaN where missing.
        labels: True and False, as many.
        min_leaf: fewest known cases on either side.

    As in C4.5 release 8 the gain is charged log2(cuts tried)/cases, for a numeric column has many
    chances to look good.
    """
    values, labels = np.asarray(values, dtype=float), np.asarray(labels, dtype=bool)
    known = ~np.isnan(values)
    values, labels, cases = values[known], labels[known], len(values)
    order = np.argsort(values, kind="stable")
    values, labels = values[order], labels[order]
    ends = np.flatnonzero(values[1:] > values[:-1]) + 1  # cases at or below each possible cut
    allowed = ends[(ends >= min_leaf) & (len(values) - ends >= min_leaf)]
    if not len(allowed):
        return None
    gains = _gains_of_cuts(labels, allowed)
    best = int(np.argmax(gains))
    at = allowed[best]
    known_share = len(values) / cases
    gain = known_share * gains[best] - np.log2(max(len(ends), 1)) / cases
    split = float(entropy_of_counts([at, len(values) - at, cases - len(values)]))
    threshold = _round_between(values[at - 1], values[at])
    return Cut(threshold, float(gain), float(gain / split))


def _gains_of_cuts(labels: np.ndarray, ends: np.ndarray) -> np.ndarray:
    leavers = np.cumsum(labels)[ends - 1]
    n, k = len(labels), int(labels.sum())
    low = entropy_of_counts(np.column_stack([leavers, ends - leavers]))
    high = entropy_of_counts(np.column_stack([k - leavers, n - ends - k + leavers]))
    return entropy_of_counts([k, n - k]) - (ends * low + (n - ends) * high) / n


def _round_between(low: float, high: float) -> float:
    """Return the roundest number t with low ≤ t < high: people are to read these thresholds."""
    middle = (low + high) / 2
    for digits in range(-3, 8):
        # Whole numbers are cut below: people read "≤ 1" with more ease than "≤ 1.5".
        rounded = math.floor(middle) if digits == 0 else round(middle, digits)
        if low <= rounded < high:
            return float(rounded)
    return float(low)


def _table(values, labels) -> tuple[np.ndarray, float]:
    """Return counts (values × labels) of the cases whose value is known, and their share."""
    values, labels = pd.Series(np.asarray(values)), pd.Series(np.asarray(labels))
    known = values.notna()
    if not known.any():
        return np.zeros((0, 0)), 0.0
    return pd.crosstab(values[known], labels[known]).to_numpy(), float(known.mean())
