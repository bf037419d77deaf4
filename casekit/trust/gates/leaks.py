"""Measures of gates on events that come at once: what is seen of each, and what the whole base shows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from casekit.trust.gates.registry import of_worlds
from casekit.trust.quantities.registry import Unanswerable, ratio
from synthetic import without
from synthetic.calendar import months_between
from synthetic.contracts import shown_end
from synthetic.leaving import STAYS
from synthetic.scenario import Event, Scenario
from synthetic.world import World

_SEEN, _YEAR = 3, 12
"""Months in which an event is seen, and those before it that are held against them."""


@dataclass(frozen=True)
class _Watched:
    """Line-months at risk and leavers by choice: by month and area, and of those whose contract ended in
    the month or the `STAYS` before it, by month."""

    world: World
    lines: np.ndarray
    left: np.ndarray
    ended: np.ndarray
    ended_left: np.ndarray

    def expected(self, area: int, since: int, others: np.ndarray) -> float:
        """Leavers of an area in the months of an event by its own rate of the year before, times the
        change of all others."""
        now, before = slice(since, since + _SEEN), slice(since - _YEAR, since)
        change = self._rate(now, others) / self._rate(before, others)
        return float(self._rate(before, [area]) * change * self.lines[now, area].sum())

    def _rate(self, months: slice, areas) -> float:
        return self.left[months][:, areas].sum() / self.lines[months][:, areas].sum()


def _watch(scenario: Scenario, seed: int) -> _Watched:
    world = World(scenario, seed)
    areas = int(world.people.area.max()) + 1
    lines, left = (np.zeros((scenario.months, areas)) for _ in range(2))
    ended, ended_left = (np.zeros(scenario.months) for _ in range(2))
    present = world.people.join < 0
    for now in range(scenario.months):
        since = now - shown_end(world.state)
        lately = present & (since >= 0) & (since <= STAYS)
        month = world.step()
        gone = month.left[~world.state.by_arrears[month.left]]
        lines[now] = np.bincount(world.people.area[present], minlength=areas)
        left[now] = np.bincount(world.people.area[gone], minlength=areas)
        ended[now], ended_left[now] = lately.sum(), lately[gone].sum()
        present = month.present.copy()
    return _Watched(world, lines, left, ended, ended_left)


def _caused(seen: _Watched, scenario: Scenario, kind: str, since: int, until: int, who) -> float:
    """Leavers by choice among `who` (mask) in some months whom an event drove out."""
    world = seen.world
    alone = without.left(scenario, world.seed, Event(kind=kind, number=1))
    chose = ~world.state.by_arrears & (world.people.join < world.state.gone)
    gone = (world.state.gone >= since) & (world.state.gone < until) & chose & who
    spared = (alone.month >= since) & (alone.month < until) & who[alone.subscriber]
    return float(gone.sum() - spared.sum())


def _by_area(scenario: Scenario, seed: int, kind: str) -> float:
    laws = {"outage": scenario.network.outages, "rival": scenario.shocks}
    if not laws[kind]:
        raise Unanswerable
    hit = {law.area for those in laws.values() for law in those}
    law = laws[kind][0]
    since = int(months_between(scenario.first_month, law.month))
    seen = _watch(scenario, seed)
    others = np.array([one for one in range(1, seen.lines.shape[1]) if one not in hit])
    excess = seen.left[since : since + _SEEN, law.area].sum()
    excess -= seen.expected(law.area, since, others)
    there = seen.world.people.area == law.area
    return ratio(max(excess, 0.0), _caused(seen, scenario, kind, since, since + _SEEN, there))


@of_worlds
def outage_by_excess(scenario: Scenario, seed: int) -> float:
    """Return leavers beyond those expected in the area of the first outage, over those whom it drove out."""
    return _by_area(scenario, seed, "outage")


@of_worlds
def rival_by_excess(scenario: Scenario, seed: int) -> float:
    """Return the same of the area of a rival's first push."""
    return _by_area(scenario, seed, "rival")


@of_worlds
def cliff_by_excess(scenario: Scenario, seed: int) -> float:
    """Return leavers whose contract had lately ended beyond those expected by the rate of all others, over
    those whom the cliff of contracts drove out."""
    since = _cliff(scenario)
    seen, until = _watch(scenario, seed), scenario.months
    now = slice(since, until)
    ended, left = seen.ended[now].sum(), seen.ended_left[now].sum()
    others = (seen.left[now].sum() - left) / (seen.lines[now].sum() - ended)
    everybody = np.ones(len(seen.world.people), dtype=bool)
    return ratio(left - ended * others, _caused(seen, scenario, "cliff", since, until, everybody))


def _cliff(scenario: Scenario) -> int:
    if scenario.contracts.cliff_month is None:
        raise Unanswerable
    return int(months_between(scenario.first_month, scenario.contracts.cliff_month))


@of_worlds
def leaks_in_whole(scenario: Scenario, seed: int) -> float:
    """Return the rate of leaving by choice in the months of the first event, over that of the same months
    of the year before."""
    onset = min(law.month for law in (*scenario.network.outages, *scenario.shocks))
    since = int(months_between(scenario.first_month, onset))
    seen = _watch(scenario, seed)
    rates = [
        seen.left[first : first + _SEEN].sum() / seen.lines[first : first + _SEEN].sum()
        for first in (since, since - _YEAR)
    ]
    return ratio(*map(float, rates))
