"""A latent stage of life with the operator: a line grows, is at its height, declines, and may recover.

Nobody sees the stage. It moves the level of use slowly, the services taken and dropped
(`synthetic.services`), the answer to an offer of more (`synthetic.answers`) and the wish to leave
(`synthetic.leaving`), so that none of them gives it away. Content and stable lines stay at their
height the longer. All figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.laws import Life
from synthetic.schema import STAGES
from synthetic.streams import Draws, Stream

GROWING, HEIGHT, DECLINE = range(3)
"""Values of `state.phase`."""
_NEXT = np.array([HEIGHT, DECLINE, HEIGHT], dtype=np.int8)
_ACQUIRED, _LEAVING = STAGES.index("acquired"), STAGES.index("leaving")
NEW = 3
"""Months of tenure up to which a subscriber is newly acquired."""
_TEMPO = 0.7
"""Spread of the log of how slowly lines grow."""
_CONTENT, _STABLE = 0.3, 0.2
"""What a unit of satisfaction, of stability takes off the log of the chance to decline."""
ON_JOINING, _DEEPEST = -0.6, -1.3
"""Log of the level of use at joining, and the lowest in decline; 0 at the height."""
_STEP = np.array([0.03, 0.03, -0.10])
"""Change of the level a month, by phase."""
_USUAL = -0.46
"""Level of the base as a whole: use is calibrated on it."""


def tempo(draws: Draws) -> np.ndarray:
    """Return how slowly each line grows, 1 in the middle."""
    return np.exp(_TEMPO * draws.normal()).astype(np.float16)


def turning(people: Columns, state: Columns, law: Life) -> np.ndarray:
    """Return the chance of each to come to another phase in the next month."""
    loyal = _CONTENT * state.satisfaction + _STABLE * people.stability
    chance = np.minimum(law.decline * np.exp(-loyal), 1)
    grow = np.flatnonzero(state.phase == GROWING)
    tempo = law.growing * people.tempo[grow].astype(chance.dtype)
    chance[grow] = np.minimum(1 / tempo, 1)
    chance[state.phase == DECLINE] = law.recovery
    return chance


def move(people: Columns, state: Columns, now: int, draw) -> None:
    """Some come to another phase this month; the level of use follows. Who has not joined waits."""
    old_enough = people.join <= now - NEW
    who = np.flatnonzero(draw(Stream.LIFE).chance(state.turning) & old_enough)
    state.phase[who] = _NEXT[state.phase[who]]
    here = people.join < now
    state.level += np.take(_STEP.astype(state.level.dtype), state.phase) * here
    np.clip(state.level, _DEEPEST, 0, out=state.level)


def use(state: Columns, law: Life) -> np.ndarray:
    """Return what the level adds to the log of use, 0 for the base as a whole."""
    return law.use * (state.level - state.level.dtype.type(_USUAL))


def stage(people: Columns, state: Columns, now: int) -> np.ndarray:
    """Return the true stage at the end of a month: index into STAGES, int8."""
    found = state.phase + np.int8(STAGES.index("growing"))
    found[now - people.join < NEW] = _ACQUIRED
    found[state.decided != NEVER] = _LEAVING
    return found
