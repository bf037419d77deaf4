"""Who calls whom: kin at home and near by, colleagues, friends mostly around the corner.

Ties stay within a community. Numbers of friends are heavy-tailed; because friends live close and
neighbours are alike, friends of leavers leave more often even where nobody followed anybody. How
much two people call is fitted to how much either calls at all. All figures are assumptions of the
kit.
"""

from __future__ import annotations

import numpy as np

from synthetic import homes
from synthetic.columns import Columns
from synthetic.homes import COMMUNITY
from synthetic.schema import TIE_KINDS
from synthetic.streams import Draws, Stream

_WEIGHT = {"kin": 22.0, "work": 9.0, "other": 4.0}
"""How the calls of a line spread over its ties, before they are fitted."""
SHARE, _AT_MOST, _ROUNDS = 0.55, 0.75, 6
"""Share of its calls that a line has with people of this base, as a rule and at most."""
_MOST_FRIENDS = 60
_NEAR_SHARE = 0.85
_KIN_NEAR_BY = 0.4
"""Share of lines that have kin with a home of their own near by."""
_OTHER_GROUP = 0.25
"""Share of colleagues who are on another firm's list, or on none."""


def make(people: Columns, seed: int, start: int = 0) -> Columns:
    """Pairs a < b (positions from `start`), sorted, each once: kind (index into TIE_KINDS), calls a month."""
    n = len(people)
    pairs = [
        (_next_in_line(people.household, reach=3), "kin"),
        (_near_by(people, seed, start), "kin"),
        (_colleagues(people, seed, start), "work"),
        (_friends(people, seed, start), "other"),
    ]
    code = np.concatenate([np.minimum(*pair) * n + np.maximum(*pair) for pair, _ in pairs])
    kind = np.repeat(
        np.array([TIE_KINDS.index(name) for _, name in pairs], dtype=np.int8),
        [len(p[0]) for p, _ in pairs],
    )
    code, first = np.unique(code, return_index=True)  # the closest kind comes first and wins
    kind = kind[first]
    a, b = (code // n).astype(np.int32), (code % n).astype(np.int32)
    weight = np.array([_WEIGHT[name] for name in TIE_KINDS], dtype=np.float32)
    spread = np.exp(pair_draws(seed, Stream.TIES, 1, start, a, b).normal(0.7))
    return Columns(
        a=a, b=b, kind=kind, strength=fitted(usual_calls(people), a, b, weight[kind] * spread)
    )


def usual_calls(people: Columns) -> np.ndarray:
    """Calls made and received that a line has in a usual month."""
    minutes = np.exp(people.voice_out) + np.exp(people.voice_in)
    return (minutes * people.calls_a_minute).astype(np.float32)


def fitted(calls: np.ndarray, a: np.ndarray, b: np.ndarray, strength: np.ndarray) -> np.ndarray:
    """Calls of each pair, so that all ties of a line take their share of its calls.

    Args:
        calls: of each line.
        strength: of each pair (a, b), in any unit: how the calls of a line spread over its ties.
    """

    def to(share: float) -> np.ndarray:
        total = np.bincount(a, strength, len(calls)) + np.bincount(b, strength, len(calls))
        return (share * calls / np.maximum(total, 1e-6)).astype(np.float32)

    for _ in range(_ROUNDS):
        factor = np.sqrt(to(SHARE))
        strength = strength * factor[a] * factor[b]
    factor = np.minimum(to(_AT_MOST), 1)
    return strength * np.minimum(factor[a], factor[b])


def _near_by(people: Columns, seed: int, start: int) -> tuple[np.ndarray, np.ndarray]:
    """Ties some to the head of another home of their community: a parent, a grown-up child."""
    n = len(people)
    draws = Draws(seed, Stream.KIN, 0, start, start + n)
    who = np.flatnonzero(draws.chance(_KIN_NEAR_BY))
    place = (draws.uniform()[who] * COMMUNITY).astype(np.int64)
    there = homes.head(people)[who // COMMUNITY * COMMUNITY + place]
    apart = people.household[there] != people.household[who]
    return who[apart], there[apart]


def _colleagues(people: Columns, seed: int, start: int) -> tuple[np.ndarray, np.ndarray]:
    """Ties the members of a group, some of them to somebody on another firm's list."""
    one, other = _next_in_line(people.group, reach=2)
    draws = Draws(seed, Stream.COLLEAGUE, 0, start, start, one)
    elsewhere = draws.chance(_OTHER_GROUP)
    place = (draws.uniform() * COMMUNITY).astype(np.int64)
    other = np.where(elsewhere, one // COMMUNITY * COMMUNITY + place, other)
    apart = other != one
    return one[apart], other[apart]


def _next_in_line(unit: np.ndarray, reach: int) -> tuple[np.ndarray, np.ndarray]:
    """Ties each member of a unit (0: none) to the next `reach` members of it."""
    order = np.argsort(unit, kind="stable")
    order = order[unit[order] > 0]
    left, right = [], []
    for step in range(1, reach + 1):
        same = unit[order[:-step]] == unit[order[step:]]
        left.append(order[:-step][same])
        right.append(order[step:][same])
    return np.concatenate(left).astype(np.int64), np.concatenate(right).astype(np.int64)


def pair_draws(seed: int, stream: Stream, month: int, start: int, a, b) -> Draws:
    """Draws for pairs within a community (positions from `start`): each pair has luck of its own."""
    pair = (start + a.astype(np.int64)) * COMMUNITY + b % COMMUNITY
    return Draws(seed, stream, month, 0, 0, pair)


def _friends(people: Columns, seed: int, start: int) -> tuple[np.ndarray, np.ndarray]:
    n = len(people)
    draws = Draws(seed, Stream.TIES, 0, start, start + n)
    wanted = np.exp(0.65 + 0.5 * people.sociability + 0.95 * draws.normal())
    wanted = np.minimum(wanted, _MOST_FRIENDS).astype(np.int64)
    me = np.repeat(np.arange(n, dtype=np.int64), wanted)
    slot = np.arange(len(me)) - np.repeat(np.cumsum(wanted) - wanted, wanted)
    near, far = _partners(seed, start, int(wanted.max()), me, slot)
    home = me // COMMUNITY * COMMUNITY
    place = me - home
    friend = home + np.where(near > 0, (place + near) % COMMUNITY, far)
    apart = friend != me
    return me[apart], friend[apart]


def _partners(seed: int, start: int, most: int, me: np.ndarray, slot: np.ndarray):
    """For each (subscriber, slot): an offset around the corner (0: none), and a place anywhere."""
    near = np.empty(len(me), dtype=np.int64)
    far = np.empty(len(me), dtype=np.int64)
    for number in range(most):
        chosen = np.flatnonzero(slot == number)
        draws = Draws(seed, Stream.TIES, 2 + number, start, start, me[chosen])
        close = draws.uniform() < _NEAR_SHARE
        offset = 1 + np.minimum(-5 * np.log(draws.uniform()), 30).astype(np.int64)
        near[chosen] = np.where(close, offset, 0)
        far[chosen] = (draws.uniform() * COMMUNITY).astype(np.int64)
    return near, far


def circles(ties: Columns, n: int) -> tuple[np.ndarray, np.ndarray]:
    """The ties by subscriber: friends of i are `friends[start[i]:start[i + 1]]`; (start, friends)."""
    me = np.concatenate([ties.a, ties.b])
    order = np.argsort(me, kind="stable")
    start = np.zeros(n + 1, dtype=np.int32)
    np.cumsum(np.bincount(me, minlength=n), out=start[1:])
    return start, np.concatenate([ties.b, ties.a])[order]


def tell_friends(
    circle: tuple[np.ndarray, np.ndarray], left: np.ndarray, heard: np.ndarray
) -> None:
    """Adds 1 to `heard` for each tie to one of those who `left` (positions)."""
    start, friends = circle
    number = start[left + 1] - start[left]
    first = np.repeat(start[left] - (np.cumsum(number) - number), number)
    told = np.bincount(friends[first + np.arange(len(first))], minlength=len(heard))
    np.add(heard, told, out=heard, casting="unsafe")
