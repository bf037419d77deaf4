"""Arrears: some bills go unpaid, the line is suspended for a month, then paid up or closed."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.streams import Stream

_GRADE = (0.15, 0.6, 1.8, 6.0)
"""Chance of arrears by credit grade A-D against the mean (kit assumption)."""
_PAYS_UP = 0.65


def settle(people: Columns, state: Columns, now: int, mean_chance: float, draw) -> None:
    """Suspended lines are paid up or closed; new ones are suspended for this month."""
    draws = draw(Stream.ARREARS)
    was = state.suspended > 0
    closed = was & (draws.uniform() >= _PAYS_UP) & (state.gone > now)
    state.gone[closed] = now
    state.by_arrears[closed] = True
    chance = mean_chance * np.take(np.array(_GRADE, dtype=np.float32), people.credit)
    state.suspended[:] = draws.chance(chance) & ~was & (people.join < now)
