"""Measures of gates on money that is earned or given away: a warned charge, the dearest subsidy."""

from __future__ import annotations

import numpy as np

from casekit.analysis import money
from casekit.trust.gates.registry import of_worlds
from casekit.trust.quantities.registry import Unanswerable
from synthetic import contracts, leaving
from synthetic.columns import Columns
from synthetic.scenario import Scenario
from synthetic.schema import CONTRACT_MODES
from synthetic.world import World

_PLAN = 4
"""Tariff on which it is tried what charges beyond the allowance bring: 39 yuan."""
_WISH = 0.02
"""Chance a month of leaving of one who is free."""
_FEE = 100.0
_LATE = leaving.STAYS
"""Months after the end of a contract in which the wish stays raised."""


@of_worlds
def warned_net(scenario: Scenario, seed: int) -> float:
    """Return the yuan that a charge beyond the allowance brings of which its owner was warned: what the same
    base earns with such charges and without, on one tariff, who is still there at the end counted with
    what a customer with that fee is worth."""
    warned = scenario.charges.model_copy(update={"warned": 1.0})
    # nobody gathers on the tariff that is let off
    honest = scenario.arbitrage.model_copy(update={"share": 0.0})
    let_off = honest.model_copy(update={"leaking_plan": _PLAN})
    (earned, charged), (otherwise, elsewhere) = (
        _earned(World(scenario.model_copy(update={"charges": warned, "arbitrage": law}), seed))
        for law in (honest, let_off)
    )
    if charged <= elsewhere:
        raise Unanswerable
    return (earned - otherwise) / (charged - elsewhere)


def _earned(world: World) -> tuple[float, int]:
    """Return what a base earns, in yuan, and in how many line-months a warned charge fell due."""
    earned = charged = 0
    for _ in world.months:
        month = world.step()
        here = month.present
        earned += float(world.state.margin[here].sum(dtype=np.float64))
        charged += int(month.seen.warned_over[here].sum())
    return earned + float(money.value_kept(world.state.fee[here]).sum()), charged


@of_worlds
def dearest_subsidy(scenario: Scenario, seed: int) -> float:
    """Return what the mode of contract with the largest subsidy brings on a signer who would leave with 2 %
    a month, in monthly fees: margin of the months gained, as long as value looks ahead, and the
    penalties collected, less what is given. No luck enters."""
    flows = _flows()
    mode = int(flows.subsidy.argmax())
    bound = _stays(scenario.leaving, mode)
    free = np.cumprod(np.full(len(bound), 1 - _WISH))
    worth = (1 - money.figure("discount")) ** np.arange(1, len(bound) + 1)
    term = slice(contracts.TERM)
    gained = money.figure("margin") * ((bound - free) * worth).sum()
    goes = -np.diff(bound, prepend=1.0)[term] @ worth[term]
    given = flows.subsidy[mode] + flows.monthly_return[mode] * (bound * worth)[term].sum()
    penalty = contracts.COLLECTED * flows.penalty[mode] * goes
    return float(gained + (penalty - given) / _FEE)


def _flows() -> Columns:
    """What each mode of contract moves at a fee of 100 yuan."""
    codes = np.arange(len(CONTRACT_MODES))
    signer = Columns(contract_mode=codes, contract_fee=np.full(len(codes), _FEE))
    return contracts.signed(signer, codes, codes, codes)


def _stays(law, mode: int) -> np.ndarray:
    """Chance that a signer is still there after each of the months that value looks ahead."""
    left = np.arange(contracts.TERM, 0, -1)
    change = np.zeros(int(money.figure("lifetime_months")))
    change[: contracts.TERM] = leaving.bound(np.full(contracts.TERM, mode), left, law)
    change[contracts.TERM] = law.expiry
    change[contracts.TERM + 1 : contracts.TERM + 1 + _LATE] = law.after_expiry
    return np.cumprod(1 - np.minimum(_WISH * np.exp(change), 0.5))
