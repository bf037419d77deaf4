"""Accounts: bills are taken off a balance that is filled up; some go unpaid, and the line is
suspended until it is paid up, or closed after three months.

Whether a bill is paid hangs on a strain that comes and goes: it shows in days late long before it
shows in a suspension. The credit grade is a weak reading of income, so it tells little of it. Lines
on a standing order pay to the fen and seldom fail. Figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic import contracts
from synthetic.columns import Columns
from synthetic.streams import Stream

GRADE = (0.45, 0.8, 1.4, 2.6)
"""Chance of arrears by credit grade A-D against the mean."""
GRADE_EDGES = (0.42, -0.53, -1.42)
"""Borders of the grades on 0.45 income + 0.9 of anything else."""
TOP_UPS = (30.0, 50.0, 100.0)
"""Yuan: balances are filled up by whole multiples of one of these."""
_TOP_UP_EDGES = (-0.5, 1.2)
"""The more one looks at the price, the smaller the steps in which he fills up."""
_KEEPS, _MOVES = 0.93, 0.368
"""Strain of last month that is left, and what comes anew (standard units; its spread stays 1)."""
_STEEP, _LEVEL = 1.5, -0.79
"""How strain moves the log of the chance, and what keeps the mean where it is."""
_ORDER, _BY_HAND = 0.3, 1.25
"""Factors of the chance with a standing order, and without."""
_LATE = 0.3
"""Log of the days late of one without strain who pays by hand."""
_LATEST = 90
CLOSED_AFTER = 3
"""Months of suspension after which the line is closed."""
_PAYS_UP, _PAYS_UP_STRAINED, _PAYS_UP_FRAUD = 0.7, 0.25, 0.03
"""Chance in a month that a suspended line is paid up, below and above a strain of 0.5."""
_BOUND = (
    *("contract_end", "end_shown", "end_signed", "signed_return"),
    *("contract_mode", "contract_fee", "fee"),
)
"""Columns of the state by which a contract gives back."""
_FORGOT = 0.5
_HURT = 0.6
"""Contentment lost by one who only forgot, when the line is suspended."""


def top_up(habit_price: np.ndarray, draws) -> np.ndarray:
    """Yuan by which each fills up the account."""
    thrift = habit_price + draws.normal()
    return np.take(TOP_UPS, 2 - np.digitize(thrift, _TOP_UP_EDGES)).astype(np.float32)


def settle(people: Columns, state: Columns, now: int, draw, sweep: bool = False) -> None:
    """Suspended lines are paid up, stay suspended, or are closed; new ones are suspended.

    Only who has less on the account than the fee, after what a contract gives back, can owe it. In a
    month of a `sweep` whoever does not pay up is closed, however short the suspension was.
    """
    last = 1 if sweep else CLOSED_AFTER
    state.strain *= _KEEPS
    state.strain += draw(Stream.STRAIN).normal(_MOVES)
    was = np.flatnonzero(state.suspended > 0)
    months, fraud = state.suspended[was], people.fraud[was]
    pays = np.where(state.strain[was] < _FORGOT, _PAYS_UP, _PAYS_UP_STRAINED)
    pays = np.where(fraud, _PAYS_UP_FRAUD, pays)
    owes = (draw(Stream.CLOSING, was).uniform() >= pays) & _falls_short(state, was, now)
    closed = was[owes & (months >= last) & (state.gone[was] > now)]
    state.gone[closed] = now
    state.by_arrears[closed] = True
    due = np.flatnonzero((people.join < now) & (state.balance < state.fee) & (state.suspended == 0))
    chance = people.arrears[due] * np.exp(_STEEP * state.strain[due] + _LEVEL)
    chance[people.fraud[due]] = 1
    late = due[draw(Stream.ARREARS, due).chance(np.minimum(chance, 1))]
    late = late[_falls_short(state, late, now)]
    state.satisfaction[late[state.strain[late] < _FORGOT]] -= _HURT
    state.suspended[late] = 1
    state.suspended[was] = (months + 1) * (owes & (months < last))


def _falls_short(state: Columns, who: np.ndarray, now: int) -> np.ndarray:
    """Whether account, gifts and deposit together are less than the fee of those at `who`."""
    back = contracts.given_back(state.take(who, _BOUND), now)
    return state.balance[who] + sum(back) < state.fee[who]


def mean_chance(mean: float, grade: np.ndarray, autopay: np.ndarray) -> np.ndarray:
    """Mean chance of each that a fee due goes unpaid."""
    return mean * np.take(GRADE, grade) * np.where(autopay, _ORDER, _BY_HAND)


def pay(people: Columns, state: Columns, month: Columns) -> None:
    """Takes the bill, less what is given back or refunded and what the deposit pays, off the balance.

    Adds `paid`, `balance` and `days_late` to `month`. Who would fall below zero fills up first, a
    standing order to the fen; a suspended line does not.
    """
    state.balance -= month.bill + month.returned + month.refunded - month.deposit_used
    pays = (state.balance < 0) & (state.suspended == 0)
    steps = np.ceil(-state.balance / people.top_up) * people.top_up
    month.paid = np.where(people.autopay, -state.balance, steps) * pays
    state.balance += month.paid
    for yuan in (state.balance, month.paid):
        yuan *= 100
        np.rint(yuan, out=yuan)
        yuan /= 100
    month.paid += month.deposit
    month.balance = state.balance
    by_hand = np.flatnonzero(~people.autopay)
    late = np.exp(_LATE + state.strain[by_hand])
    month.days_late = np.zeros_like(state.strain)
    month.days_late[by_hand] = np.minimum(np.rint(late, out=late), _LATEST)
