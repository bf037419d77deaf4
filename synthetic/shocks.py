"""What comes over a part of the base at once: a rival's new store in an area, portability, the
last summer of a year of students. A pull raises the wish to leave and fades by 40 % a month."""

from __future__ import annotations

import numpy as np

from synthetic import areas
from synthetic.calendar import months_between
from synthetic.columns import Columns
from synthetic.laws import Shock
from synthetic.scenario import Scenario
from synthetic.schema import CHANNELS, NEEDS

FADES = 0.6
"""Share of a pull that is left a month later."""
_APRIL, _STUDIES, _GRADUATES = 4, (40, 51), 3.4
"""Students who have had their line for so many months, their fourth year ending, feel so strong a pull
from April on (kit assumptions)."""


def pull(people: Columns, state: Columns, month: int, now: int, scenario: Scenario) -> None:
    """Lets the pulls of earlier months fade and adds those of this month to `state.pull`."""
    state.pull *= FADES
    for shock in scenario.shocks:
        if 0 <= months_between(shock.month, month) < shock.months:
            state.pull[_meant(people, state, shock)] += shock.strength
    if scenario.campus_season and month % 100 == _APRIL:
        here, (first, last) = now - people.join, _STUDIES
        graduates = (people.channel == CHANNELS.index("campus")) & (here >= first) & (here <= last)
        state.pull[graduates] += _GRADUATES


def broken(people: Columns, state: Columns, lost: np.ndarray) -> None:
    """An outage pulls at those who live there.

    Args:
        lost: points of quality by area.
    """
    if lost.any():
        state.pull += (areas.PULL * lost).astype(state.pull.dtype)[people.area - 1]


def portable(scenario: Scenario, month: int) -> bool:
    """Whether numbers can be taken along to a rival in a month."""
    start = scenario.market.portability_month
    return start is None or months_between(start, month) >= 0


def portability(scenario: Scenario, month: int) -> float:
    """What portability adds to everybody's log hazard in a month."""
    if scenario.market.portability_month is None or not portable(scenario, month):
        return 0.0
    return scenario.market.portability_pull


def _meant(people: Columns, state: Columns, shock: Shock) -> np.ndarray:
    who = np.ones(len(people), dtype=bool)
    if shock.area is not None:
        who &= people.area == shock.area
    if shock.channel is not None:
        who &= people.channel == CHANNELS.index(shock.channel)
    if shock.need is not None:
        who &= people.need == NEEDS.index(shock.need)
    if shock.plan is not None:
        who &= state.plan == shock.plan - 1
    return who
