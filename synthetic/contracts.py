"""Bundling contracts: who starts with one, when it ends, who signs again, and what leaving costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from synthetic.calendar import NEVER, months_between
from synthetic.catalogue import CATALOGUE
from synthetic.columns import Columns
from synthetic.schema import CONTRACT_MODES
from synthetic.streams import Draws, Stream

if TYPE_CHECKING:  # the door to the data reads the modes here, and needs no scenario
    from synthetic.scenario import Scenario

TERM = 24
"""Months of a contract (kit assumption; the usual term)."""
NO_CONTRACT = -1000
"""Month index of the end of a contract that never was."""

_MODES = {
    # share; of the monthly fee x term: deposit, subsidy, penalty; returned a month, of the fee
    "monthly_return": (0.2, 0.5, 0.0, 0.0, 0.5),
    "kept_deposit": (0.1, 0.25, 0.05, 0.0, 0.0),
    "large_deposit": (0.1, 1.0, 0.12, 0.0, 0.0),
    "cross_subsidy": (0.22, 0.0, 0.35, 0.2, 0.0),
    "discount_agreement": (0.16, 0.0, 0.0, 0.1, 0.2),
    "guarantee": (0.07, 0.0, 0.25, 0.25, 0.0),
    "tenure_reward": (0.08, 0.0, 0.0, 0.0, 0.08),
    "step_reward": (0.07, 0.1, 0.0, 0.0, 0.12),
}
"""Cash flows of the eight modes (kit assumptions), fixed at signing: what is paid ahead, what the
operator gives at once, what leaving early costs, what is given back month by month."""
_SHARES, _DEPOSIT, _SUBSIDY, _PENALTY, _RETURN = np.array(
    [_MODES[name] for name in CONTRACT_MODES], dtype=np.float32
).T.copy()
FORFEITED = {"kept_deposit": (1.0, 0.0), "large_deposit": (0.0, 1.0), "step_reward": (0.5, 0.0)}
"""Share of the deposit that one who leaves early does not see again: at any time, and more by the
share of the term that is left (bills to come are paid out of a large deposit). Elsewhere none, or it
comes back by the monthly returns."""
_KEPT_BACK, _RUNS_DOWN = np.array(
    [FORFEITED.get(name, (0.0, 0.0)) for name in CONTRACT_MODES], dtype=np.float32
).T.copy()
_OWN_MONEY = np.array([name == "monthly_return" for name in CONTRACT_MODES])
"""Modes whose monthly returns are the deposit itself, coming back."""
_WILLING, _BY_BENEFIT, _BY_DEPOSIT, _BY_PENALTY = -1.0, 1.6, -1.1, -2.0
"""Log odds of signing what is offered, and what they gain by each fee x term that it gives, asks
ahead, or would charge."""
_DISCOUNT, _CROSS = (CONTRACT_MODES.index(m) for m in ("discount_agreement", "cross_subsidy"))
"""Modes of the contracts that offers are."""
HALF_A_YEAR = 6
BY_ACTION = 99
"""Campaign number of what `World.step` is told to do."""
COLLECTED = 0.6
"""Share of the penalties that is ever paid (kit assumption)."""


def modes(draws: Draws) -> np.ndarray:
    """What kind of contract each signs; index into CONTRACT_MODES, int8."""
    return draws.pick(_SHARES)


def sign_up() -> np.ndarray:
    """Chance that one who is offered a contract signs it, by its kind (index into CONTRACT_MODES)."""
    benefit = _SUBSIDY + np.where(_OWN_MONEY, 0, _RETURN)
    log_odds = _WILLING + _BY_BENEFIT * benefit + _BY_DEPOSIT * _DEPOSIT + _BY_PENALTY * _PENALTY
    return 1 / (1 + np.exp(-log_odds))


def _ease(strength: float) -> np.ndarray:
    """By how much more or less often each kind is signed than the mean of what is offered."""
    chance = sign_up() ** strength
    return chance / (_SHARES @ chance)


def exit_cost(mode: np.ndarray, left: np.ndarray) -> np.ndarray:
    """What leaving costs, in monthly fees at signing, with so many months left: penalty, deposit
    forfeited, returns still to come."""
    at_once = (_PENALTY[mode] + _KEPT_BACK[mode] * _DEPOSIT[mode]) * TERM
    return at_once + (_RUNS_DOWN[mode] * _DEPOSIT[mode] + _RETURN[mode]) * left


def gift(mode: np.ndarray, fee: np.ndarray) -> np.ndarray:
    """Yuan that the operator gives in each month of a contract: what is returned, unless it is the
    customer's own deposit that comes back."""
    return returned(mode, fee) * ~_OWN_MONEY[mode]


def own_money(mode: np.ndarray, fee: np.ndarray, last: np.ndarray) -> np.ndarray:
    """Yuan of the own deposit that pay for a month's bill; what is kept until the end comes back in
    the `last` month."""
    ahead = deposit(mode, fee)
    monthly = np.where(_OWN_MONEY[mode], returned(mode, fee), ahead * _RUNS_DOWN[mode] / TERM)
    at_the_end = ahead * (_KEPT_BACK[mode] > 0) * last
    return monthly + at_the_end


def deposit(mode: np.ndarray, fee: np.ndarray) -> np.ndarray:
    """Yuan paid ahead when a contract begins."""
    return _tens(_DEPOSIT[mode] * fee * TERM)


def returned(mode: np.ndarray, fee: np.ndarray) -> np.ndarray:
    """Yuan given back in each month of a contract."""
    return np.rint(_RETURN[mode] * fee)


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


def tie(people: Columns, state: Columns, scenario: Scenario, draws: Draws) -> None:
    """Makes some of the first contracts such as ask for a penalty and end in one and the same half year."""
    law = scenario.contracts
    if law.tied_month is None:
        return
    first = months_between(scenario.first_month, law.tied_month)
    end = first + (draws.uniform() * HALF_A_YEAR).astype(np.int16)
    tied = draws.chance(law.tied_share) & (state.contract_end > NO_CONTRACT)
    tied &= people.join <= end - TERM
    state.contract_end[tied] = end[tied]
    state.contract_mode[tied] = CONTRACT_MODES.index("guarantee")


def renew(people: Columns, state: Columns, now: int, scenario: Scenario, draw) -> np.ndarray:
    """Some out of contract sign again from next month. Returns the positions of those whose contract is new.

    Kinds are offered by lot; what one gives and asks moves how many sign it, not how many sign at all.

    Those who have decided to leave do not sign; their `contract_end` still runs on, so that the
    life they would have led is known, but what the operator sees is `end_shown`. That stays so for
    who takes the decision back: what was not signed then is in no books.
    """
    law = scenario.contracts
    free = np.flatnonzero((state.contract_end <= now) & (state.contract_end > NO_CONTRACT))
    chance = np.where(state.contract_end[free] == now, law.renew_at_end, law.renew)
    ease, luck = _ease(law.sign_up), draw(Stream.RENEWAL, free).fine_uniform()
    perhaps = np.flatnonzero(luck < chance * ease.max())
    mode = modes(draw(Stream.MODE, free[perhaps]))
    willing = luck[perhaps] < chance[perhaps] * ease[mode]
    signs = free[perhaps[willing]]
    state.contract_end[signs] = now + TERM
    state.contract_mode[signs] = mode[willing]
    state.contract_fee[signs] = state.fee[signs]
    signs = signs[state.decided[signs] == NEVER]
    state.end_shown[signs] = state.contract_end[signs]
    return signs[(people.join[signs] <= now) & (state.gone[signs] > now)]


def join(people: Columns, state: Columns, now: int) -> np.ndarray:
    """Those who join under a contract sign it, at the fee that they join at. Returns their positions."""
    if now < 0:  # who joined before is written down at the start
        return np.empty(0, dtype=np.int64)
    joining = np.flatnonzero(people.join == now)
    state.contract_fee[joining] = state.fee[joining]
    return joining[state.contract_end[joining] - TERM + 1 == now]


def cash(state: Columns, month: Columns, now: int) -> None:
    """Adds to `month` what contracts move: `deposit` paid ahead, `deposit_used` of it for the bill,
    `returned` (yuan, 0 or less).

    A contract that one who has decided only would have signed moves nothing.
    """
    begins = np.flatnonzero(_signed(state) & (state.contract_end - TERM + 1 == now))
    month.deposit = np.zeros_like(month.bill)
    month.deposit[begins] = deposit(state.contract_mode[begins], state.contract_fee[begins])
    gifts, month.deposit_used = given_back(state, now)
    month.returned = np.maximum(-gifts, -month.bill)


def given_back(state: Columns, now: int) -> tuple[np.ndarray, np.ndarray]:
    """Yuan that contracts give to each in month `now`, if the bill is as much, and of his deposit."""
    runs = np.flatnonzero(_signed(state) & (state.contract_end >= now))
    gifts, own = np.zeros_like(state.fee), np.zeros_like(state.fee)
    mode, fee = state.contract_mode[runs].astype(np.intp), state.contract_fee[runs]
    gifts[runs] = gift(mode, fee)
    own[runs] = own_money(mode, fee, state.contract_end[runs] == now)
    offered = state.end_signed >= now
    gifts[offered] += state.signed_return[offered]
    return gifts, own


def _signed(state: Columns) -> np.ndarray:
    """Whose contract the operator knows of: the decided only would have signed anew."""
    return state.contract_end == state.end_shown


def signed(state: Columns, who: np.ndarray, start: np.ndarray, end: np.ndarray) -> Columns:
    """What is written down of contracts when they are signed; `who` are positions."""
    mode, fee = state.contract_mode[who], state.contract_fee[who]
    whole = fee.astype(np.float64) * TERM
    return Columns(
        subscriber=who,
        start=start,
        end=end,
        mode=mode,
        deposit=deposit(mode, fee).astype(np.float32),
        subsidy=_tens(_SUBSIDY[mode] * whole).astype(np.float32),
        monthly_return=returned(mode, fee).astype(np.float32),
        penalty=_tens(_PENALTY[mode] * whole).astype(np.float32),
        exit_cost_at_start=np.rint(exit_cost(mode, TERM) * fee).astype(np.float32),
        campaign=np.zeros(len(who), dtype=np.int8),
    )


def sign_offered(state: Columns, who: np.ndarray, offer: str, now: int, level: np.ndarray) -> None:
    """Those at `who` sign the contract that an offer is: so much off each bill, or `level` yuan at once,
    to be paid back by who leaves before."""
    law = CATALOGUE[offer]
    state.end_signed[who] = now + law.term - 1
    state.signed_return[who] = law.cost / law.months if law.by_month else 0
    state.signed_penalty[who] = 0 if law.by_month else level


def offered(
    state: Columns, who: np.ndarray, start: np.ndarray, end: np.ndarray, campaign: int
) -> Columns:
    """The same of contracts that those at `who` have just accepted in a campaign."""
    nothing = np.zeros(len(who), dtype=np.float32)
    subsidy, back = state.signed_penalty[who], state.signed_return[who]
    months = np.float32(end[0] - start[0] + 1)
    mode = np.where(back > 0, _DISCOUNT, _CROSS).astype(np.int8)
    return Columns(
        subscriber=who,
        start=start,
        end=end,
        mode=mode,
        deposit=nothing,
        subsidy=subsidy,
        monthly_return=back,
        penalty=subsidy,
        exit_cost_at_start=np.rint(subsidy + back * months),
        campaign=np.full(len(who), campaign, dtype=np.int8),
    )


def forfeited(state: Columns, who: np.ndarray, now: int, paid_up: np.ndarray) -> Columns:
    """What those at `who`, who leave in month `now`, leave behind of a contract that runs on.

    Args:
        paid_up: of each, whether the penalty is ever paid.

    Returns:
        penalty, penalty_paid, deposit_lost (yuan).
    """
    left = np.maximum(state.end_shown[who].astype(np.int32) - now, 0)
    left[left >= TERM] = 0  # one signed in this very month has not begun
    mode, fee = state.contract_mode[who], state.contract_fee[who]
    penalty = _tens(_PENALTY[mode] * fee.astype(np.float64) * TERM) * (left > 0)
    penalty += np.rint(
        owed(state.signed_penalty[who], state.end_signed[who].astype(np.int32) - now)
    )
    share = (_KEPT_BACK[mode] + _RUNS_DOWN[mode] * left / TERM) * (left > 0)
    lost = np.rint(deposit(mode, fee) * share)
    yuan = {"penalty": penalty, "penalty_paid": penalty * paid_up, "deposit_lost": lost}
    return Columns(**{name: values.astype(np.float32) for name, values in yuan.items()})


def owed(subsidy: np.ndarray, left: np.ndarray | int) -> np.ndarray:
    """Yuan that one who leaves with `left` months to go pays back of a subsidy that a campaign gave."""
    return subsidy * np.clip(left, 0, TERM) / TERM


def shown_end(state: Columns) -> np.ndarray:
    """Month index at which the contract that the operator sees ends."""
    return np.maximum(state.end_shown, state.end_signed)


def _tens(yuan: np.ndarray) -> np.ndarray:
    return np.rint(yuan / 10) * 10
