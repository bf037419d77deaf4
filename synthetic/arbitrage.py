"""Arbitrage: lines that are kept for gain, not for talking with friends.

They come by agents and telesales, make long calls to ever new numbers, are hardly ever called,
live on a tariff that leaks where there is one, and go quietly when the gain is over.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.scenario import Scenario
from synthetic.schema import CHANNELS
from synthetic.streams import Draws

_BY = (CHANNELS.index("agent"), CHANNELS.index("telesales"))
_OUT, _IN, _CIRCLE = 1.6, -1.8, 1.4
"""What is added to the log of minutes made, minutes received and people called (kit assumptions)."""
_LEAVES = 0.9
"""Added to their log hazard: nothing ties them."""


def among(scenario: Scenario, channel: np.ndarray, draws: Draws) -> np.ndarray:
    """Which subscribers are such lines."""
    return np.isin(channel, _BY) & draws.chance(scenario.arbitrage.share)


def fraud(scenario: Scenario, channel, join: np.ndarray, draws: Draws) -> np.ndarray:
    """Which new lines are won by agents on false papers and never pay."""
    return (channel == _BY[0]) & (join >= 0) & draws.chance(scenario.arbitrage.fraud)


def settle(people: Columns, scenario: Scenario) -> None:
    """Gives such lines their use, their inclination to leave and their tariff."""
    who = np.flatnonzero(people.arbitrage)
    people.voice_out[who] += _OUT
    people.voice_in[who] += _IN
    people.circle_size[who] *= np.exp(_CIRCLE)
    people.leave_base[who] += _LEAVES
    if scenario.arbitrage.leaking_plan is not None:
        people.plan[who] = scenario.arbitrage.leaking_plan - 1


def forgive(state: Columns, overage: np.ndarray, leaking_plan: int | None) -> None:
    """Takes the overage off the bills of a tariff that forgets to charge it."""
    if leaking_plan is not None:
        overage[state.plan == leaking_plan - 1] = 0
