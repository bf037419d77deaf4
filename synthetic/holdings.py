"""Who held which service since when: the months of a world, watched, become rows of `services`.

Broadband and TV belong to the household, whose account pays for them; they stand under the first
line of the home.
"""

from __future__ import annotations

import numpy as np

from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.schema import SERVICES, VALUE_ADDED

_OPEN = 32_000
"""Month index of an end that has not come."""


class Holdings:
    """Watches the months and tells when each value-added service was taken and dropped."""

    def __init__(self, state: Columns, joined: np.ndarray):
        self._joined = joined
        self._held = state.services.copy()
        self._unasked = state.unasked.copy()
        self._since = np.repeat(joined[:, None], len(VALUE_ADDED), axis=1)
        self._spells: list[Columns] = []

    def month(self, state: Columns, present: np.ndarray, now: int) -> None:
        """Notes what has changed by a month: who is `present` holds services, others nothing."""
        services = np.where(present, state.services, 0)
        unborn = self._joined > now
        changed = np.flatnonzero((services != self._held) & ~unborn)
        before, after = self._held[changed], services[changed]
        for bit in range(len(VALUE_ADDED)):
            had, has = (before >> bit) & 1 == 1, (after >> bit) & 1 == 1
            self._end(changed[had & ~has], bit, now - 1)
            self._since[changed[has & ~had], bit] = now
        self._held[changed] = after
        self._unasked[changed] = state.unasked[changed]

    def spells(self, n: int) -> list[Columns]:
        """All spells of the first `n`: subscriber, service, start, end (month indexes, _OPEN: none)."""
        for bit in range(len(VALUE_ADDED)):
            self._end(np.flatnonzero((self._held >> bit) & 1), bit, _OPEN)
        return [spell.take(spell.subscriber < n) for spell in self._spells]

    def _end(self, who: np.ndarray, bit: int, last: int) -> None:
        start = self._since[who, bit]
        unasked = (self._unasked[who] >> bit) & 1 == 1
        self._spells.append(spell(who, bit, start, np.maximum(start, last), unasked))


def spell(who: np.ndarray, service: int, start: np.ndarray, end, unasked=False) -> Columns:
    """Rows of one service (index into SERVICES); `unasked`: nobody ordered it."""
    return Columns(
        subscriber=who,
        service=np.full(len(who), service, dtype=np.int8),
        start=start.astype(np.int16),
        end=np.broadcast_to(end, len(who)).astype(np.int16),
        unasked=np.broadcast_to(unasked, len(who)).copy(),
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
