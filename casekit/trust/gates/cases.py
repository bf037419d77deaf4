"""What each case is there to show, measured on its worlds: the sentence that its lesson needs."""

from __future__ import annotations

import numpy as np

from casekit.mart import Mart
from casekit.trust.gates.registry import of_base, of_worlds
from casekit.trust.quantities import QUANTITIES
from synthetic import groups, without
from synthetic.calendar import months_between
from synthetic.scenario import Event, Scenario
from synthetic.world import World

_BEFORE, _AFTER = 3, 6
"""Months whose leavers are held against each other when numbers can be taken along."""
_PERSONAL = ["birth_year", "gender", "channel"]


@of_base
def decision_each_best(mart: Mart) -> float:
    """Return the share of lines for whom the offer that suits fewest is the best."""
    return QUANTITIES["rarest_best"](mart)


@of_base
def desk_riskiest(mart: Mart) -> float:
    """Return leavers kept by treating the truly riskiest tenth, over those of the best tenth."""
    return QUANTITIES["riskiest_tenth"](mart)


@of_base
def city_gain_over_risk(mart: Mart) -> float:
    """Return leavers kept by a list of learnt effects, over those by a list of risk."""
    return QUANTITIES["gain_over_risk"](mart)


@of_base
def personal_filled(mart: Mart) -> float:
    """Return the share of personal fields that are filled in."""
    return float(mart.subscribers[_PERSONAL].notna().to_numpy().mean())


@of_worlds
def before_and_after(scenario: Scenario, seed: int) -> float:
    """Return by how much leaving a month rose from the months before numbers could be taken along to
    those after, beyond what that has done: the same base without it tells."""
    world, here = _lived(scenario, seed)
    opens = months_between(scenario.first_month, scenario.market.portability_month)
    rate = _leavers(world) / here
    caused = rate - _without(scenario, seed, "portability") / here
    after = slice(opens, opens + _AFTER)
    rose = rate[after].mean() - rate[opens - _BEFORE : opens].mean()
    return float(rose - caused[after].mean())


@of_worlds
def cliff_leavers(scenario: Scenario, seed: int) -> float:
    """Return leavers from the month of the cliff of contracts on, over those of the same base without it."""
    since = months_between(scenario.first_month, scenario.contracts.cliff_month)
    world, _ = _lived(scenario, seed)
    return _leavers(world)[since:].sum() / _without(scenario, seed, "cliff")[since:].sum()


@of_worlds
def war_leavers(scenario: Scenario, seed: int) -> float:
    """Return leavers from the first month of the war on, over those of the same base in peace."""
    first = min(law.month for law in scenario.shocks)
    since = months_between(scenario.first_month, first)
    months = tuple(month for month in scenario.market.campaign_months if month < first)
    market = scenario.market.model_copy(update={"campaign_months": months})
    peace = scenario.model_copy(update={"market": market, "shocks": ()})
    told = [_leavers(_lived(law, seed)[0])[since:].sum() for law in (scenario, peace)]
    return told[0] / told[1]


@of_worlds
def outage_leavers(scenario: Scenario, seed: int) -> float:
    """Return leavers of the area of the first outage from that month on, over those without it."""
    first = scenario.network.outages[0]
    since = months_between(scenario.first_month, first.month)
    world, _ = _lived(scenario, seed)
    there = world.people.area == first.area
    alone = without.left(scenario, seed, Event(kind="outage", number=1))
    left = _left(world) & there & (world.state.gone >= since)
    return left.sum() / ((alone.month >= since) & there[alone.subscriber]).sum()


@of_worlds
def gather_on_leak(scenario: Scenario, seed: int) -> float:
    """Return the share of lines kept for gain on the tariff that forgets to charge, over that on others."""
    world, _ = _lived(scenario, seed)
    there = world.state.plan == scenario.arbitrage.leaking_plan - 1
    kept = world.people.arbitrage
    return kept[there].mean() / kept[~there].mean()


@of_worlds
def complainers_mislead(scenario: Scenario, seed: int) -> float:
    """Return by how much more of those called for having complained left than of those not called,
    beyond what the call has done."""
    world, _ = _lived(scenario, seed)
    run = next(one for one in world.campaigns if one.campaign.rule == "complained")
    told = run.effects()
    left = np.where(run.treated, told.leaves_treated, told.leaves_untreated)
    naive = left[run.treated].mean() - left[~run.treated].mean()
    return float(naive - told.effect[run.treated].mean())


@of_worlds
def larger_kept(scenario: Scenario, seed: int) -> float:
    """Return the share of groups that are smaller than those that a rival takes."""
    standing = World(scenario, seed).groups
    lost = groups.taken(standing.group)
    return float((standing.members[:, None] < standing.members[lost][None]).mean())


def _lived(scenario: Scenario, seed: int) -> tuple[World, np.ndarray]:
    """A world after its last month, and how many were there at the end of each."""
    world = World(scenario, seed)
    return world, np.array([int(world.step().present.sum()) for _ in world.months])


def _left(world: World) -> np.ndarray:
    """Who has left by choice."""
    gone = world.state.gone
    return (gone < len(world.months)) & (world.people.join < gone) & ~world.state.by_arrears


def _leavers(world: World) -> np.ndarray:
    """Who left by choice, by month."""
    return np.bincount(world.state.gone[_left(world)], minlength=len(world.months))


def _without(scenario: Scenario, seed: int, kind: str) -> np.ndarray:
    """Who would have left without an event, by month."""
    alone = without.left(scenario, seed, Event(kind=kind))
    return np.bincount(alone.month, minlength=scenario.months)
