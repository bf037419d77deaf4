"""Value loss without leaving: use moves to another line, extras go, the tariff is traded down."""

from __future__ import annotations

import numpy as np

from synthetic import tariffs
from synthetic.columns import Columns
from synthetic.laws import Shift
from synthetic.market import Tariffs
from synthetic.streams import Stream

_STEPS_DOWN = 2
"""Tariffs lower at a trade-down: the fee falls by 40-50 %."""


def chance(people: Columns, state: Columns, law: Shift) -> np.ndarray:
    """Probability that use begins to move to another line next month."""
    strain = (
        1.1 * people.price_weight * state.price_gap
        - 0.35 * people.stability
        - 0.3 * state.satisfaction
    )
    return np.minimum(law.start * np.exp(strain - 0.45), 0.3)


def move(state: Columns, now: int, law: Shift, own: Tariffs, draw) -> None:
    """Begins, counts and ends the shift; trades the tariff down."""
    begins = np.flatnonzero(
        draw(Stream.VALUE_SHIFT).chance(state.shift_chance) & (state.shifted == 0)
    )
    who = np.flatnonzero(state.shifted > 0)
    luck = draw(Stream.VALUE_LOSS, who)
    ends, down = luck.chance(law.stop), luck.chance(law.down_trade)
    state.shifted[who] = np.where(ends, 0, np.minimum(state.shifted[who] + 1, 120))
    down &= (state.shifted[who] >= 2) & ~state.traded[who] & (state.contract_end[who] < now)
    lower = who[down]
    tariffs.sign(state, lower, np.maximum(state.plan[lower] - _STEPS_DOWN, 0), own)
    state.traded[lower] = True
    state.shifted[begins] = 1
    state.traded[begins] = False
