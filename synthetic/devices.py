"""Handsets: generation and price class, drawn anew whenever one is replaced."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.schema import GENERATIONS
from synthetic.streams import Stream

_CLASS_EDGES = (-0.4, 0.6, 1.5)
"""Borders of the price classes on the scale of income (kit assumption)."""


def purchases(people: Columns, who: np.ndarray, when: np.ndarray, era, draw) -> Columns:
    """Handsets taken into use: subscriber, from (month index), generation, price class, second SIM.

    Args:
        who: positions; when: month indexes (before the first month: how old the first handset is).
        era: the market's era; its newest generation spreads from month to month.
        draw: draws by stream and subscriber of one month.
    """
    luck = draw(Stream.DEVICE, who)
    taste = 0.7 * people.income[who] + 0.7 * luck.normal()
    newest = era.newest_share(when) + 0.08 * taste
    lag = (luck.uniform() > newest).astype(np.int8)  # one generation behind
    lag += (lag > 0) & (luck.uniform() > era.second_share)
    return Columns(
        subscriber=who,
        start=when.astype(np.int16),
        generation=(GENERATIONS.index(era.newest) - lag).astype(np.int8),
        price_class=np.digitize(taste, _CLASS_EDGES).astype(np.int8),
        second_sim=people.sim_reported[who],
    )
