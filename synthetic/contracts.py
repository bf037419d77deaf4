"""Bundling contracts: who starts with one, when it ends, and who signs again."""

from __future__ import annotations

import numpy as np

from synthetic.calendar import months_between
from synthetic.columns import Columns
from synthetic.leaving import NEVER
from synthetic.scenario import Scenario
from synthetic.schema import CONTRACT_MODES
from synthetic.streams import Draws, Stream

TERM = 24
"""Months of a contract (kit assumption; the usual term)."""
NO_CONTRACT = -1000
"""Month index of the end of a contract that never was."""

_MODE_SHARES = (0.4, 0.25, 0.2, 0.15)
_SUBSIDY = {"handset": 600.0, "prepaid_return": 0.0, "broadband_bundle": 200.0, "discount": 0.0}
_RETURN = {"handset": 0.0, "prepaid_return": 15.0, "broadband_bundle": 0.0, "discount": 10.0}
_PENALTY = {"handset": 300.0, "prepaid_return": 0.0, "broadband_bundle": 150.0, "discount": 60.0}


def first_ends(scenario: Scenario, people: Columns, draws: Draws) -> np.ndarray:
    """Month index at which the first contract seen ends; NO_CONTRACT without one."""
    law = scenario.contracts
    likely = law.share * (0.75 + 0.06 * people.plan)
    signed = draws.fine_uniform() < likely
    ends = np.maximum(people.join, 0) + np.where(
        people.join >= 0, TERM - 1, (draws.uniform() * TERM).astype(np.int16)
    )
    if law.cliff_month is not None:
        cliff = months_between(scenario.first_month, law.cliff_month)
        swept = (draws.uniform() < law.cliff_share) & (people.join <= cliff - TERM)
        ends = np.where(swept, cliff + (draws.uniform() < 0.4), ends)
    return np.where(signed, ends, NO_CONTRACT).astype(np.int16)


def renew(people: Columns, state: Columns, now: int, scenario: Scenario, draw) -> np.ndarray:
    """Some out of contract sign again from next month. Returns the positions of those whose contract is new.

    Those who have decided to leave do not sign; their `contract_end` still runs on, so that the
    life they would have led is known, but what the operator sees is `end_shown`.
    """
    law = scenario.contracts
    free = np.flatnonzero((state.contract_end <= now) & (state.contract_end > NO_CONTRACT))
    chance = np.where(state.contract_end[free] == now, law.renew_at_end, law.renew)
    signs = free[draw(Stream.RENEWAL, free).chance(chance)]
    state.contract_end[signs] = now + TERM
    return signs[(state.decided[signs] == NEVER) & (people.join[signs] <= now)]


def rows(signed: Columns, luck: Draws) -> Columns:
    """Contract records (subscriber, start, end; month indexes): kind drawn, cash flows by kind, in yuan."""
    mode = luck.pick(_MODE_SHARES)
    return Columns(
        **dict(signed.items()),
        mode=mode,
        subsidy=np.take([_SUBSIDY[m] for m in CONTRACT_MODES], mode),
        monthly_return=np.take([_RETURN[m] for m in CONTRACT_MODES], mode),
        penalty=np.take([_PENALTY[m] for m in CONTRACT_MODES], mode),
    )
