"""What each of the game's other cities is there to show: the sentence that it is told with."""

from __future__ import annotations

import numpy as np

from casekit.analysis import campaigns
from casekit.analysis.game import BOTS, league
from casekit.analysis.game.gains import gains
from casekit.trust.gates.cases import outage_leavers
from casekit.trust.gates.registry import of_worlds
from casekit.trust.quantities.registry import Unanswerable, ratio
from synthetic.branch import OFFERED, Branch
from synthetic.calendar import months_between
from synthetic.scenario import Scenario
from synthetic.schema import NEEDS

_COMPARED = ("nothing", "benchmark", "truth")
_INTO_THE_WAR = 3
"""Months of the war that have passed when it is asked who can still be kept."""
_SPREAD = 2
"""Months over which the cliff is spread: its own and the next."""


@of_worlds
def calm_city(scenario: Scenario, seed: int) -> float:
    """Return what the benchmark gains over doing nothing, as a share of what doing nothing comes to."""
    table = league(scenario, seed, bots={name: BOTS[name] for name in _COMPARED})
    return float(table["gain"]["benchmark"] / table["value"]["nothing"])


@of_worlds
def war_city(scenario: Scenario, seed: int) -> float:
    """Return how many times as much a line of the price-minded loses by the war, in equity after it, as
    one of all others."""
    lost, _ = _war(scenario, seed)
    return ratio(lost[True], lost[False])


@of_worlds
def war_city_saved(scenario: Scenario, seed: int) -> float:
    """Return what the best contact to each in the midst of the war brings, as a share of what the war
    takes: of all others, over the same of the price-minded."""
    lost, saved = _war(scenario, seed)
    return ratio(saved[False] / lost[False], saved[True] / lost[True])


def _war(scenario: Scenario, seed: int) -> tuple[dict[bool, float], dict[bool, float]]:
    """Yuan a line, of the price-minded (True) and of all others: equity lost to the war with nobody
    contacted, and what the best contact that keeps is worth in its midst."""
    market = scenario.market.model_copy(update={"campaign_months": ()})
    peace, war = (
        Branch(law, seed) for law in (scenario.model_copy(update={"market": market}), scenario)
    )
    for branch in (peace, war):
        _let_be(branch, _INTO_THE_WAR)
    best = np.delete(gains(war)[0], OFFERED.index("plan_up"), axis=1).max(axis=1)[war.here]
    minded = {branch: _minded(branch) for branch in (peace, war)}
    here = minded[war][war.here]
    for branch in (peace, war):
        _let_be(branch, branch.game.played - _INTO_THE_WAR)
    lost = {
        kind: float(
            peace.equity()[minded[peace] == kind].mean() - war.equity()[minded[war] == kind].mean()
        )
        for kind in (True, False)
    }
    if min(lost.values()) <= 0:
        raise Unanswerable
    return lost, {kind: float(np.maximum(best[here == kind], 0).mean()) for kind in (True, False)}


def _minded(branch: Branch) -> np.ndarray:
    return branch.world.people.need[branch.ours] == NEEDS.index("price")


def _let_be(branch: Branch, months: int) -> None:
    for _ in range(months):
        branch.play([], [])


@of_worlds
def cliff_city(scenario: Scenario, seed: int) -> float:
    """Return the share of the contracts that our lines have as play begins that end in the month of the
    cliff or in the next."""
    branch = Branch(scenario, seed)
    end, cliff = branch.world.state.end_shown[branch.ours], _cliff(scenario)
    end = end[end >= branch.world.index]
    return float(((end >= cliff) & (end < cliff + _SPREAD)).mean())


def _cliff(scenario: Scenario) -> int:
    if scenario.contracts.cliff_month is None:
        raise Unanswerable
    return int(months_between(scenario.first_month, scenario.contracts.cliff_month))


@of_worlds
def outage_city(scenario: Scenario, seed: int) -> float:
    """Return leavers of the area of the first outage from that month on, over those without it."""
    return outage_leavers(scenario, seed)


@of_worlds
def city_4g(scenario: Scenario, seed: int) -> float:
    """Return the yuan that larger tariffs bring in the best list of the first month, over those of the
    offer that brings most beside them."""
    branch = Branch(scenario, seed)
    gain, cost = gains(branch)
    who, offer = campaigns.allocation(gain, cost, branch.game.budget)
    brought = dict(zip(OFFERED, np.bincount(offer, gain[who, offer], len(OFFERED)), strict=True))
    return ratio(brought.pop("plan_up"), max(brought.values()))
