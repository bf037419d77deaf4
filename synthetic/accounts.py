"""Accounts: bills are taken off a balance that is filled up; some go unpaid, and the line is
suspended until it is paid up, or closed after three months."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.streams import Stream

GRADE = (0.15, 0.6, 1.8, 6.0)
"""Chance of arrears by credit grade A-D against the mean (kit assumption)."""
TOP_UP = 50.0
"""Yuan: balances are filled up by whole multiples of it (kit assumption)."""
PAYS_UP = (0.45, 0.2, 0.1)
"""Share of lines suspended for one, two, three months that are then paid up (kit assumption)."""


def settle(people: Columns, state: Columns, now: int, draw) -> None:
    """Suspended lines are paid up, stay suspended, or are closed; new ones are suspended.

    Only who has less on the account than the fee can owe it.
    """
    was = np.flatnonzero(state.suspended > 0)
    months = state.suspended[was]
    owes = draw(Stream.CLOSING, was).uniform() >= np.take(PAYS_UP, months - 1)
    closed = was[owes & (months == len(PAYS_UP)) & (state.gone[was] > now)]
    state.gone[closed] = now
    state.by_arrears[closed] = True
    due = (people.join < now) & (state.balance < state.fee)
    state.suspended[:] = draw(Stream.ARREARS).chance(people.arrears) & due
    state.suspended[was] = (months + 1) * (owes & (months < len(PAYS_UP)))


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
