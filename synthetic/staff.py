"""Who works for the operator: sixty people in shops, on the hotline, with company groups and at their desks.

Clerks belong to an area, agents to a team, and each company group is looked after by one manager. One
of the clerks may be selling what customers' records say (see `synthetic.access`). All figures are
assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic import areas, tickets
from synthetic.calendar import add_months
from synthetic.columns import Columns
from synthetic.schema import STAFF_ROLES
from synthetic.streams import Draws, Stream

CLERK, AGENT, MANAGER, _, _ = range(len(STAFF_ROLES))
_HOW_MANY = (24, 24, 6, 4, 2)
"""By role: two clerks an area, two agents a team."""
COUNT = sum(_HOW_MANY)
ROLE = np.repeat(np.arange(len(STAFF_ROLES), dtype=np.int8), _HOW_MANY)
"""Role of each, by number - 1."""
_TRAINED = 24
"""Months before the end of the data, within which each was last trained."""


def make(seed: int, last_month: int) -> Columns:
    """Return who works here: staff (from 1), role, area and team (0: none), trained_month.

    Args:
        last_month: billing month in which the data end.
    """
    place = np.arange(COUNT)
    ago = np.floor(_TRAINED * Draws(seed, Stream.STAFF, 0, 0, COUNT).uniform()).astype(np.int32)
    return Columns(
        staff=place + 1,
        role=ROLE,
        area=np.where(ROLE == CLERK, place % areas.COUNT + 1, 0),
        team=np.where(ROLE == AGENT, place % tickets.TEAMS + 1, 0),
        trained_month=add_months(last_month, -ago),
    )


def manager(seed: int, group: np.ndarray) -> np.ndarray:
    """Return who looks after each company group (numbers from 1), as staff numbers."""
    some = np.flatnonzero(ROLE == MANAGER)
    luck = Draws(seed, Stream.STAFF, 1, 0, 0, group - 1).uniform()
    return some[(luck * len(some)).astype(np.int64)] + 1


def insider(seed: int) -> int:
    """Return who sells look-ups, where somebody does: a clerk, as a staff number."""
    some = np.flatnonzero(ROLE == CLERK)
    return int(some[int(Draws(seed, Stream.STAFF, 2, 0, 1).uniform()[0] * len(some))]) + 1
