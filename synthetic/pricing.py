"""Price tests: in each area the price of a discount pack is varied by lot, month by month.

How much less a line buys at a higher price is known: more in those who need a price. Prices and
elasticities are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.areas import COUNT as AREAS
from synthetic.laws import Market
from synthetic.schema import NEEDS
from synthetic.streams import Draws, Stream

USUAL = 10.0
"""Yuan of a pack."""
_STEPS = (0.8, 1.0, 1.2)
ELASTICITY = tuple(-2.4 if need == "price" else -1.1 for need in NEEDS)
"""Percent by which sales change for one percent of price, by need."""


def prices(luck: int, index: int, market: Market) -> np.ndarray:
    """Return yuan of a pack in each area in a month; the usual price without tests."""
    lot = Draws(luck, Stream.PRICE, index, 0, AREAS).pick(np.full(len(_STEPS), 1 / len(_STEPS)))
    tried = np.take(_STEPS, lot) if market.price_tests else np.ones(AREAS)
    return (USUAL * tried).astype(np.float32)


def demand(need: np.ndarray, price: np.ndarray) -> np.ndarray:
    """Return times the usual sales at a price, of each line."""
    return (price / USUAL) ** np.take(np.array(ELASTICITY, dtype=np.float32), need)
