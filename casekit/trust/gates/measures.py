"""Measures of gates that are no quantities of the report: of its self-check, or of whole worlds."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis import money
from casekit.analysis.excess import excess
from casekit.mart import Mart, access_log, truth
from casekit.trust import causal
from casekit.trust.gates.registry import of_base, of_worlds
from casekit.trust.quantities import Unanswerable
from synthetic import contracts, devices, groups, services, without, worth
from synthetic.calendar import NEVER, months_between
from synthetic.catalogue import CATALOGUE
from synthetic.market import ERAS
from synthetic.scenario import Scenario
from synthetic.schema import CONTRACT_MODES, PRICE_CLASSES
from synthetic.world import World

_VALUE_AT = 20
"""Month index at whose end lines are valued."""


@of_base
def trial_covers(mart: Mart) -> float:
    """Return 1 where the interval of the largest trial covers its true effect, else 0."""
    return float(causal.campaign(mart).kept)


@of_base
def reference_skill(mart: Mart) -> float:
    """Return the skill of the reference model of leaving."""
    return causal.skill(mart).facts["skill"]


@of_base
def insider_by_excess(mart: Mart) -> float:
    """Return the place of who sells look-ups among the staff, by look-ups without a ticket above what
    is usual for the role; the first is 1."""
    rows = _looked_up(mart)
    return _place(mart, excess(rows["looks"], rows["unasked"], rows["role"]))


@of_base
def insider_by_count(mart: Mart) -> float:
    """Return the same by the plain number of look-ups without a ticket."""
    return _place(mart, _looked_up(mart)["unasked"])


@of_base
def insider_by_share(mart: Mart) -> float:
    """Return the same by the plain share of look-ups without a ticket."""
    rows = _looked_up(mart)
    return _place(mart, rows["unasked"] / rows["looks"])


def _looked_up(mart: Mart) -> pd.DataFrame:
    """Return by staff number: the role, look-ups, and those without a ticket."""
    own = access_log(mart).groupby("staff")["with_ticket"]
    counts = pd.DataFrame({"looks": own.size(), "unasked": own.size() - own.sum()})
    return mart.staff.set_index("staff")[["role"]].join(counts)


def _place(mart: Mart, figure: pd.Series) -> float:
    sells = truth.of(mart).insiders["staff"]
    if sells.empty:
        raise Unanswerable
    return float(figure.rank(ascending=False)[sells.iloc[0]])


@of_worlds
def value_halves(scenario: Scenario, seed: int) -> float:
    """Return the correlation of lines' values by the first and the second half of the lives."""
    _, lives = worth.lives(scenario, seed, min(_VALUE_AT, scenario.months - 1))
    values = np.array([life["clv"] for life in lives])
    half = len(values) // 2
    return float(np.corrcoef(values[:half].mean(axis=0), values[half:].mean(axis=0))[0, 1])


@of_worlds
def effect_by_acceptance(scenario: Scenario, seed: int) -> float:
    """Return the largest gap between the risk if treated and what acceptance explains of it:
    a · accepted + (1 − a) · left alone, for those whom no contact wakes."""
    world = World(scenario, seed)
    for _ in world.months:
        world.step()
    gaps = [_gap(run) for run in world.campaigns]
    if not gaps:
        raise Unanswerable
    return float(max(gaps))


def _gap(run) -> float:
    told = run.effects()
    explained = told.accept * run.risk[1] + (1 - told.accept) * told.risk_untreated
    asleep = (run.answer.woken == 0) & (run.answer.refused == 0)
    return np.abs(told.risk_treated - explained)[asleep].max()


@of_worlds
def nobody_contacted(scenario: Scenario, seed: int) -> float:
    """Return how many bills differ between the batch and a world that is told to contact nobody."""
    batch, told = World(scenario, seed), World(scenario, seed)
    nobody = np.zeros(len(batch.people), dtype=np.int8)
    differ = 0
    for _ in batch.months:
        one, other = batch.step(), told.step(nobody)
        differ += int((one.present != other.present).sum())
        differ += int((one.seen.bill != other.seen.bill)[one.present].sum())
    return float(differ)


@of_worlds
def unasked_net(scenario: Scenario, seed: int) -> float:
    """Return the yuan that a service put on a line unasked brings: what the same base earns with and
    without such charges, who is still there at the end counted with what a customer kept is worth."""
    charges = scenario.charges.model_copy(update={"unasked": 0.0})
    honest = scenario.model_copy(update={"charges": charges})
    (earned, charged), (otherwise, _) = (_earned(World(law, seed)) for law in (scenario, honest))
    if not charged:
        raise Unanswerable
    return (earned - otherwise) / charged


@of_worlds
def groups_lost(scenario: Scenario, seed: int) -> float:
    """Return the share of rivals' bids for groups that win."""
    stand = _lived(World(scenario, seed)).standing
    bids = stand.bid != NEVER
    if not bids.any():
        raise Unanswerable
    return float((stand.lost[bids] != NEVER).mean())


@of_worlds
def lost_group_pulls(scenario: Scenario, seed: int) -> float:
    """Return how much likelier lines that their owners pay for are to decide to leave in the three
    months from their group's loss, than those of groups whose contract ended and was kept."""
    world = _lived(World(scenario, seed))
    people, state, lost = world.people, world.state, world.standing.lost
    own = np.flatnonzero((people.group_at >= 0) & ~people.firm)
    at = people.group_at[own]
    end = world.groups.contract_end[at]
    here = (people.join[own] < end) & (state.decided[own] >= end)
    soon = state.decided[own] < end + groups.SOON
    was_lost = lost[at] == end
    told = [soon[here & which].mean() for which in (was_lost, ~was_lost)]
    return float(told[0] / told[1])


@of_worlds
def silent_leak(scenario: Scenario, seed: int) -> float:
    """Return how many more the cliff of contracts has driven out than the event of the scenario that
    drove out most beside it, from the first of them on."""
    onset = min(law.month for law in (*scenario.network.outages, *scenario.shocks))
    since = months_between(scenario.first_month, onset)
    state = _lived(World(scenario, seed)).state
    left = (state.gone >= since) & (state.gone < scenario.months) & ~state.by_arrears
    lost = {
        one.kind: left.sum() - (without.left(scenario, seed, one).month >= since).sum()
        for one in scenario.without
    }
    cliff = lost.pop("cliff")
    return cliff / max(lost.values())


@of_worlds
def tied_contracts(scenario: Scenario, seed: int) -> float:
    """Return the share of running contracts, as the tied ones begin to end, that ask for a penalty and
    end within half a year."""
    world, first = World(scenario, seed), _first_tied(scenario)
    for _ in range(first):
        world.step()
    state = world.state
    runs = (state.contract_end >= first) & (state.gone > first) & (world.people.join < first)
    asks = state.contract_mode == CONTRACT_MODES.index("guarantee")
    soon = state.contract_end < first + contracts.HALF_A_YEAR
    return float((asks & soon)[runs].mean())


@of_worlds
def subsidy_signs(scenario: Scenario, seed: int) -> float:
    """Return the share of price classes of handsets in which the least subsidy of the scenario earns and
    the largest loses."""
    worth = _subsidies(scenario, seed)
    return float(((worth[min(worth)] > 0) & (worth[max(worth)] < 0)).mean())


@of_worlds
def subsidy_by_class(scenario: Scenario, seed: int) -> float:
    """Return the yuan by which the middle subsidy of the scenario is worth more, a contact, to owners of the
    dearest handsets than to those of the cheapest."""
    worth = _subsidies(scenario, seed)
    middle = worth[sorted(worth)[len(worth) // 2]]
    return float(middle[-1] - middle[0])


def _subsidies(scenario: Scenario, seed: int) -> dict[float, np.ndarray]:
    """Return, by yuan of subsidy, what a contact is worth to owners of handsets of each price class."""
    world = World(scenario, seed)
    runs = [one for one in world.campaigns if CATALOGUE[one.campaign.offer].subsidy]
    if not runs:
        raise Unanswerable
    for _ in range(runs[0].start):
        world.step()
    own = devices.models(ERAS[scenario.era]).price_class[world.state.model].copy()
    for _ in range(runs[0].campaign.horizon):
        world.step()
    return {one.campaign.offer_cost: _by_class(one, own[one.who]) for one in runs}


def _by_class(run, own: np.ndarray) -> np.ndarray:
    worth = run.effects().value_effect
    return np.array([worth[own == one].mean() for one in range(len(PRICE_CLASSES))])


def _first_tied(scenario: Scenario) -> int:
    if scenario.contracts.tied_month is None:
        raise Unanswerable
    return int(months_between(scenario.first_month, scenario.contracts.tied_month))


def _lived(world: World) -> World:
    for _ in world.months:
        world.step()
    return world


def _earned(world: World) -> tuple[float, int]:
    """Return what a base earns, in yuan, and how many services were put on its lines unasked."""
    before = np.zeros_like(world.state.unasked)
    earned = charged = 0
    for _ in world.months:
        month = world.step()
        state, here = world.state, month.present
        earned += float(state.margin[here].sum())
        charged += int(services.COUNT[state.unasked & ~before][here].sum())
        before = state.unasked.copy()
    return earned + float(money.value_kept(state.earns[here]).sum()), charged
