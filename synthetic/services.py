"""Value-added services, broadband and TV: who holds what since when, and what it costs.

The eight value-added services of a subscriber are the bits of one number, in the order of
`VALUE_ADDED`; their fees go on the bill. Broadband and TV belong to the household, whose account
pays for them; they stand in the table under the first line of the home.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.schema import NEEDS, SERVICES, VALUE_ADDED
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
"""Yuan a month (kit assumptions)."""
_HELD = (0.10, 0.07, 0.09, 0.04, 0.06, 0.05, 0.03, 0.05)
"""Share of the base that holds each value-added service at the start (kit assumptions)."""
_TAKES, _DROPS = 0.011, 0.022
"""Chance a month to take one of the services; and, of those who hold any, to drop one."""
_GUARDED = 3.0
"""The security-minded hold the security service so many times as often."""


@lru_cache(maxsize=1)
def _fee_table() -> np.ndarray:
    """Fee of each of the 256 sets of value-added services, in yuan; float32."""
    held = (np.arange(256)[:, None] >> np.arange(8)) & 1
    return (held @ np.array([FEES[name] for name in VALUE_ADDED])).astype(np.float32)


def fee(held: np.ndarray) -> np.ndarray:
    """Yuan a month for the sets of services held (uint8)."""
    return np.take(_fee_table(), held)


def first(people: Columns, draws: Draws) -> np.ndarray:
    """The sets of services held at the start (uint8)."""
    held = np.zeros(len(people), dtype=np.uint8)
    guarded = people.need == NEEDS.index("security")
    for bit, share in enumerate(_HELD):
        likely = share
        if VALUE_ADDED[bit] == "security":
            likely = share * np.where(guarded, _GUARDED, 1.0)
        held |= (draws.uniform() < likely).astype(np.uint8) << np.uint8(bit)
    return held


def change(state: Columns, draw) -> None:
    """Some take a service this month, some drop one."""
    luck = draw(Stream.SERVICE_CHANGE)
    takes, drops = luck.chance(_TAKES), luck.chance(_DROPS)
    drops &= state.services > 0
    who = np.flatnonzero(takes | drops)
    bit = (draw(Stream.SERVICE_CHOICE, who).uniform() * len(VALUE_ADDED)).astype(np.uint8)
    held, one = state.services[who], np.uint8(1)
    # Who drops a service drops the next one that is held, counted from the one drawn.
    for _ in VALUE_ADDED:
        miss = drops[who] & ((held >> bit) & one == 0)
        bit = np.where(miss, (bit + one) % np.uint8(len(VALUE_ADDED)), bit)
    mask = np.left_shift(one, bit)
    state.services[who] = np.where(drops[who], held & ~mask, held | mask)


_OPEN = 32_000
"""Month index of an end that has not come."""


class Holdings:
    """Watches the months and tells when each value-added service was taken and dropped."""

    def __init__(self, state: Columns, joined: np.ndarray):
        self._joined = joined
        self._held = state.services.copy()
        self._since = np.repeat(joined[:, None], len(VALUE_ADDED), axis=1)
        self._spells: list[Columns] = []

    def month(self, services: np.ndarray, present: np.ndarray, now: int) -> None:
        """Notes what has changed by a month: what is `present` holds `services`, others nothing."""
        services = np.where(present, services, 0)
        unborn = self._joined > now
        changed = np.flatnonzero((services != self._held) & ~unborn)
        before, after = self._held[changed], services[changed]
        for bit in range(len(VALUE_ADDED)):
            had, has = (before >> bit) & 1 == 1, (after >> bit) & 1 == 1
            self._end(changed[had & ~has], bit, now - 1)
            self._since[changed[has & ~had], bit] = now
        self._held[changed] = after

    def spells(self, n: int) -> list[Columns]:
        """All spells of the first `n`: subscriber, service, start, end (month indexes, _OPEN: none)."""
        for bit in range(len(VALUE_ADDED)):
            self._end(np.flatnonzero((self._held >> bit) & 1), bit, _OPEN)
        return [spell.take(spell.subscriber < n) for spell in self._spells]

    def _end(self, who: np.ndarray, bit: int, last: int) -> None:
        start = self._since[who, bit]
        self._spells.append(spell(who, bit, start, np.maximum(start, last)))


def spell(who: np.ndarray, service: int, start: np.ndarray, end) -> Columns:
    """Rows of one service (index into SERVICES)."""
    return Columns(
        subscriber=who,
        service=np.full(len(who), service, dtype=np.int8),
        start=start.astype(np.int16),
        end=np.broadcast_to(end, len(who)).astype(np.int16),
    )


def of_homes(people: Columns, gone: np.ndarray) -> list[Columns]:
    """Broadband and TV, under the first line of each home that has them, as spells."""
    rows = []
    head = np.flatnonzero(people.head & (people.online < NEVER))
    end = np.where(gone[head] < NEVER, gone[head] - 1, _OPEN)
    start = np.maximum(people.online[head], people.join[head])
    for name, who in (("broadband", np.ones(len(head), dtype=bool)), ("tv", people.tv[head])):
        place = head[who]
        rows.append(spell(place, SERVICES.index(name), start[who], np.maximum(start, end)[who]))
    return rows
