"""Company groups: their contracts with us, rivals' bids at the end of them, and groups that are lost."""

from __future__ import annotations

import numpy as np

from synthetic.calendar import months_between
from synthetic.columns import Columns
from synthetic.scenario import Scenario
from synthetic.schema import INDUSTRIES
from synthetic.streams import Draws, Stream

TERM = 24
"""Months of a group's contract (kit assumption)."""
_NONE = -1000
_CLASS_SIZES = (25, 60)
"""Members in the base from which a group is of class B, of class A (kit assumption)."""
_SLOTS = 8
"""Groups a community of a thousand, the largest first."""


def make(people: Columns, scenario: Scenario, seed: int) -> Columns:
    """The groups of the people: number, members, class, industry, month indexes of contract end and bid.

    `bid` and `lost` hold the month index in which a rival bids and wins; _NONE for never.
    """
    number, members = np.unique(people.group[people.group > 0], return_counts=True)
    luck = Draws(seed, Stream.GROUP, 1, 0, 0, number - 1)
    industry = luck.pick(np.full(len(INDUSTRIES), 1 / len(INDUSTRIES)))
    chance = Draws(seed, Stream.BID, 0, 0, 0, number - 1)
    ends = (chance.uniform() * TERM).astype(np.int16)
    bids = chance.chance(scenario.groups.bid)
    loses = chance.chance(scenario.groups.lost) & bids
    never = np.full(len(number), _NONE, dtype=np.int16)
    bid, lost = np.where(bids, ends, never), np.where(loses, ends, never)
    if scenario.groups.lost_month is not None:
        largest = (number - 1) % _SLOTS == 0
        when = months_between(scenario.first_month, scenario.groups.lost_month)
        ends, bid, lost = (np.where(largest, when, old) for old in (ends, bid, lost))
    return Columns(
        group=number.astype(np.int32),
        industry=industry,
        members=members,
        group_class=(2 - np.digitize(members, _CLASS_SIZES)).astype(np.int8),
        contract_end=ends,
        bid=bid,
        lost=lost,
    )


def lost_in(people: Columns, groups: Columns) -> np.ndarray:
    """Month index in which each subscriber's group is lost to a rival; _NONE for never."""
    lost = np.full(len(people), _NONE, dtype=np.int16)
    member = np.flatnonzero(people.group > 0)
    lost[member] = groups.lost[np.searchsorted(groups.group, people.group[member])]
    return lost


def lose(people: Columns, state: Columns, now: int, scenario: Scenario) -> None:
    """Members of a group that a rival wins this month feel its pull."""
    state.pull[np.flatnonzero(people.group_lost == now)] += scenario.groups.pull


def has_bid(groups: Columns) -> np.ndarray:
    """Which groups see a rival's bid within the data."""
    return groups.bid > _NONE
