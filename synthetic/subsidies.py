"""Handset subsidies: who takes so many yuan off a new handset for two years on the next tariff up, and whom
that binds.

Of those to whom a handset is offered as they think of a new one, in its first month or from its 24th on,

    a(s) = a₀ + 0.47 · (1 − exp(−s / 250))

take a subsidy of s yuan; at other times a third as many do, and nobody who is bound already. Who leaves
before the term is over pays back the subsidy by the months that are left, and that is all that holds
him: the bond is that of any contract with such a cost of leaving, as it is on average over the term.
What the tariff costs more, for two years, is set against the subsidy and moves no wish to leave. When
the term ends, the wish to leave rises as after any contract that a campaign brought. So a larger
subsidy is taken by more and binds more; those who would have stayed take it, too. Figures are
assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic import devices
from synthetic.columns import Columns
from synthetic.laws import Leaving

_MOST, _SCALE = 0.47, 250.0
"""Share beyond a₀ whom a large subsidy wins, and the yuan on whose scale it does."""
_NEW, _OLD, _AT_OTHER_TIMES = 1, 24, 1 / 3
"""Months of age up to which, and from which on, a handset makes one think of handsets; times the share who
accept at other ages."""


def taken(state: Columns, now: int, least: float, level: np.ndarray | float) -> np.ndarray:
    """Return the chance that each takes a subsidy of `level` yuan; `least` is a₀."""
    age = devices.age(state, now)
    moved = np.where((age <= _NEW) | (age >= _OLD), 1, _AT_OTHER_TIMES)
    bound = np.maximum(state.contract_end, state.end_signed) > now
    return moved * (least - _MOST * np.expm1(-np.asarray(level) / _SCALE)) * ~bound


def bond(fee: np.ndarray, level: np.ndarray | float, law: Leaving) -> np.ndarray:
    """Return what a subsidy of `level` yuan takes off the log hazard, on average over its term (less than 0)."""
    cost = np.asarray(level) / 2 / fee
    return law.under_contract + law.exit_cost * np.log1p(cost)
