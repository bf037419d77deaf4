"""The same people and the same luck, but for one event: who would have left all the same, and when.

Nothing else tells how many an outage or a rival has cost: before and after differ by much besides.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.scenario import Event, Scenario
from synthetic.schema import EVENTS
from synthetic.world import World


def scenario(law: Scenario, event: Event) -> Scenario:
    """The scenario as it would be had an event of it not happened."""
    at = event.number - 1
    match event.kind:
        case "outage":
            outages = law.network.outages[:at] + law.network.outages[at + 1 :]
            changed = {"network": law.network.model_copy(update={"outages": outages})}
        case "rival":
            changed = {"shocks": law.shocks[:at] + law.shocks[at + 1 :]}
        case "cliff":
            changed = {"contracts": law.contracts.model_copy(update={"cliff_month": None})}
        case "portability":
            changed = {"market": law.market.model_copy(update={"portability_pull": 0.0})}
    return law.model_copy(update=changed)


def left(law: Scenario, seed: int, event: Event, part: tuple[int, int] | None = None) -> Columns:
    """Return who would have left by choice without an event: subscriber (position), month (index), and
    the event's kind (index into EVENTS) and number."""
    world = World(scenario(law, event), seed, part=part)
    world.noted = False
    for _ in world.months:
        world.step()
    gone, chose = world.state.gone, ~world.state.by_arrears
    who = np.flatnonzero((gone < len(world.months)) & (world.people.join < gone) & chose)
    return Columns(
        subscriber=who,
        month=gone[who],
        event=np.full(len(who), EVENTS.index(event.kind), dtype=np.int8),
        number=np.full(len(who), event.number, dtype=np.int8),
    )
