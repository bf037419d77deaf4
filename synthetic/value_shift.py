"""Value loss without leaving: use moves to another line, extras go, the tariff is traded down."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.market import OWN_PLANS
from synthetic.scenario import Shift
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


def move(people: Columns, state: Columns, now: int, law: Shift, draw) -> None:
    """Begins, counts and ends the shift; trades the tariff down, or up after repeated overage."""
    draws = draw(Stream.VALUE_SHIFT)
    begins = draws.chance(state.shift_chance) & (state.shifted == 0)
    ends = draws.chance(law.stop) & (state.shifted > 0)
    state.shifted += (state.shifted > 0) & (state.shifted < 120)
    state.shifted[begins] = 1
    state.shifted[ends] = 0
    free = state.contract_end < now
    down = (state.shifted >= 2) & ~state.traded & free & draws.chance(law.down_trade)
    state.plan[down] = np.maximum(state.plan[down] - _STEPS_DOWN, 0)
    state.traded[down] = True
    state.traded[begins] = False
    up = draws.chance(0.14 * state.shocked) & (state.shifted == 0)
    state.plan[up] = np.minimum(state.plan[up] + 1, OWN_PLANS - 1)


def loss_ahead(state: Columns, now: int) -> np.ndarray:
    """True propensity to lose value in both of the next two months (kit definition, see the schema)."""
    fresh = (state.shifted > 0) & (state.shifted <= 2)
    free = state.contract_end < now + 1
    settled = np.where(state.shifted > 0, 0.04, state.shift_chance * np.where(free, 0.5, 0.1))
    return np.where(fresh, np.where(free, 0.85, 0.3), settled)
