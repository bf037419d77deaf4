"""Points: earned by the bill, qualified from 3,500 on, redeemed at 2 %, cleared in December.

A cycle runs from December to November. What was earned in one cycle may be used until the end of
the next and is then cleared. Only the premium brand takes part in redemption; the value of a point
is the same however many are redeemed. Rules of the operator's plan in the course's sources; the
bonuses follow the public rules of 2012, the habit of redeeming is the kit's assumption.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns, join
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
_REDEEMS, _LEAST = 0.15, 0.4
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
    people: Columns, fee: np.ndarray, month: int, now: int, draws: Draws
) -> tuple[np.ndarray, np.ndarray]:
    """Points as a month (billing month and index) begins, of the last cycle and of this one, for those
    who were there to earn."""
    earned = fee * rate(people, now)
    over = _over(month)
    here = np.clip(now - people.join, 0, None)
    old = earned * np.clip(here - over, 0, _DECEMBER) * draws.uniform()
    return np.rint(old), np.rint(earned * np.minimum(here, over))


def _over(month: int) -> int:
    """Months of its cycle that are over as a billing month begins: December begins the count."""
    return month % 100 % _DECEMBER


def by_month_of_earning(people: Columns, state: Columns, month: int) -> Columns:
    """Points of each as the first month (billing month) begins, by the month in which they were earned.

    The older are redeemed first, so what is left was earned last: in each month what the fee earns, or
    as much in each where there is more.

    Returns:
        subscriber (position), month (index, below 0), points.
    """
    here, over = np.clip(-people.join.astype(np.int32), 0, None), _over(month)
    in_a_month = np.rint(state.fee * rate(people, 0))
    cycles = ((state.points_new, 0, over), (state.points_old, over, _DECEMBER))
    rows = [
        _laid_down(points, in_a_month, np.minimum(here - before, months), before)
        for points, before, months in cycles
    ]
    return join(rows)


def _laid_down(points: np.ndarray, in_a_month: np.ndarray, months: np.ndarray, before: int):
    """The points of a cycle over its last `months` of each, the last of which ended `before` months ago."""
    in_a_month = np.maximum(in_a_month, np.ceil(points / np.maximum(months, 1)))
    left, parts = points.copy(), []
    for back in range(int(months.max(initial=0))):
        oldest = months == back + 1
        earned = np.where(oldest, left, np.minimum(left, in_a_month)) * (months > back)
        left -= earned
        who = np.flatnonzero(earned > 0)
        when = np.full(len(who), -1 - before - back)
        parts.append(Columns(subscriber=who, month=when, points=earned[who]))
    nothing = np.empty(0, dtype=np.int64)
    return join([Columns(subscriber=nothing, month=nothing, points=points[:0]), *parts])


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
