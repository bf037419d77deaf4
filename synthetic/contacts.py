"""Contacts of customers with their operator: one row an event, with its channel, day and hour."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.schema import CONTACT_CHANNELS, CONTACT_KINDS, TOPICS
from synthetic.streams import Stream

_ANSWERS = ("topic", "phrase", "intent")
_HOTLINE, _APP, _COUNTER = range(len(CONTACT_CHANNELS))
_AT_COUNTER, _IN_APP = 0.3, 0.25
"""Chance that the contact was at the counter, for who came to one in the month; that it was in the
app, for who opened it (kit assumption)."""
_OPEN = {
    # first hour, and how much comes in each from there on (kit assumption)
    _HOTLINE: (0, [1, 1, 0, 0, 0, 1, 2, 5, 10, 15, 16, 13, 9, 9, 12, 13, 12, 11, 10, 11, 10, 7, 4, 2]),
    _APP: (0, [2, 1, 1, 0, 0, 1, 3, 6, 8, 8, 8, 8, 10, 8, 7, 7, 7, 8, 10, 13, 15, 14, 9, 5]),
    _COUNTER: (9, [8, 12, 10, 6, 5, 9, 10, 9, 6]),
}  # fmt: skip
_BILLS_OUT = 2.0
"""Bills go out on the first of the month: talk of them comes early, as a uniform to this power."""


def rows(kind: str, who: np.ndarray, **answers: np.ndarray) -> Columns:
    """One row for each of `who`, of one of CONTACT_KINDS; what is not given is missing (−1)."""
    none = np.full(len(who), -1, dtype=np.int8)
    given = {name: answers.get(name, none) for name in _ANSWERS}
    given = {
        name: array.astype(np.int16 if name == "phrase" else np.int8)
        for name, array in given.items()
    }
    code = np.full(len(who), CONTACT_KINDS.index(kind), dtype=np.int8)
    return Columns(subscriber=who, kind=code, **given)


def at(contacts: Columns, seen: Columns, days: int, draw) -> Columns:
    """Contacts of one kind in a month, with `channel`, `day` and `hour`.

    Args:
        contacts: as `rows` returns them.
        seen: columns of `monthly`, by position.
        days: of the month.
    """
    who = contacts.subscriber
    luck = _luck(contacts.kind, draw(Stream.MOMENT, who))
    channel = np.full(len(who), _HOTLINE, dtype=np.int8)
    channel[(seen.app_days[who] > 0) & (luck[0] > 1 - _IN_APP)] = _APP
    channel[(seen.counter_visits[who] > 0) & (luck[0] < _AT_COUNTER)] = _COUNTER
    early = np.where(contacts.topic == TOPICS.index("bill"), _BILLS_OUT, 1.0)
    day = 1 + (days * luck[1] ** early).astype(np.int8)
    return Columns(**dict(contacts.items()), channel=channel, day=day, hour=_hour(channel, luck[2]))


def _luck(kind: np.ndarray, draws) -> list[np.ndarray]:
    """Three uniforms for each contact; those of a person in a month are each kind's own."""
    each = [[draws.uniform() for _ in range(3)] for _ in CONTACT_KINDS]
    return [np.choose(kind, lucks) for lucks in zip(*each, strict=True)]


def _hour(channel: np.ndarray, luck: np.ndarray) -> np.ndarray:
    hour = np.zeros(len(channel), dtype=np.int8)
    for code, (first, much) in _OPEN.items():
        edges = np.cumsum(much) / sum(much)
        those = channel == code
        hour[those] = first + np.searchsorted(edges, luck[those], side="right")
    return hour
