"""Rules that can be said aloud: two conditions on what is seen, and what an offer is worth to whom they name."""

from __future__ import annotations

import numpy as np
import pandas as pd

_CUTS = (0.1, 0.25, 0.5, 0.75, 0.9)
"""Quantiles at which a column is cut into at most, and more."""
_MOST = 40_000
"""Subscribers looked at."""
_LEAST = 0.03
"""Share of the subscribers that a rule must name; half of it for offers that few can use."""
_RARE = ("contract", "bundle")


def best_rules(seen: pd.DataFrame, worth: pd.DataFrame) -> pd.DataFrame:
    """Return the best rule of two conditions for each offer, learnt from one half of the subscribers
    and judged on the other.

    Args:
        seen: what is seen of each, index subscriber; gaps count as 0.
        worth: what each offer is worth to each, in yuan: index subscriber, a column an offer.

    Returns:
        Index offer; rule (in words of the columns), share (of subscribers whom it names), worth
        (yuan a contact).
    """
    both = worth.index.intersection(seen.index)[:_MOST]
    names, holds = conditions(seen.loc[both].fillna(0))
    found = {o: _best(names, holds, worth.loc[both, o].to_numpy(), _least(o)) for o in worth}
    return pd.DataFrame(found).T


def conditions(seen: pd.DataFrame) -> tuple[list[str], np.ndarray]:
    """Return every condition on one column by its words, and whether it holds: rows × conditions."""
    names, holds = [], []
    for column in seen:
        values = seen[column].to_numpy()
        for cut in np.unique(np.quantile(values, _CUTS)):
            names += [f"{column} ≤ {cut:.4g}", f"{column} > {cut:.4g}"]
            holds += [values <= cut, values > cut]
    return names, np.stack(holds, axis=1).astype(np.float32)


def _least(offer: str) -> float:
    return _LEAST / 2 if offer in _RARE else _LEAST


def _best(names: list[str], holds: np.ndarray, worth: np.ndarray, least: float) -> dict:
    half = len(worth) // 2
    learnt = holds[:half]
    named = learnt.T @ learnt
    total = learnt.T @ (learnt * worth[:half, None].astype(np.float32))
    mean = np.where(named >= least * half, total / np.maximum(named, 1), -np.inf)
    one, other = np.unravel_index(mean.argmax(), mean.shape)
    meant = (holds[half:, one] > 0) & (holds[half:, other] > 0)
    rule = " & ".join(dict.fromkeys((names[one], names[other])))
    return {"rule": rule, "share": meant.mean(), "worth": worth[half:][meant].mean()}
