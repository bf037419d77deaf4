"""Concentration: what part of an amount the top of a ranking holds."""

from __future__ import annotations

import pandas as pd


def in_top(rating: pd.Series, top: float = 0.2) -> pd.Series:
    """Return how far each line belongs to the top of a rating: 1, 0, or a part where equals share.

    Where the border falls among equal ratings, each of these has an equal part of the places that
    are left: what it would get on average by drawing lots among them.

    Args:
        rating: the higher, the earlier; who has none (NaN) comes last.
        top: share of the lines that are chosen, 0 to 1.
    """
    rating = rating.fillna(float("-inf"))
    equals = rating.map(rating.value_counts())
    before = rating.rank(method="min", ascending=False) - 1
    return ((top * len(rating) - before) / equals).clip(0, 1)


def held_by_top(rating: pd.Series, amount: pd.Series, top: float = 0.2) -> float:
    """Return the share of an amount that the top of a rating holds, 0 to 1.

    It is the height, at `top`, of the concentration curve (Lorenz's, where the rating is the amount
    itself); equals at the border: see `in_top`.

    Args:
        rating: the higher, the earlier.
        amount: yuan, same index, 0 or more.
        top: share of the lines that are chosen, 0 to 1.

    Returns:
        NaN where there is no amount to be shared.
    """
    total = amount.sum()
    return float((in_top(rating, top) * amount).sum() / total) if total > 0 else float("nan")
