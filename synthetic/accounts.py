"""Arrears: some bills go unpaid, the line is suspended for a month, then paid up or closed."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.streams import Stream

GRADE = (0.15, 0.6, 1.8, 6.0)
"""Chance of arrears by credit grade A-D against the mean (kit assumption)."""
PAYS_UP = 0.65
"""Share of suspended lines that are paid up within the month (kit assumption)."""


def settle(people: Columns, state: Columns, now: int, draw) -> None:
    """Suspended lines are paid up or closed; new ones are suspended for this month."""
    was = np.flatnonzero(state.suspended > 0)
    closed = was[(draw(Stream.CLOSING, was).uniform() >= PAYS_UP) & (state.gone[was] > now)]
    state.gone[closed] = now
    state.by_arrears[closed] = True
    state.suspended[:] = draw(Stream.ARREARS).chance(people.arrears) & (people.join < now)
    state.suspended[was] = 0
