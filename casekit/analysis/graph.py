"""Who talks with whom: pairs over several quarters, the index of a circle, its rings.

Each pair stands once in `ties`, under either of the two; whoever counts one side only loses half of
them. Columns of `counted`, as operators' handbooks name them: frequency (in how many quarters they
talked), duration (minutes) and count (calls).

    pairs = counted(mart.ties[mart.ties["quarter"].isin(last_four)])
    rated = index(scaled(pairs), {"frequency": 5, "duration": 2, "count": 1})
    circle = both_ways(pairs.assign(index=rated))
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

RINGS = ("core", "close", "reserve")
"""From the middle outwards."""
PAIR = ["subscriber", "other"]


def counted(ties: pd.DataFrame) -> pd.DataFrame:
    """Return a row a pair: subscriber, other, frequency (quarters), duration (minutes), count (calls).

    Args:
        ties: rows of a pair and quarter, of the quarters that count.
    """
    sums = {
        "frequency": ("quarter", "size"),
        "duration": ("minutes", "sum"),
        "count": ("calls", "sum"),
    }
    return ties.groupby(PAIR, as_index=False).agg(**sums)


def both_ways(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return each pair twice, once from the side of either: what one subscriber's circle is."""
    turned = pairs.rename(columns=dict(zip(PAIR, PAIR[::-1], strict=True)))
    return pd.concat([pairs, turned[list(pairs)]], ignore_index=True)


def degree(pairs: pd.DataFrame) -> pd.Series:
    """Return with how many others each talks, index subscriber."""
    return both_ways(pairs[PAIR]).groupby("subscriber").size()


def scaled(pairs: pd.DataFrame) -> pd.DataFrame:
    """Return what ties each pair, 0 to 1 a column, same rows.

    Frequency goes from one quarter (0) to all (1), the other columns by rank among all pairs.

    Args:
        pairs: from `counted`.
    """
    most = max(2, *pairs["frequency"])
    ranks = pairs[["duration", "count"]].rank(pct=True)
    return ranks.assign(frequency=(pairs["frequency"] - 1) / (most - 1))


def index(parts: pd.DataFrame, weights: Mapping[str, float]) -> pd.Series:
    """Return the weighted mean of what ties each pair, 0 to 1; 0 where all weights are 0.

    Args:
        parts: from `scaled`.
        weights: by column.
    """
    weight = pd.Series(weights, dtype="float64")
    return (parts[list(weight.index)] * weight).sum(axis=1) / max(weight.sum(), 1e-9)


def rings(index: pd.Series, close: float, core: float) -> pd.Series:
    """Return the ring of each tie: core from an index on, close from a lower one on, else reserve."""
    ring = pd.Series("reserve", index.index, dtype=object)
    return ring.mask(index >= close, "close").mask(index >= max(core, close), "core")


def placed(ring: pd.Series) -> pd.DataFrame:
    """Return where each tie stands around the ego at 0, 0: x, y. A ring is a circle, 1, 2, 3 wide.

    Those of a ring stand evenly around, in the order of their rows, so that nothing jumps when another
    ring changes; below the ego a sixth of each circle is left free, for its name.
    """
    radius = ring.map({name: place + 1 for place, name in enumerate(RINGS)}).astype(float)
    within, size = ring.groupby(ring).cumcount(), ring.groupby(ring).transform("size")
    angle = 2 * np.pi * (-1 / 6 + 5 / 6 * (within + 0.5) / size.astype(float))
    return pd.DataFrame({"x": radius * np.cos(angle), "y": radius * np.sin(angle)})


def agreement(inside: pd.Series, true: pd.Series) -> tuple[float, float, float]:
    """Return how well a circle is drawn: precision, recall, and their harmonic mean (F1).

    Args:
        inside: who is drawn into it.
        true: who truly belongs to it; same index.
    """
    hits = float((inside & true).sum())
    precision = hits / inside.sum() if inside.any() else 0.0
    recall = hits / true.sum() if true.any() else 0.0
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0
