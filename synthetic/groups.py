"""Company groups: who leads them, how they are looked after, rivals' bids, and groups that are lost.

When a group's contract ends, a rival may bid, and wins the sooner the better his price, the worse
the service and the longer nobody called on the group; or when whoever leads it is gone or
discontented. Lines that the firm pays for then change over with it, by and by as others who have
decided; the others feel the pull.
Figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.calendar import NEVER, months_between
from synthetic.columns import Columns
from synthetic.homes import COMMUNITY
from synthetic.scenario import Scenario
from synthetic.schema import INDUSTRIES
from synthetic.streams import Draws, Stream

TERM = 24
"""Months of a group's contract."""
PER_COMMUNITY = 8
"""Groups a community of a thousand, the largest first."""
_SHARES = (0.34, 0.2, 0.13, 0.1, 0.08, 0.06, 0.05, 0.04)
_MEMBERS = 0.35
"""Share of lines that belong to a group."""
_CLASS_SIZES = (25, 60)
"""Members in the base from which a group is of class B, of class A."""
_VISITED = np.array([0.5, 0.25, 0.12])
"""Chance a month that a group of class A, B, C is called on, where the manager is a usual one."""
_DILIGENCE = 0.8
"""Spread of the log of it between groups."""
_GAP, _GAP_SPREAD = 0.08, 0.05
"""What a rival's bid is usually below our price, as a share, and its spread between groups."""
_LOSES = -1.5
_BY_GAP, _BY_SERVICE, _BY_NEGLECT, _BY_LEADER = 1.0, -0.8, 0.12, 1.25
"""Log odds that a rival's bid wins, and what adds to them: a spread of the gap, one of the service, a
month in which nobody called (up to twelve), a leader gone or discontented."""
_LONGEST_NEGLECT, _DISCONTENT = 12, -0.5
_FIRM_PAYS = (0.1, 0.6)
"""Share of a group's lines that the firm pays for: from, to."""
_TAKEN_ALONG, _BADLY_SERVED = 3, -1.5
"""The group of each thousand that `lost_month` takes: middle-sized, and served so."""
_KNOWN = 0.68
"""Share of groups whose key contact in the books is who leads it."""
_LEADS = 3.0
"""What a spread of the ranks of their ties in the group adds to the log odds of leading it."""
SOON = 3


def belonging(seed: int, start: int, stop: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the group of each of subscribers `start` to `stop` (0: none), and whether its firm pays."""
    draws = Draws(seed, Stream.GROUP, 0, start, stop)
    member = draws.uniform() < _MEMBERS
    slot = draws.pick(_SHARES)
    community = np.arange(start, stop) // COMMUNITY
    group = np.where(member, community * PER_COMMUNITY + slot + 1, 0).astype(np.int32)
    low, high = _FIRM_PAYS
    share = low + (high - low) * Draws(seed, Stream.FIRM, 0, 0, 0, group).uniform()
    return group, member & (draws.uniform() < share)


class Standing(Columns):
    """What changes of the groups of a world.

    Attributes:
        unvisited: months since somebody called.
        bid, lost: month index in which a rival bid and won; NEVER where none did.
    """


def make(people: Columns, scenario: Scenario, seed: int) -> Columns:
    """What stands of the groups: number, members, class, industry, month index of the contract's end,
    service and gap (standard units, share), firm_paid (share of lines), visited (chance a month)."""
    number, members = np.unique(people.group[people.group > 0], return_counts=True)
    luck = Draws(seed, Stream.GROUP, 1, 0, 0, number - 1)
    industry = luck.pick(np.full(len(INDUSTRIES), 1 / len(INDUSTRIES)))
    size = (2 - np.digitize(members, _CLASS_SIZES)).astype(np.int8)
    chance = Draws(seed, Stream.BID, 0, 0, 0, number - 1)
    ends = (chance.uniform() * TERM).astype(np.int16)
    gap, service, diligence = chance.normal(), chance.normal(), chance.normal()
    if scenario.groups.lost_month is not None:
        lost = taken(number)
        when = months_between(scenario.first_month, scenario.groups.lost_month)
        ends, service = np.where(lost, when, ends), np.where(lost, _BADLY_SERVED, service)
    return Columns(
        group=number.astype(np.int32),
        industry=industry,
        members=members,
        group_class=size,
        contract_end=ends.astype(np.int16),
        service=service,
        gap=(_GAP + _GAP_SPREAD * gap).astype(np.float32),
        firm_paid=np.bincount(people.group, people.firm)[number] / members,
        visited=np.minimum(_VISITED[size] * np.exp(_DILIGENCE * diligence), 0.95),
    )


def taken(number: np.ndarray) -> np.ndarray:
    """The groups that the scenario's `lost_month` takes."""
    return (number - 1) % PER_COMMUNITY == _TAKEN_ALONG


def standing(groups: Columns, seed: int) -> Standing:
    """How they stand before the first month."""
    luck = Draws(seed, Stream.VISIT, 0, 0, 0, groups.group - 1).fine_uniform()
    since = np.log(luck + 1e-6) / np.log1p(-groups.visited)
    never = np.full(len(groups), NEVER, dtype=np.int16)
    return Standing(unvisited=np.minimum(since, 24).astype(np.int8), bid=never, lost=never.copy())


def places(people: Columns, groups: Columns) -> np.ndarray:
    """Where the group of each stands in `groups`; -1 where it has none."""
    at = np.full(len(people), -1, dtype=np.int32)
    member = people.group > 0
    at[member] = np.searchsorted(groups.group, people.group[member])
    return at


def lead(people: Columns, groups: Columns, ties: Columns, seed: int, start: int) -> None:
    """Adds to `people` who leads each group (`leads`) and whom the books name for it (`key_contact`),
    and to `groups` the leader's position."""
    n = len(people)
    inside = people.group[ties.a] == people.group[ties.b]
    degree = np.bincount(ties.a[inside], minlength=n) + np.bincount(ties.b[inside], minlength=n)
    luck = Draws(seed, Stream.LEADER, 0, start, start + n)
    noise = -np.log(-np.log(luck.fine_uniform() * (1 - 2e-6) + 1e-6))
    member = np.flatnonzero(people.group > 0)
    leads = _first(member, people.group, _LEADS * _standard(degree, member) + noise)
    other = _first(member, people.group, np.where(leads, -np.inf, luck.fine_uniform()))
    known = Draws(seed, Stream.LEADER, 1, 0, 0, people.group).chance(_KNOWN)
    people.leads = leads
    people.key_contact = np.where(known, leads, other)
    groups.leader = np.flatnonzero(leads)[np.argsort(people.group[leads], kind="stable")]


def _standard(degree: np.ndarray, member: np.ndarray) -> np.ndarray:
    values = np.log1p(degree)
    return (values - values[member].mean()) / max(values[member].std(), 1e-6)


def _first(member: np.ndarray, group: np.ndarray, rank: np.ndarray) -> np.ndarray:
    """Whether each is the member of its group with the highest rank."""
    order = member[np.lexsort((-rank[member], group[member]))]
    first = np.ones(len(order), dtype=bool)
    first[1:] = group[order[1:]] != group[order[:-1]]
    chosen = np.zeros(len(group), dtype=bool)
    chosen[order[first]] = True
    return chosen


def month(
    people: Columns,
    state: Columns,
    groups: Columns,
    stand: Standing,
    now: int,
    scenario: Scenario,
    seed: int,
) -> np.ndarray:
    """Groups are called on, or not; contracts end, rivals bid, and some groups are lost.

    Returns:
        Whether each group was called on this month.
    """
    law, whose = scenario.groups, groups.group - 1
    called = Draws(seed, Stream.VISIT, now, 0, 0, whose).chance(groups.visited)
    stand.unvisited[:] = np.where(called, 0, np.minimum(stand.unvisited + 1, 99))
    luck = Draws(seed, Stream.BID, now + 1000, 0, 0, whose)
    bids = (groups.contract_end == now) & luck.chance(law.bid)
    loses = bids & luck.chance(losing(groups, stand, state, now))
    if law.lost_month is not None:
        certain = taken(groups.group) & (groups.contract_end == now)
        bids, loses = bids | certain, loses | certain
    stand.bid[bids], stand.lost[loses] = now, now
    hit = np.flatnonzero(np.append(loses, False)[people.group_at])  # at -1, who is in no group
    firm = people.firm[hit]
    state.uprooted[hit[firm]] = now
    state.pull[hit[~firm]] += law.pull
    return called


def losing(groups: Columns, stand: Standing, state: Columns, now: int) -> np.ndarray:
    """Chance that a rival's bid of month `now` wins each group."""
    leader = groups.leader
    weak = (state.gone[leader] <= now) | (state.satisfaction[leader] < _DISCONTENT)
    log_odds = (
        _LOSES
        + _BY_GAP * (groups.gap - _GAP) / _GAP_SPREAD
        + _BY_SERVICE * groups.service
        + _BY_NEGLECT * np.minimum(stand.unvisited, _LONGEST_NEGLECT)
        + _BY_LEADER * weak
    )
    return 1 / (1 + np.exp(-log_odds))


def foresee(
    people: Columns, state: Columns, groups: Columns, stand: Standing, nxt: int, law, fading
) -> None:
    """Writes to the state the chance that the firm takes each line over to a rival in month `nxt`
    (`uproots`), and that it is gone so within that month and the two after it (`uproots_soon`).

    Args:
        fading: shares of those who have decided that go after 0, 1, 2 and 3 months.
    """
    lines = np.flatnonzero(people.firm)
    at, loses = people.group_at[lines], law.bid * losing(groups, stand, state, nxt)
    ahead = groups.contract_end - nxt
    gone = np.cumsum(fading)[SOON - 1 :: -1]
    in_time = np.where((ahead >= 0) & (ahead < SOON), np.take(gone, ahead, mode="clip"), 0)
    state.uproots[lines] = (loses * (ahead == 0))[at]
    state.uproots_soon[lines] = (loses * in_time)[at]
