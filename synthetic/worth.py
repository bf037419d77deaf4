"""What each line is worth at a moment: the margin of the months ahead, over several lives of the base.

The base is lived on from that moment again and again, each time with other luck; nobody is
contacted any more. In each life a line counts with its chance of still being there, the running
product of (1 − hazard) spread over the months of fading, and not with whether it happened to
leave: so a handful of lives is enough.
"""

from __future__ import annotations

import numpy as np

from synthetic import desk
from synthetic.calendar import NEVER, add_months
from synthetic.columns import Columns
from synthetic.leaving import deciding, deciding_at_home
from synthetic.money import DISCOUNT
from synthetic.scenario import Scenario
from synthetic.world import World

AHEAD = 36
"""Months that value looks ahead."""
LIVES = 14
_YEAR = 12


def worth(scenario: Scenario, seed: int, at: int, part: tuple[int, int] | None = None) -> Columns:
    """Return the true value of everybody who is on the network at the end of month `at` (index).

    Returns:
        subscriber (position); margin_36m (yuan, as it falls), clv (the same, discounted by 1 % a
        month), survival_12m (chance of still being there in a year).
    """
    who, told = lives(scenario, seed, at, part)
    mean = {name: np.mean([one[name] for one in told], axis=0) for name in told[0]}
    return Columns(subscriber=who, **mean)


def lives(
    scenario: Scenario, seed: int, at: int, part: tuple[int, int] | None = None, count: int = LIVES
) -> tuple[np.ndarray, list[dict[str, np.ndarray]]]:
    """Return who is on the network at the end of month `at` (positions), and what each life, with luck
    of its own from then on, brings them: columns as of `worth`."""
    world = World(_lived_on(scenario, at), seed, part=part)
    world.noted = False
    for _ in range(at + 1):
        month = world.step()
    who = np.flatnonzero(month.present)
    before = world.snapshot()
    told = []
    for life in range(count):
        world.take_luck(life + 1, at + 1)
        world.restore(before)
        told.append(_one_life(world, who))
    return who, told


def _lived_on(scenario: Scenario, at: int) -> Scenario:
    """The scenario with so many months more; those who join later are not asked for."""
    month = add_months(scenario.first_month, at)
    started = tuple(one for one in scenario.campaigns if one.month <= month)
    return scenario.model_copy(
        update={
            "months": max(scenario.months, at + 1 + AHEAD),
            "joining_months": scenario.joining_months or scenario.months,
            "campaigns": started,
        }
    )


def _one_life(world: World, who: np.ndarray) -> dict[str, np.ndarray]:
    fading = np.asarray(world.scenario.leaving.fading)
    leaving = world.state.decided[who] != NEVER
    until = world.state.calm_until[who].astype(np.int32) - world.index
    decided, calm = np.flatnonzero(leaving), np.flatnonzero(~leaving & (until >= 0))
    here, undecided = np.ones(len(who)), np.ones(len(who))
    undecided[decided] = undecided[calm] = 0
    going = np.zeros((len(fading), len(who)))  # who goes in this month and the next ones
    left = np.clip(world.state.gone[who].astype(np.int32) - world.index, 0, len(fading) - 1)
    calls, stays = _to_call(world, who[decided])
    going[left[decided], decided] = 1 - stays
    kept = desk.kept(world.people.need[who], world.scenario.desk)
    returning = desk.Returning(len(who), world.scenario.leaving.fading)
    returning.add(until[calm], calm, 1)
    returning.add(calls + desk.CALM_MONTHS - 1, decided, stays)
    margin, clv, year = np.zeros(len(who)), np.zeros(len(who)), here
    law = world.scenario.leaving
    for ahead in range(AHEAD):
        now, own = world.index, deciding(world.state, world.index, law)[who].astype(np.float64)
        decides = undecided * deciding_at_home(world.people, world.state, now, law, who, own)
        back = undecided * np.minimum(own, 1) * kept
        undecided = undecided - decides + returning.month(back)
        going += fading[:, None] * (decides - back)
        world.step()
        here = here - going[0]
        going = np.vstack([going[1:], np.zeros(len(who))])
        gained = here * world.state.margin[who]
        margin += gained
        clv += gained * (1 - DISCOUNT) ** (ahead + 1)
        if ahead == _YEAR - 1:
            year = here
    return {"margin_36m": margin, "clv": clv, "survival_12m": year}


def _to_call(world: World, decided: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """In how many months those who have decided (positions) will call the desk, and the chance that
    each then stays; 0 where there is no call to come."""
    ahead = world.state.calls_at[decided].astype(np.int32) - world.index
    stays = desk.if_called(world.people.need[decided], world.scenario.desk) * (ahead >= 0)
    return np.maximum(ahead, 0), stays
