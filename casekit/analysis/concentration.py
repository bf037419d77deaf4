"""Concentration: what part of an amount the top of a ranking holds."""

from __future__ import annotations

import pandas as pd


def held_by_top(rating: pd.Series, amount: pd.Series, top: float = 0.2) -> float:
    """Return the share of an amount that the top of a rating holds, 0 to 1.

    It is the height, at `top`, of the concentration curve (Lorenz's, where the rating is the amount
    itself). Where the border falls among equal ratings, each of these has an equal part of the
    places that are left: what one would get on average by drawing lots among them.

    Args:
        rating: the higher, the earlier; who has none (NaN) comes last.
        amount: yuan, same index, 0 or more.
        top: share of the lines that are chosen, 0 to 1.

    Returns:
        NaN where there is no amount to be shared.
    """
    total = amount.sum()
    if not total > 0:
        return float("nan")
    ties = amount.groupby(rating.fillna(float("-inf"))).agg(["size", "sum"])[::-1]
    before = ties["size"].cumsum() - ties["size"]
    chosen = ((top * len(amount) - before) / ties["size"]).clip(0, 1)
    return float((chosen * ties["sum"]).sum() / total)
