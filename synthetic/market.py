"""Tariffs, ours and the rivals', and what a rival would ask of a subscriber for the same use."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthetic.scenario import Market

FEES = (8, 19, 29, 39, 59, 79, 99, 129, 169, 199, 239, 299)
MINUTES = (0, 50, 100, 150, 200, 300, 400, 600, 800, 1000, 1200, 1500)
DATA_GB = (5, 12, 22, 33, 44, 54, 64, 80, 100, 120, 150, 200)
TIERS = (1, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 5)
OWN_PLANS = len(FEES)
VOICE_PRICE = 0.15
DATA_PRICE = 3.0
DATA_CAP = 45.0
"""No bill charges more than this for data over the allowance (kit assumption)."""

_RIVALS = (("rival_a", 0.88, 1.0), ("rival_b", 0.95, 1.2))
"""Owner, fee and data against a like tariff of ours."""


@dataclass(frozen=True)
class Tariffs:
    """Our tariffs as arrays by plan number - 1."""

    fee: np.ndarray
    minutes: np.ndarray
    data_gb: np.ndarray

    @classmethod
    def own(cls, real=np.float32) -> Tariffs:
        return cls(*(np.array(column, dtype=real) for column in (FEES, MINUTES, DATA_GB)))


def catalogue() -> dict[str, list]:
    """Columns of the table `plans`: our twelve tariffs, then each rival's."""
    rows = []
    for owner, price, data in (("own", 1.0, 1.0), *_RIVALS):
        for i in range(OWN_PLANS):
            rows.append(
                {
                    "plan": len(rows) + 1,
                    "owner": owner,
                    "tier": TIERS[i],
                    "fee": float(round(FEES[i] * price)),
                    "voice_minutes": MINUTES[i],
                    "data_gb": float(round(DATA_GB[i] * data)),
                    "voice_price": VOICE_PRICE,
                    "data_price": DATA_PRICE,
                    "broadband_included": FEES[i] >= 129,
                }
            )
    return {name: [row[name] for row in rows] for name in rows[0]}


def rival_price(market: Market, month: int) -> float:
    """Price of the cheapest rival for a like tariff in a billing month, ours = 1."""
    return market.campaign_price if month in market.campaign_months else market.rival_price


def price_gap(bill: np.ndarray, fee: np.ndarray, rival: float) -> np.ndarray:
    """Share of the bill that a rival would save: its like tariff costs `rival` x fee, with half our overage."""
    saved = bill - rival * fee - 0.5 * (bill - fee)
    return np.clip(saved / np.maximum(bill, 1.0), 0.0, 0.6)
