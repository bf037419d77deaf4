"""What lines are worth from a moment on, by the truth: a year lived out, and another reckoned.

The year that is lived shows what offers leave behind, as the cliff when a contract ends. The year
after it is reckoned from the hazards at its end.
"""

from __future__ import annotations

import numpy as np

from synthetic import desk, leaving
from synthetic.calendar import NEVER
from synthetic.world import Month, World

LIVED, RECKONED = 12, 12
"""Months."""


def earned(world: World, month: Month, who: np.ndarray) -> np.ndarray:
    """Return what those at `who` (positions) bring in the month just lived, in yuan: the margin of those
    still there, less what their complaints cost."""
    here = month.present[who]
    complaints = month.seen.complaints[who] * _complaint(world)
    return here * (world.state.margin[who].astype(np.float64) - complaints)


def ahead(world: World, who: np.ndarray) -> np.ndarray:
    """Return what each of those at `who` (positions) is worth from now on, in yuan: what they bring in
    the `LIVED` months to come, with nobody contacted, and in `RECKONED` months after these. The world
    is afterwards where it was.

    Raises:
        IndexError: the scenario ends before these months are lived.
    """
    before = world.snapshot()
    worth = np.zeros(len(who))
    for _ in range(LIVED):
        month = world.step()
        worth += earned(world, month, who)
    worth += month.present[who] * reckoned(world, who)
    world.restore(before)
    return worth


def reckoned(world: World, who: np.ndarray, months: int = RECKONED) -> np.ndarray:
    """Return the yuan that each of those at `who` (positions, on the network) is expected to bring in
    the next months: today's margin, as long as it is still there.

    The hazard stays as it is, but for ends of contracts and offers that are known. Who has decided
    goes in his month, unless the desk may keep him. A tariff that an offer brought adds nothing any
    more, as in the effects of campaigns: by and by they would have chosen it themselves.
    """
    state = world.state
    margin = state.margin[who].astype(np.float64) - (state.step_margin * state.up)[who]
    return margin * survival(world, who, months).sum(axis=0)


def survival(world: World, who: np.ndarray, months: int) -> np.ndarray:
    """Return the chance that each of those at `who` is still there, months × lines."""
    people, state = world.people.take(who), world.state.take(who)
    law, nxt = world.scenario.leaving, world.index
    fading = np.asarray(law.fading)[:, None]
    goes = 1 - desk.kept(people.need, world.scenario.desk)
    decided = state.decided != NEVER
    stays = desk.may_take_back(people.need, state, nxt, world.scenario.desk)
    undecided, here = np.where(decided, 0.0, 1.0), np.ones(len(who))
    going = np.zeros((months + len(fading), len(who)))
    left = np.clip(state.gone.astype(np.int32) - nxt, 0, len(fading) - 1)
    going[left[decided], np.flatnonzero(decided)] = 1 - stays[decided]
    chance = np.empty((months, len(who)))
    for month, change in zip(
        range(months), leaving.known_changes(people, state, nxt, law), strict=False
    ):
        decides = undecided * np.minimum(state.hazard * np.exp(change), 0.5) * goes
        undecided -= decides
        going[month : month + len(fading)] += fading * decides
        here = here - going[month]
        chance[month] = here
    return chance


def _complaint(world: World) -> float:
    return 0.0 if world.scenario.game is None else world.scenario.game.complaint
