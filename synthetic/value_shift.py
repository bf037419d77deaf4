"""Value loss without leaving: use moves to another line, extras go, the tariff is traded down."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.market import OWN_PLANS, Tariffs
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


def move(state: Columns, now: int, law: Shift, tariffs: Tariffs, draw) -> None:
    """Begins, counts and ends the shift; trades the tariff down, or up after repeated overage."""
    begins = np.flatnonzero(
        draw(Stream.VALUE_SHIFT).chance(state.shift_chance) & (state.shifted == 0)
    )
    _trade_up(state, tariffs, draw)
    who = np.flatnonzero(state.shifted > 0)
    luck = draw(Stream.VALUE_LOSS, who)
    ends, down = luck.chance(law.stop), luck.chance(law.down_trade)
    state.shifted[who] = np.where(ends, 0, np.minimum(state.shifted[who] + 1, 120))
    down &= (state.shifted[who] >= 2) & ~state.traded[who] & (state.contract_end[who] < now)
    lower = who[down]
    sign_plan(state, lower, np.maximum(state.plan[lower] - _STEPS_DOWN, 0), tariffs)
    state.traded[lower] = True
    state.shifted[begins] = 1
    state.traded[begins] = False


def _trade_up(state: Columns, tariffs: Tariffs, draw) -> None:
    """After repeated overage some take the next higher tariff."""
    who = np.flatnonzero((state.shocked > 0.2) & (state.shifted == 0))
    up = who[draw(Stream.TRADE_UP, who).chance(0.14 * state.shocked[who])]
    sign_plan(state, up, np.minimum(state.plan[up] + 1, OWN_PLANS - 1), tariffs)


def sign_plan(state: Columns, who: np.ndarray, plan: np.ndarray, tariffs: Tariffs) -> None:
    """Subscribers at `who` take a tariff (0-based): its fee and limits stand in their state."""
    state.plan[who] = plan
    state.fee[who] = tariffs.fee[plan]
    state.minutes_limit[who] = tariffs.minutes[plan]
    state.data_limit[who] = tariffs.data_gb[plan]
