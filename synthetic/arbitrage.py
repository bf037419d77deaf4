"""Arbitrage: lines that are kept for gain, not for talking with friends; and honest ones that look like them.

Lines kept for gain come by agents and telesales, make long calls to ever new numbers, are seldom
called, use little data, live on a tariff that leaks where there is one, and go quietly when the
gain is over. Couriers and shops call many, too, and are called back: who bars by a plain rule bars
them as well.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.scenario import Scenario
from synthetic.schema import CHANNELS, TRADES
from synthetic.streams import Draws

_BY = (CHANNELS.index("agent"), CHANNELS.index("telesales"))
_OUT, _IN, _CIRCLE, _DATA = 1.3, -0.9, 1.1, -1.2
"""What is added to the log of minutes made, minutes received, people called and data used (kit assumptions)."""
_LOOKALIKES = {
    "courier": {"voice_out": 1.2, "voice_in": 0.4, "circle_size": 0.8},
    "shop": {"voice_out": 0.8, "voice_in": 0.5, "circle_size": 0.6},
}
"""The same of honest trades that live on the phone, on the log scale (kit assumptions)."""
_OF_AGE = 18
_LEAVES = 0.9
"""Added to their log hazard: nothing ties them."""


def among(scenario: Scenario, channel: np.ndarray, draws: Draws) -> np.ndarray:
    """Which subscribers are such lines."""
    return np.isin(channel, _BY) & draws.chance(scenario.arbitrage.share)


def fraud(scenario: Scenario, channel, join: np.ndarray, draws: Draws) -> np.ndarray:
    """Which new lines are won by agents on false papers and never pay."""
    return (channel == _BY[0]) & (join >= 0) & draws.chance(scenario.arbitrage.fraud)


def trade(scenario: Scenario, age: np.ndarray, gain: np.ndarray, draws: Draws) -> np.ndarray:
    """Which honest trade each line is used for, of those of age that are not kept for `gain`; index
    into TRADES."""
    law, luck = scenario.arbitrage, draws.fine_uniform()
    courier, shop = luck < law.courier, luck >= 1 - law.shop
    trades = np.select([courier, shop], [TRADES.index("courier"), TRADES.index("shop")])
    return np.where((age >= _OF_AGE) & ~gain, trades, 0).astype(np.int8)


def work(level: dict[str, np.ndarray], trades: np.ndarray) -> None:
    """Adds what a trade needs to the levels of use, before a tariff is chosen for it."""
    for name, added in _LOOKALIKES.items():
        who = trades == TRADES.index(name)
        level["voice_out"][who] += added["voice_out"]
        level["voice_in"][who] += added["voice_in"]
        level["circle_size"][who] *= np.exp(added["circle_size"])


def settle(people: Columns, scenario: Scenario) -> None:
    """Gives such lines their use, their inclination to leave and their tariff."""
    who = np.flatnonzero(people.arbitrage)
    people.voice_out[who] += _OUT
    people.voice_in[who] += _IN
    people.circle_size[who] *= np.exp(_CIRCLE)
    people.data[who] += _DATA
    people.leave_base[who] += _LEAVES
    if scenario.arbitrage.leaking_plan is not None:
        people.plan[who] = scenario.arbitrage.leaking_plan - 1


def forgive(state: Columns, overage: np.ndarray, leaking_plan: int | None) -> None:
    """Takes the overage off the bills of a tariff that forgets to charge it."""
    if leaking_plan is not None:
        overage[state.plan == leaking_plan - 1] = 0
