"""Mouth to mouth: a newcomer who asks around comes on the word of a friend who is content here.

Who joins is drawn beforehand, and in which month; what a friend says decides whether it was by his
word, so that the draws hang on nothing that is done. Who would recommend gladly speaks up fifteen
times as often as who would on the whole; others never do. Figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.laws import Channels
from synthetic.schema import CHANNELS
from synthetic.streams import Draws

_MEAN, _BY_CONTENT = 7.8, 1.7
"""Readiness to recommend (0 to 10) of one of middling contentment, and what a unit of it adds."""
_GLADLY, _ON_THE_WHOLE = 8.5, 6.5
"""Readiness from which somebody recommends gladly, and on the whole."""
_SPEAKS_UP, _SELDOM = 0.6, 0.04
"""Chance that a friend of either kind speaks up when asked."""


def readiness(satisfaction: np.ndarray) -> np.ndarray:
    """How readily somebody recommends us, around 0 to 10, unrounded: what a survey asks for."""
    return _MEAN + _BY_CONTENT * satisfaction


def won_by(people: Columns, state: Columns) -> np.ndarray:
    """Return the channel of acquisition as it is written down: index into CHANNELS, int8."""
    return np.where(state.referred, CHANNELS.index("referral"), people.channel).astype(np.int8)


def month(
    people: Columns,
    state: Columns,
    circles: tuple[np.ndarray, np.ndarray],
    new: np.ndarray,
    law: Channels,
    draws: Draws,
) -> tuple[np.ndarray, np.ndarray]:
    """Marks in `state.referred` those of this month's newcomers who come on a friend's word.

    Args:
        circles: friends by subscriber, as `ties.circles` gives them.
        new: who joins this month, positions.
        draws: of this month, for each of them.

    Returns:
        Who they are and whose word it was, positions.
    """
    asked = draws.chance(law.asking)
    start, friends = circles
    now = people.join[new]
    word = np.full(len(new), -1, dtype=np.int64)
    friends_of = start[new + 1] - start[new]
    for slot in range(int(friends_of.max(initial=0))):
        luck = draws.uniform()
        still = np.flatnonzero(asked & (word < 0) & (friends_of > slot))
        friend = friends[start[new[still]] + slot]
        here = (people.join[friend] < now[still]) & (state.gone[friend] > now[still])
        ready = readiness(state.satisfaction[friend])
        speaks = np.where(ready >= _GLADLY, _SPEAKS_UP, _SELDOM * (ready >= _ON_THE_WHOLE))
        heard = here & (luck[still] < speaks)
        word[still[heard]] = friend[heard]
    came = word >= 0
    state.referred[new[came]] = True
    return new[came], word[came]
