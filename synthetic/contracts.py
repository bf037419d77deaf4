"""Bundling contracts: who starts with one, when it ends, and who signs again."""

from __future__ import annotations

import numpy as np

from synthetic.calendar import NEVER, months_between
from synthetic.catalogue import CATALOGUE
from synthetic.columns import Columns
from synthetic.scenario import Scenario
from synthetic.schema import CONTRACT_MODES
from synthetic.streams import Draws, Stream

TERM = 24
"""Months of a contract (kit assumption; the usual term)."""
NO_CONTRACT = -1000
"""Month index of the end of a contract that never was."""

_MODES = {
    # share; of the monthly fee x term: deposit, subsidy, penalty; returned a month, of the fee;
    # what leaving costs, in monthly fees: at any time, and for each month left
    "monthly_return": (0.2, 0.5, 0.0, 0.0, 0.5, 0.0, 0.5),
    "kept_deposit": (0.1, 0.25, 0.05, 0.0, 0.0, 6.0, 0.0),
    "large_deposit": (0.1, 1.0, 0.12, 0.0, 0.0, 0.0, 1.0),
    "cross_subsidy": (0.22, 0.0, 0.35, 0.2, 0.0, 4.8, 0.0),
    "discount_agreement": (0.16, 0.0, 0.0, 0.1, 0.2, 2.4, 0.2),
    "guarantee": (0.07, 0.0, 0.25, 0.25, 0.0, 6.0, 0.0),
    "tenure_reward": (0.08, 0.0, 0.0, 0.0, 0.08, 0.0, 0.08),
    "step_reward": (0.07, 0.1, 0.0, 0.0, 0.12, 1.2, 0.12),
}
"""Cash flows of the eight modes (kit assumptions), fixed at signing: what is paid ahead, what the
operator gives at once, what leaving early costs, what is given back month by month; and what one who
leaves gives up in all: penalty, deposit forfeited, returns still to come."""
_SHARES, _DEPOSIT, _SUBSIDY, _PENALTY, _RETURN, _FIXED, _A_MONTH = np.array(
    [_MODES[name] for name in CONTRACT_MODES]
).T
BY_ACTION = 99
"""Campaign number of what `World.step` is told to do."""
COLLECTED = 0.6
"""Share of the penalties that is ever paid (kit assumption)."""


def modes(draws: Draws) -> np.ndarray:
    """What kind of contract each signs; index into CONTRACT_MODES, int8."""
    return draws.pick(_SHARES)


def exit_cost(mode: np.ndarray, left: np.ndarray) -> np.ndarray:
    """What leaving costs, in monthly fees at signing, with so many months left."""
    return _FIXED[mode] + _A_MONTH[mode] * left


def deposit(mode: np.ndarray, fee: np.ndarray) -> np.ndarray:
    """Yuan paid ahead when a contract begins."""
    return _tens(_DEPOSIT[mode] * fee * TERM)


def returned(mode: np.ndarray, fee: np.ndarray) -> np.ndarray:
    """Yuan given back in each month of a contract."""
    return np.rint(_RETURN[mode] * fee)


def given(mode: np.ndarray, fee: np.ndarray) -> np.ndarray:
    """Yuan of `returned` that the operator gives: what was paid ahead comes back first, and is no gift."""
    return np.maximum(returned(mode, fee) - deposit(mode, fee) / TERM, 0)


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
    state.contract_mode[signs] = modes(draw(Stream.MODE, signs))
    state.contract_fee[signs] = state.fee[signs]
    return signs[(state.decided[signs] == NEVER) & (people.join[signs] <= now)]


def join(people: Columns, state: Columns, now: int) -> np.ndarray:
    """Those who join under a contract sign it, at the fee that they join at. Returns their positions."""
    joining = (people.join == now) & (now >= 0)  # who joined before is written down at the start
    state.contract_fee[joining] = state.fee[joining]
    return np.flatnonzero(joining & (state.contract_end - TERM + 1 == now))


def cash(state: Columns, month: Columns, now: int) -> None:
    """Adds to `month` what contracts move, in yuan: `deposit` paid ahead, `returned` (0 or less), and
    of this `given`, which is not what was paid ahead.

    A contract that one who has decided only would have signed moves nothing.
    """
    begins = np.flatnonzero(_signed(state) & (state.contract_end - TERM + 1 == now))
    month.deposit = np.zeros_like(month.bill)
    month.deposit[begins] = deposit(state.contract_mode[begins], state.contract_fee[begins])
    for name, part in (("returned", returned), ("given", given)):
        month.__dict__[name] = np.maximum(-back(state, now, part), -month.bill)


def back(state: Columns, now: int, part=returned) -> np.ndarray:
    """Yuan that contracts give back this month; of it `part`, which is `returned` or `given`."""
    runs = np.flatnonzero(_signed(state) & (state.contract_end >= now))
    yuan = np.zeros_like(state.fee)
    yuan[runs] = part(state.contract_mode[runs], state.contract_fee[runs])
    law = CATALOGUE["contract"]
    yuan[state.end_signed >= now] += law.cost / law.months
    return yuan


def _signed(state: Columns) -> np.ndarray:
    """Whose contract the operator knows of: the decided only would have signed anew."""
    return (state.decided == NEVER) | (state.contract_end == state.end_shown)


def signed(state: Columns, who: np.ndarray, start: np.ndarray, end: np.ndarray) -> Columns:
    """What is written down of contracts when they are signed; `who` are positions."""
    mode, fee = state.contract_mode[who], state.contract_fee[who]
    whole = fee.astype(np.float64) * TERM
    return Columns(
        subscriber=who,
        start=start,
        end=end,
        mode=mode,
        deposit=deposit(mode, fee),
        subsidy=_tens(_SUBSIDY[mode] * whole),
        monthly_return=returned(mode, fee),
        penalty=_tens(_PENALTY[mode] * whole),
        exit_cost_at_start=np.rint(exit_cost(mode, TERM) * fee),
        campaign=np.zeros(len(who), dtype=np.int8),
    )


def offered(
    state: Columns, who: np.ndarray, start: np.ndarray, end: np.ndarray, campaign: int
) -> Columns:
    """The same of contracts that are accepted in a campaign: so much off the bill each month."""
    nothing = np.zeros(len(who))
    law = CATALOGUE["contract"]
    return Columns(
        subscriber=who,
        start=start,
        end=end,
        mode=np.full(len(who), CONTRACT_MODES.index("discount_agreement"), dtype=np.int8),
        deposit=nothing,
        subsidy=nothing,
        monthly_return=nothing + law.cost / law.months,
        penalty=nothing,
        exit_cost_at_start=nothing + law.cost,
        campaign=np.full(len(who), campaign, dtype=np.int8),
    )


def shown_end(state: Columns) -> np.ndarray:
    """Month index at which the contract that the operator sees ends."""
    seen = np.where(state.decided == NEVER, state.contract_end, state.end_shown)
    return np.maximum(seen, state.end_signed)


def _tens(yuan: np.ndarray) -> np.ndarray:
    return np.rint(yuan / 10) * 10
