"""People who live together: who they are to one another, what they share, who pays, who goes with whom.

A home has a head; its second line is mostly the partner's, further lines are those of their children
or parents. Students live alone. Grown children may move out; they then pay for themselves, and no
longer belong to those who miss one another. When whoever pays leaves, others of the home may go along, and each
line that has gone makes the others think of it, for a while. All figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.schema import ROLES
from synthetic.streams import Draws, Stream

COMMUNITY = 1000
"""Neighbouring numbers that are whole in themselves: no home, circle or tie reaches beyond."""
_NEXT_HOME = 0.5
"""Chance that a line is the first of another home."""
_MOST_LINES = 20
HEAD, PARTNER, CHILD, PARENT = range(len(ROLES))
_COUPLES, _FROM = 0.76, 23
"""Share of second lines that are the partner's, where the head is of such an age or older."""
_OTHER_SEX = 0.97
_CHILDREN = ((37, 0.0), (58, 0.75), (999, 1.0))
"""Up to the head's age: share of further lines that are children's; all others are parents'."""
_YEARS = np.array([0.0, -1.5, -27.0, 27.0])
_SPREAD = np.array([0.0, 3.5, 4.0, 4.0])
"""Years older than the head, by role."""
FIRST_LINE, _GETS_ONE = 10, 0.02
"""Age from which a child may have a line, and the chance a month that it then gets it."""
GROWN = 20
"""Age from which a child may move out."""
MOST_FELT = 4
"""Other lines at home beyond so many bind no further."""
_OLDEST = 88
_PARTNER_PAYS = 0.25
_TV = 0.55
"""Share of homes that take TV where they have broadband."""
_GO = 0.016
"""Share of a home's other lines that go in a month, counting those yet to come and long gone."""
FADES = 0.9
"""Share of what is felt of a line that has gone from home that is left a month later."""


def make(seed: int, start: int, stop: int, alone: np.ndarray) -> Columns:
    """Return what each shares with its home, for subscribers `start` to `stop` (whole communities).

    Args:
        alone: who lives by himself.
    """
    n = stop - start
    place = np.arange(n)
    draws = Draws(seed, Stream.HOUSEHOLD, 0, start, stop)
    first = (draws.uniform() < _NEXT_HOME) | alone
    first[1:] |= alone[:-1]
    first[::COMMUNITY] = True
    head = np.maximum.accumulate(np.where(first, place, 0))
    order = np.cumsum(first) - 1
    within = order - order[place // COMMUNITY * COMMUNITY]
    size = np.bincount(order)[order]
    stability, income, lucky = (
        draws.normal()[head],
        draws.normal()[head],
        draws.fine_uniform()[head],
    )
    wish = -0.35 + 0.9 * stability + 0.4 * income + 0.25 * (size - 2)
    return Columns(
        head_at=head,
        rank=place - head,
        within=within,
        tv=draws.uniform()[head] < _TV,
        number=((start + place) // COMMUNITY * COMMUNITY + within + 1).astype(np.int32),
        lines=np.minimum(size, _MOST_LINES).astype(np.int8),
        stability=stability,
        income=income,
        broadband=lucky < 1 / (1 + np.exp(-wish)),
    )


def members(home: Columns, age: np.ndarray, gender: np.ndarray, draws: Draws) -> Columns:
    """Return who each is at home.

    Args:
        age, gender: as they would be of somebody who lives alone (years; 0 or 1).

    Returns:
        role (index into ROLES), age, gender, to_payer (positions from each to who pays for it;
        0: itself).
    """
    head, heads_age = home.head_at, age[home.head_at]
    luck, sex, years, pays = draws.uniform(), draws.uniform(), draws.normal(), draws.uniform()
    couple = (home.rank == 1) & (heads_age >= _FROM) & (luck < _COUPLES)
    share = np.select([heads_age < up_to for up_to, _ in _CHILDREN], [s for _, s in _CHILDREN])
    further = np.where(sex < share, CHILD, PARENT)
    role = np.where(home.rank == 0, HEAD, np.where(couple, PARTNER, further)).astype(np.int8)
    apart = heads_age + _YEARS[role] + _SPREAD[role] * years
    apart = np.minimum(FIRST_LINE + np.abs(apart - FIRST_LINE), _OLDEST)
    other = np.where(draws.uniform() < _OTHER_SEX, 1 - gender[head], gender[head])
    paying = head + ((pays[head] < _PARTNER_PAYS) & _has_partner(head, couple))
    return Columns(
        role=role,
        age=np.where(role == HEAD, age, apart),
        gender=np.where(couple, other, gender).astype(np.int8),
        to_payer=(paying - np.arange(len(role))).astype(np.int8),
    )


def _has_partner(head: np.ndarray, couple: np.ndarray) -> np.ndarray:
    return np.isin(head, head[couple])


def first_line(join: np.ndarray, age: np.ndarray, role, last: int, draws: Draws) -> np.ndarray:
    """Month index of joining: a child's line begins when it is old enough, and not in the first month.

    Args:
        join: as it would be for one who was always old enough.
        last: month index in which everybody has joined.
    """
    old_enough = -12 * (age - FIRST_LINE).astype(np.int32)
    waited = np.log(draws.fine_uniform() + 1e-6) / np.log1p(-_GETS_ONE)
    earliest = np.floor(old_enough + waited)
    some_month = np.floor(draws.uniform() * (last + 1))
    earliest = np.where(earliest > last, some_month, earliest)
    return np.where(role == CHILD, np.maximum(join, earliest), join).astype(np.int16)


def head(people: Columns) -> np.ndarray:
    """Position of the head of each one's home."""
    return np.maximum.accumulate(np.where(people.head, np.arange(len(people)), 0))


def payer(people: Columns, who: np.ndarray | None = None) -> np.ndarray:
    """Position of who pays for each (of those at `who`)."""
    who = np.arange(len(people)) if who is None else who
    return who + people.to_payer[who]


def paid_for(people: Columns) -> np.ndarray:
    """Positions of those for whom another line of their home pays."""
    return np.flatnonzero(people.to_payer != 0)


def goes_along(people: Columns, state: Columns, now: int, share: float, draw, who):
    """Who goes along with a payer that has decided to leave this month, whatever they decided themselves.

    Args:
        who: positions asked about.

    Returns:
        Where they stand in `who`, and the positions of their payers.
    """
    paying = payer(people, who)
    asked = (state.decided[paying] == now) & (paying != who) & (people.join[who] < now)
    asked &= (state.gone[paying] >= now) & (state.moved_at[who] == NEVER)
    asked = np.flatnonzero(asked)
    along = asked[draw(Stream.GOES_ALONG, who[asked]).chance(share)]
    return along, paying[along]


def called_away(people: Columns, state: Columns, now: int, chance: np.ndarray, who: np.ndarray):
    """Chance that the payer of each takes the decision to leave, 0 where each pays for itself.

    Args:
        now: month index of the decision.
        chance: that the payer of each decides, if it is free to.
        who: positions asked about.
    """
    paying = payer(people, who)
    free = (people.join[paying] < now) & (state.decided[paying] == NEVER)
    free &= (state.gone[paying] >= now) & (state.moved_at[who] == NEVER)
    return chance * (free & (paying != who))


def usual_loss(people: Columns) -> np.ndarray:
    """What is felt, on average, of lines that have gone from each home."""
    return _GO / (1 - FADES) * np.maximum(people.family - 1, 0)


def miss(people: Columns, state: Columns, left: np.ndarray) -> None:
    """Those at home remember for a while who `left` this month (positions)."""
    home, here = people.household - people.household[0], state.moved_at == NEVER
    gone = np.bincount(home[left[here[left]]], minlength=len(people)).astype(state.kin_left.dtype)
    state.kin_left *= FADES
    state.kin_left += gone[home] * here


def move_out(people: Columns, state: Columns, moment, chance: float, draw) -> None:
    """Some grown children move out this month, but not before the data begin: as these do, homes stand
    as they are written down.

    Args:
        moment: the month, `index` and `month`.
        chance: that each of them does.
    """
    if moment.index < 0 or chance == 0:
        return
    grown = (people.role == CHILD) & (moment.month // 100 - people.birth_year >= GROWN)
    here = (people.join < moment.index) & (state.gone > moment.index) & (state.moved_at == NEVER)
    who = np.flatnonzero(grown & here)
    state.moved_at[who[draw(Stream.MOVES_OUT, who).chance(chance)]] = moment.index


def moved_away(people: Columns, state: Columns) -> np.ndarray:
    """How many lines fewer, of those that bind, each has at home since some moved out."""
    return _felt(people.family - 1) - _felt(others(people, state))


def _felt(lines: np.ndarray) -> np.ndarray:
    return np.minimum(lines, MOST_FELT)


def others(people: Columns, state: Columns) -> np.ndarray:
    """How many other lines each has at home: none, once it has moved out."""
    lines = np.maximum(people.family - 1, 0)
    moved = np.flatnonzero(state.moved_at != NEVER)
    if len(moved):
        home = people.household - people.household.min()
        lines = lines - np.bincount(home[moved], minlength=home.max() + 1)[home]
        lines[moved] = 0
    return np.maximum(lines, 0)
