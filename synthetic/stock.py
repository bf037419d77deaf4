"""Who is here at the start, and who joins later: a base whose churn does not drift.

Whoever leaves early is seldom met in a base, and long-stayers are met often. So a line with a
steady monthly hazard h is in the base at the start with probability 1 / (1 + m h), m the months in
which others join, and has then been here for a time that is exponential with rate h; else it joins
in one of these months. For constant hazards such a base neither grows nor shrinks, and its churn
stays what it is. A decision may be taken back, and the line is calm for a while: h is the rate at
which lines go for good.
"""

from __future__ import annotations

import numpy as np

from synthetic import desk
from synthetic.calendar import months_between
from synthetic.scenario import Scenario
from synthetic.schema import CHANNELS, FIRST_MONTH
from synthetic.streams import Draws, Stream

LONGEST = 240
"""Months on the network at the start, at most; nobody joined before the first month of the books."""
_USUAL_GAP = 0.15
"""Share of the bill that a rival would save in an ordinary month: how price weighs on the steady hazard."""
_SEPTEMBER = 8


def joining(
    scenario: Scenario, seed: int, start: int, stop: int, channel, inclination, price_weight, kept
) -> np.ndarray:
    """Month index of joining, int16; 0 is the first month of the data, most joined before it.

    In a campus season, those who come by the campus channel come in September.

    Args:
        scenario: says by `turnover` how much more comes and goes than the inclination tells.
        start, stop: subscribers, 0-based.
        channel: that they came by.
        inclination: fixed part of the log hazard of leaving.
        price_weight: of what a rival would save, in the log hazard.
        kept: chance that a decision to leave is taken back.
    """
    draws = Draws(seed, Stream.PERSON, 1, start, stop)
    window = scenario.joining_months or scenario.months
    steady = scenario.leaving.turnover * np.exp(inclination + _USUAL_GAP * price_weight)
    steady *= (1 - kept) / (1 + kept * desk.CALM_MONTHS * steady)
    late = draws.uniform() * (1 + window * steady) > 1
    longest = min(LONGEST, int(months_between(FIRST_MONTH, scenario.first_month)) - 1)
    before = -1 - _waited(np.maximum(steady, 1e-6), longest, draws.fine_uniform())
    during = np.floor(draws.uniform() * window)
    if scenario.campus_season:
        students = channel == CHANNELS.index("campus")
        moves = students & (during + _to_september(scenario, during) < window)
        during = during + _to_september(scenario, during) * moves
        since = (12 - _to_september(scenario, np.ceil(before))) % 12
        before = before - since * (students & (before - since > -longest))
    return np.where(late, during, before).astype(np.int16)


def _waited(rate: np.ndarray, longest: int, luck: np.ndarray) -> np.ndarray:
    """Months since joining, exponential with a monthly rate among those of no more than `longest`: none
    heap up there."""
    beyond = np.exp(-rate * longest)
    return -np.log(beyond + luck * (1 - beyond)) / rate


def _to_september(scenario: Scenario, index: np.ndarray) -> np.ndarray:
    """Months from a month (index) to the next September, or none."""
    return (_SEPTEMBER - (scenario.first_month % 100 - 1 + index)) % 12
