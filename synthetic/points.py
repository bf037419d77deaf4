"""Points: earned by the bill, qualified from 3,500 on, redeemed at 2 %, cleared in December.

A cycle runs from December to November. What was earned in one cycle may be used until the end of
the next and is then cleared. Only the premium brand takes part in redemption; the value of a point
is the same however many are redeemed. Rules of the operator's plan in the course's sources; the
bonuses follow the public rules of 2012, the habit of redeeming is the kit's assumption.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.schema import BRANDS
from synthetic.streams import Draws, Stream

QUALIFY = 3500
"""Points needed to redeem any."""
VALUE = 0.02
"""Yuan that a redeemed point is worth: 2 % of what was spent."""
_PREMIUM_RATE = 1.5
"""Points a yuan of the premium brand; others earn one."""
_BONUS_FROM = (12, 60, 120)
"""Months of tenure from which a further tenth is earned: 10, 20, 30 % in all."""
_RATES = np.array(
    [brand * (1 + 0.1 * step) for brand in (1.0, _PREMIUM_RATE) for step in range(4)],
    dtype=np.float32,
)
_REDEEMS, _LEAST = 0.25, 0.4
"""Chance a month that one who may redeem does, and the least share that is then redeemed."""
_DECEMBER = 12


def rate(people: Columns, now: int) -> np.ndarray:
    """Points earned for a yuan."""
    tenure = now - people.join
    steps = sum((tenure >= months).view(np.int8) for months in _BONUS_FROM)
    steps += (people.brand == _PREMIUM) * np.int8(len(_BONUS_FROM) + 1)
    return np.take(_RATES, steps)


_PREMIUM = BRANDS.index("premium")


def first(
    people: Columns, fee: np.ndarray, month: int, draws: Draws
) -> tuple[np.ndarray, np.ndarray]:
    """Points at the start, of the last cycle and of this one, for those who were there to earn."""
    earned = fee * rate(people, 0)
    in_cycle = month % 100 % _DECEMBER  # December begins the count
    here = np.clip(-people.join, 0, None)
    old = earned * np.clip(here - in_cycle, 0, _DECEMBER) * draws.uniform()
    return np.rint(old), np.rint(earned * np.minimum(here, in_cycle))


def run(
    people: Columns, state: Columns, month: Columns, billing_month: int, now: int, draw
) -> None:
    """Adds points_earned, points_redeemed, points_cleared and points_balance to `month`."""
    month.points_cleared = np.zeros_like(state.points_old)
    if billing_month % 100 == _DECEMBER:
        month.points_cleared = state.points_old.copy()
        state.points_old[:] = state.points_new
        state.points_new[:] = 0
    awake = (state.suspended == 0) & (people.join <= now)
    month.points_earned = np.rint(month.bill * rate(people, now) * awake)
    state.points_new += month.points_earned
    month.points_redeemed = _redeem(people, state, draw)
    month.points_balance = state.points_old + state.points_new


def _redeem(people: Columns, state: Columns, draw) -> np.ndarray:
    """Points that are turned into goods this month, the older ones first."""
    redeemed = np.zeros_like(state.points_old)
    may = (state.points_old + state.points_new >= QUALIFY) & (people.brand == _PREMIUM)
    who = np.flatnonzero(may)
    luck = draw(Stream.REDEMPTION, who)
    who, share = who[does := luck.chance(_REDEEMS)], luck.uniform()[does]
    total = state.points_old[who] + state.points_new[who]
    used = np.rint(total * (_LEAST + (1 - _LEAST) * share))
    from_old = np.minimum(used, state.points_old[who])
    state.points_old[who] -= from_old
    state.points_new[who] -= used - from_old
    redeemed[who] = used
    return redeemed
