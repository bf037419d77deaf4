"""Accounts: bills are taken off a balance that is filled up; some go unpaid for a month, and the
line is suspended, then paid up or closed."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.streams import Stream

GRADE = (0.15, 0.6, 1.8, 6.0)
"""Chance of arrears by credit grade A-D against the mean (kit assumption)."""
TOP_UP = 50.0
"""Yuan: balances are filled up by whole multiples of it (kit assumption)."""
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


def pay(state: Columns, month: Columns) -> None:
    """Takes the bill off the balance; adds `paid` and `balance` to `month`.

    Who would fall below zero fills up first; a suspended line does not.
    """
    state.balance -= month.bill
    pays = (state.balance < 0) & (state.suspended == 0)
    month.paid = np.ceil(-state.balance / TOP_UP) * TOP_UP * pays
    state.balance += month.paid
    state.balance *= 100
    np.rint(state.balance, out=state.balance)
    state.balance /= 100
    month.balance = state.balance
