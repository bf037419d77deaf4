"""Where lines are won, and what that says of them: age, staying power, gifts taken and left.

Agents and telesales win lines that leave sooner; a share of those whom an agent wins only want the
welcome gift: they hardly use the line once it is theirs and go when the gift can no longer be
claimed back. All figures are assumptions of the kit.
"""

from __future__ import annotations

import math

import numpy as np

from synthetic.columns import Columns
from synthetic.laws import Channels
from synthetic.schema import WON_BY
from synthetic.streams import Draws

_BY_CHANNEL = {
    # mean age and its spread, added to the log hazard, share who are after the gift
    "store": (46.0, 15.0, -0.2, 0.03),
    "agent": (41.0, 13.0, 0.25, 0.22),
    "online": (34.0, 9.0, 0.0, 0.05),
    "telesales": (47.0, 13.0, 0.4, 0.15),
    "campus": (20.0, 2.0, -0.35, 0.03),
}
_AGE, _SPREAD, _STAY, _GIFT = np.array([_BY_CHANNEL[name] for name in WON_BY]).T
_ALIKE = (42.0, 14.0)
"""Mean age and its spread where channels do not differ."""
_YOUNGEST, _OLDEST = 16, 88
LEFT = math.exp(-0.6)
"""Factor of use once the gift is theirs."""
_KEPT = 3
"""Months after which the gift is theirs."""
_GO = (3, 6)
"""Months on the network, the first and the last, in which they go."""
_WISH = 2.2
"""What that adds to the log hazard."""


def age(law: Channels, channel: np.ndarray, z: np.ndarray, more: np.ndarray) -> np.ndarray:
    """Age in years by channel, and so much `more` where they live; `z` is standard normal. Nobody is
    younger than 16: they are mirrored."""
    mean = _ALIKE[0] + law.quality * (_AGE - _ALIKE[0])
    spread = _ALIKE[1] + law.quality * (_SPREAD - _ALIKE[1])
    years = mean[channel] + spread[channel] * z + more
    return np.minimum(_YOUNGEST + np.abs(years - _YOUNGEST), _OLDEST)


def inclination(law: Channels, channel: np.ndarray) -> np.ndarray:
    """What the channel adds to the log hazard of leaving."""
    return law.quality * _STAY[channel]


def after_the_gift(law: Channels, channel: np.ndarray, draws: Draws) -> np.ndarray:
    """Who joined for the welcome gift only."""
    return draws.uniform() < law.gifts * _GIFT[channel]


def idle(people: Columns, now: int) -> np.ndarray:
    """Positions of those who have got the gift and use the line less, by the factor `LEFT`."""
    return np.flatnonzero(people.gift & (now - people.join >= _KEPT))


def wish(gift: np.ndarray, tenure: np.ndarray) -> np.ndarray:
    """What the gift adds to the log hazard, by months on the network."""
    return _WISH * (gift & (tenure >= _GO[0]) & (tenure <= _GO[1]))
