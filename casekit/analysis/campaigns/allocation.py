"""A budget shared out: who gets which offer, so that the money brings most."""

from __future__ import annotations

import numpy as np

_HALVINGS = 40


def allocation(gain: np.ndarray, cost: np.ndarray, money: float) -> tuple[np.ndarray, np.ndarray]:
    """Return whom to contact (rows, most yuan for a yuan first) and with which offer (columns).

    A yuan spent has a price, the same for all: each row takes the offer with the most gain less the
    price of its cost, if that is above zero. The price is raised until the money suffices
    (Lagrangian relaxation; the gap to the best choice is at most one row).

    Args:
        gain: yuan that each offer brings each row, its cost taken off already; −inf: not to be had.
        cost: yuan that each is expected to cost, above 0.
        money: yuan to be spent.
    """

    def chosen(price: float) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        priced = gain - price * cost
        offer = priced.argmax(axis=1)
        rows = np.flatnonzero(priced[np.arange(len(offer)), offer] > 0)
        return rows, offer[rows], cost[rows, offer[rows]]

    rows, offer, spent = chosen(0.0)
    if spent.sum() > money:
        low, high = 0.0, float(np.max(gain / cost))
        for _ in range(_HALVINGS):
            price = (low + high) / 2
            fits = chosen(price)[2].sum() <= money
            low, high = (low, price) if fits else (price, high)
        rows, offer, spent = chosen(high)
    order = np.argsort(-gain[rows, offer] / spent, kind="stable")
    return rows[order], offer[order]
