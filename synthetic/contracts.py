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

_MODES = {
    # share, then of the monthly fee x term: deposit, subsidy, returned a month, penalty
    "monthly_return": (0.2, 0.5, 0.0, 0.5, 0.0),
    "kept_deposit": (0.1, 0.25, 0.05, 0.0, 0.0),
    "large_deposit": (0.1, 1.0, 0.12, 0.0, 0.0),
    "cross_subsidy": (0.22, 0.0, 0.35, 0.0, 0.2),
    "discount_agreement": (0.16, 0.0, 0.0, 0.2, 0.1),
    "guarantee": (0.07, 0.0, 0.25, 0.0, 0.25),
    "tenure_reward": (0.08, 0.0, 0.0, 0.08, 0.0),
    "step_reward": (0.07, 0.1, 0.0, 0.12, 0.0),
}
"""Cash flows of the eight modes (kit assumptions): what is paid ahead, what the operator gives at
once, what it gives back month by month, and what leaving early costs."""


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


def rows(signed: Columns, fee: np.ndarray, luck: Draws) -> Columns:
    """Contract records (subscriber, start, end; month indexes): kind drawn, cash flows in yuan.

    `fee` is the monthly fee of each signer.
    """
    flows = np.array([_MODES[name] for name in CONTRACT_MODES])
    mode = luck.pick(flows[:, 0])
    deposit, subsidy, monthly, penalty = flows[mode, 1:].T
    whole = fee * TERM
    return Columns(
        **dict(signed.items()),
        mode=mode,
        deposit=_tens(deposit * whole),
        subsidy=_tens(subsidy * whole),
        monthly_return=np.rint(monthly * fee),
        penalty=_tens(penalty * whole),
    )


def shown_end(state: Columns) -> np.ndarray:
    """Month index at which the contract that the operator sees ends."""
    seen = np.where(state.decided == NEVER, state.contract_end, state.end_shown)
    return np.maximum(seen, state.end_signed)


def _tens(yuan: np.ndarray) -> np.ndarray:
    return np.rint(yuan / 10) * 10
