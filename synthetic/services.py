"""Value-added services: who takes and drops which, and what they cost.

Services belong together by tastes: one for fun, which the young have, and one for use; ringback
tones go with the brand, the security service with the need for it. What is held binds
(`synthetic.leaving`). The eight services of a subscriber are the bits of one number, in the order
of `VALUE_ADDED`; their fees go on the bill. All figures are assumptions of the kit.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synthetic import small_traits
from synthetic.columns import Columns
from synthetic.schema import NEEDS, VALUE_ADDED
from synthetic.streams import Draws, Stream

FEES = {
    "ringback": 5.0,
    "music": 10.0,
    "video": 15.0,
    "reading": 8.0,
    "cloud": 6.0,
    "security": 3.0,
    "game": 12.0,
    "news": 5.0,
    "broadband": 40.0,
    "tv": 10.0,
}
"""Yuan a month."""
_LOADS = {
    # log odds without a taste; what the taste for fun, for use, and the need for brand, security add
    "ringback": (-2.8, 0.6, 0.0, 0.7, 0.0),
    "music": (-3.3, 0.9, 0.0, 0.0, 0.0),
    "video": (-3.6, 0.9, 0.0, 0.0, 0.0),
    "reading": (-3.8, 0.0, 0.7, 0.0, 0.0),
    "cloud": (-3.6, 0.0, 0.8, 0.0, 0.0),
    "security": (-3.9, 0.0, 0.6, 0.0, 0.9),
    "game": (-4.5, 1.0, 0.0, 0.0, 0.0),
    "news": (-3.9, 0.0, 0.9, 0.0, 0.0),
}
_BASE, *_BY_TRAIT = np.array([_LOADS[name] for name in VALUE_ADDED], dtype=np.float32).T
_STRENGTH = np.float32(1.9)
"""What a unit of a load adds to the log odds."""
_YOUNG = 0.6
"""What a unit of age (14 years from 42) takes off the taste for fun."""
_SETTLED_USE = 0.25
"""What a unit of stability adds to the taste for use."""
_DROPPED, _MOVED_AWAY = 0.02, 0.25
"""Chance a month to drop a service; of those whose use has moved to another line."""
_OFFERED = 2.7
"""Times the chance to drop: what the odds of taking a service are multiplied with."""
_TAKES, _DROPS = np.array([2.2, 0.8, 0.3]), np.array([0.5, 1.0, 2.5])
"""Factors by phase of life: growing, at the height, declining."""
_ON_JOINING, _SETTLED = 0.35, 0.28
"""Times the odds: what a new line holds, and one that has been here for long."""

_SETS = np.arange(1 << len(VALUE_ADDED))
_HELD = (_SETS[:, None] >> np.arange(len(VALUE_ADDED))) & 1
COUNT = _HELD.sum(axis=1).astype(np.int8)
"""How many services are in each of the 256 sets."""


@lru_cache(maxsize=1)
def _fee_table() -> np.ndarray:
    """Fee of each of the 256 sets of value-added services, in yuan; float32."""
    return (_HELD @ np.array([FEES[name] for name in VALUE_ADDED])).astype(np.float32)


def fee(held: np.ndarray) -> np.ndarray:
    """Yuan a month for the sets of services held (uint8)."""
    return np.take(_fee_table(), held)


def tastes(
    need: np.ndarray, age: np.ndarray, stability: np.ndarray, sex_shown: np.ndarray, draws: Draws
) -> Columns:
    """Return the tastes of each (standard units), and how often they come to want a service.

    Who is settled has more of a taste for what is of use: that is why holders of several services
    are steadier than services make them.

    Returns:
        taste_fun, taste_use; wants: sum of the odds of all services.
    """
    fun = 0.8 * draws.normal() - _YOUNG * (age - 42) / 14
    use = _SETTLED_USE * stability + np.sqrt(1 - _SETTLED_USE**2) * draws.normal()
    traits = Columns(need=need, taste_fun=fun, taste_use=use, sex_shown=sex_shown)
    wants = np.exp(log_odds(traits)).sum(axis=1)
    told = {"taste_fun": fun, "taste_use": use}
    return Columns(
        **{name: taste.astype(np.float16) for name, taste in told.items()},
        wants=wants.astype(np.float32),
    )


def log_odds(people: Columns) -> np.ndarray:
    """Return the log odds of holding each service, rows × VALUE_ADDED."""
    brand, security = (people.need == NEEDS.index(name) for name in ("brand", "security"))
    traits = np.stack([people.taste_fun, people.taste_use, brand, security], axis=1)
    odds = _BASE + _STRENGTH * (traits.astype(np.float32) @ np.stack(_BY_TRAIT))
    return small_traits.add_to_video(odds, people.sex_shown)


def first(people: Columns, since: int, draws: Draws) -> np.ndarray:
    """Return the sets of services held as a line joins, or in month `since`, if it was there (uint8)."""
    times = np.log(np.where(people.join < since, _SETTLED, _ON_JOINING))
    held = np.zeros(len(people), dtype=np.uint8)
    for bit, odds in enumerate(log_odds(people).T):
        likely = 1 / (1 + np.exp(-odds - times))
        held |= (draws.uniform() < likely).astype(np.uint8) << np.uint8(bit)
    return held


def change(people: Columns, state: Columns, now: int, draw) -> None:
    """Some take a service this month, some drop one; who has not joined waits."""
    luck, here = draw(Stream.SERVICE_CHANGE), people.join < now
    real = state.level.dtype
    phase = state.phase.astype(np.intp)
    takes = np.take((_OFFERED * _DROPPED * _TAKES).astype(real), phase)
    taking = np.flatnonzero(luck.chance(takes * people.wants) & here)
    drops = np.take((_DROPPED * _DROPS).astype(real), phase)
    drops[state.shifted > 0] = _MOVED_AWAY
    dropping = np.flatnonzero(luck.chance(drops * np.take(COUNT, state.services)) & here)
    state.services[taking] |= _wanted(people, taking, draw)
    gone = _one_of(state.services[dropping], draw(Stream.SERVICE_CHOICE, dropping).uniform())
    state.services[dropping] &= ~gone
    state.unasked[dropping] &= ~gone


def _wanted(people: Columns, who: np.ndarray, draw) -> np.ndarray:
    """The service that each of those at `who` comes to want, as a set of one; it may be held already."""
    traits = people.take(who, ("need", "taste_fun", "taste_use", "sex_shown"))
    weights = np.exp(log_odds(traits)).cumsum(axis=1)
    luck = draw(Stream.SERVICE_TAKEN, who).uniform() * weights[:, -1]
    bit = (luck[:, None] > weights[:, :-1]).sum(axis=1).astype(np.uint8)
    return np.left_shift(np.uint8(1), bit)


def _one_of(held: np.ndarray, luck: np.ndarray) -> np.ndarray:
    """One of the services held, as a set of one; none of an empty set."""
    which = np.floor(luck * np.take(COUNT, held))[:, None]
    earlier = np.cumsum(_HELD, axis=1)[held] - 1
    one = (_HELD[held] == 1) & (earlier == which)
    return (one @ (1 << np.arange(len(VALUE_ADDED)))).astype(np.uint8)
