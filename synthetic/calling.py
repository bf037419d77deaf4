"""What a quarter's records show of who calls whom: calls, minutes, hours, days.

Lasting ties are fitted to how much either end calls, so those of a line that fades thin first. Passing ones
(a flat shown, a parcel, a match) last some days and stand among them: nothing but time tells them
apart. Kin and colleagues who are with other operators are numbers of which only our end is known.
All figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns, join
from synthetic.homes import COMMUNITY
from synthetic.schema import TIE_KINDS
from synthetic.streams import Draws, Stream
from synthetic.ties import fitted, pair_draws

_HABITS = {
    # minutes a call, share of calls in the evening, share at weekends
    "kin": (1.4, 0.45, 0.40),
    "work": (2.2, 0.12, 0.12),
    "other": (3.6, 0.32, 0.28),
    "passing": (1.2, 0.22, 0.25),
}
_MINUTES, _EVENING, _WEEKEND = np.array([_HABITS[name] for name in (*TIE_KINDS, "passing")]).T
_PASSING = len(TIE_KINDS)
_BY_PAIR = 0.1
"""Spread of these shares between pairs."""
_MESSAGES_A_CALL = 0.4
_DAYS = 92
_MET, _PASSING_DAYS = 2, (2, 12)
"""People whom a line that calls enough meets in passing, and for how many days."""
_SOME = 120
"""Calls of a quarter from which a line meets people in passing."""
_OUTSIDE = {
    # share of homes, of members of groups, who have one; its share of a line's off-net calls
    "kin": (0.6, 0.2),
    "work": (0.5, 0.1),
}
OUTSIDE, _COLLEAGUES = 900_000_000, 60_000_000
"""Numbers of other operators come after it, first those of kin, then those of colleagues."""


class Quarter:
    """Calls of a quarter.

    Args:
        people: all of the world.
        calls: made and received in the quarter, a subscriber.
        seed, start, month: of the world, its first subscriber, and the quarter's last month (index).
    """

    def __init__(self, people: Columns, calls: np.ndarray, seed: int, start: int, month: int):
        self._people, self._seed, self._start, self._month = people, seed, start, month
        self._calls = calls

    def ties(self, lasting: Columns) -> Columns:
        """Return the pairs who called, sorted: a, b (positions), calls, minutes, messages, evening and
        weekend (shares), days.

        Args:
            lasting: ties as `ties.make` says.
        """
        here = self._calls > 0
        known = lasting.take(here[lasting.a] & here[lasting.b])
        mean = fitted(self._calls, known.a, known.b, known.strength)
        luck = self._luck(Stream.TIE_CALLS, known.a, known.b)
        steady = self._seen(known.a, known.b, known.kind, luck.around(mean), luck)
        rows = join([steady, self._passing(lasting)])
        return rows.take(np.lexsort((rows.b, rows.a)))

    def outside(self) -> Columns:
        """Return who called kin and colleagues elsewhere: a (position), b (number), and as `ties`."""
        people, rows = self._people, []
        for place, (kind, (have, share)) in enumerate(_OUTSIDE.items()):
            unit = people.household if kind == "kin" else people.group
            known = Draws(self._seed, Stream.OUTSIDE, place, 0, 0, unit).chance(have) & (unit > 0)
            who = np.flatnonzero(known & (self._calls > 0))
            number = OUTSIDE + place * _COLLEAGUES + unit[who]
            mean = share * people.off_net[who] * self._calls[who]
            luck = self._luck(Stream.OUTSIDE, who, number)
            code = np.full(len(who), TIE_KINDS.index(kind))
            rows.append(self._seen(who, number, code, luck.around(mean), luck))
        return join(rows)

    def _passing(self, lasting: Columns) -> Columns:
        """Pairs who met for some days, and call no more when they are over."""
        n = len(self._people)
        luck = Draws(self._seed, Stream.PASSING, self._month, self._start, self._start + n)
        place = np.concatenate([luck.uniform() for _ in range(_MET)])
        me = np.tile(np.arange(n), _MET)
        other = me // COMMUNITY * COMMUNITY + (place * COMMUNITY).astype(np.int64)
        code = np.sort(np.minimum(me, other) * n + np.maximum(me, other))
        code = code[np.diff(code, prepend=-1) > 0]  # np.unique hashes, which takes far longer
        a, b = code // n, code % n
        met = (a != b) & (np.minimum(self._calls[a], self._calls[b]) >= _SOME)
        met &= ~np.isin(code, lasting.a.astype(np.int64) * n + lasting.b, assume_unique=True)
        a, b = a[met].astype(np.int32), b[met].astype(np.int32)
        luck = self._luck(Stream.PASSING, a, b)
        low, high = _PASSING_DAYS
        days = low + np.floor((high - low + 1) * luck.uniform() ** 2)
        calls = days + np.floor(days * luck.uniform())
        return self._seen(a, b, np.full(len(a), _PASSING), calls, luck, days)

    def _luck(self, stream: Stream, a: np.ndarray, b: np.ndarray) -> Draws:
        return pair_draws(self._seed, stream, self._month, self._start, a, b)

    def _seen(self, a, b, kind, calls: np.ndarray, luck: Draws, days=None) -> Columns:
        own = pair_draws(self._seed, Stream.HOURS, 0, self._start, a, b)
        some = np.maximum(calls, 1)
        shares = {}
        for name, usual in (("evening", _EVENING), ("weekend", _WEEKEND)):
            mean = np.clip(usual[kind] + own.normal(_BY_PAIR), 0.02, 0.98)
            counted = np.rint(some * mean + np.sqrt(some * mean * (1 - mean)) * luck.normal())
            shares[name] = np.rint(np.clip(counted, 0, some) / some * 1000) / 1000
        if days is None:
            days = np.maximum(np.rint(-_DAYS * np.expm1(-calls / _DAYS)), 1)
        rows = Columns(
            a=a,
            b=b,
            calls=calls,
            minutes=np.rint(calls * _MINUTES[kind] * np.exp(luck.normal(0.4))),
            messages=luck.around(calls * _MESSAGES_A_CALL),
            **shares,
            days=days,
        )
        return rows.take(calls > 0)
