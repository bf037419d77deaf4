"""Needs move behaviour: what a line needs most shows, blurred, in what it does.

Each line has four habits, one a need; its own need raises one of them by the law's `trace`, and a
spread of 1 between people blurs it, so that no single column gives a need away. The spread sits on
the person, not on the month: twelve months of counts would average it away. All other figures are
assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic import year
from synthetic.calendar import days_in
from synthetic.columns import Columns
from synthetic.laws import Habits
from synthetic.schema import NEEDS
from synthetic.streams import Draws, Stream

COUNTED = ("bill_checks", "packs", "blocked_calls", "counter_visits", "app_days", "hotline")
"""What is counted every month; calls to the hotline come on top of those that events cause."""
_RATES = {
    # the habit, the log of the monthly rate without it, and what a unit of it adds
    "bill_checks": ("price", 0.3, 0.5),
    "packs": ("price", -2.4, 0.7),
    "blocked_calls": ("security", 0.9, 0.5),
    "counter_visits": ("service", -2.3, 0.7),
    "app_days": ("brand", 1.2, 0.45),
    "hotline": ("service", -2.0, 0.65),
}
_RARE = ("counter_visits", "hotline")
_AGE = {"security": 0.25, "brand": -0.25}
"""What a unit of age (14 years from 42) adds to a habit."""
TIED = (0.25, 1.0)
"""How far one with a second SIM of a rival is tied to it: from, to."""
_REPORTED, _FALSE_ALARM = 0.75, 0.08
"""Share of second SIMs that the network reports, and of other handsets that it reports by mistake."""


def make(law: Habits, shares, need, age, income, seed: int, start: int, stop: int) -> Columns:
    """Habits of subscribers `start` to `stop`, what stands for good, and their monthly rates.

    Args:
        shares: of the needs among all, in the order of `schema.NEEDS`.
        need, age (years), income (standard units): of each.

    Returns:
        habit_<need> (standard units); autopay, club, do_not_disturb, second_sim, sim_reported
        (flags); rival_tie (0 without a second SIM, else 0.25 to 1); rate_<counted> (a month).
    """
    draws = Draws(seed, Stream.HABIT, 0, start, stop)
    habit = {}
    for code, name in enumerate(NEEDS):
        habit[name] = law.trace * ((need == code) - shares[code]) + draws.normal()
        habit[name] += _AGE.get(name, 0.0) * (age - 42) / 14

    def flagged(log_odds: np.ndarray) -> np.ndarray:
        return draws.fine_uniform() < 1 / (1 + np.exp(-log_odds))

    security, price, service, brand = (habit[name] for name in NEEDS)
    second = flagged(-1.5 + 0.8 * price)
    tied = TIED[0] + (TIED[1] - TIED[0]) * draws.uniform()
    luck = draws.uniform()
    return Columns(
        **{f"habit_{name}": values.astype(np.float16) for name, values in habit.items()},
        autopay=flagged(-0.7 + 0.9 * security + 0.3 * income - 0.4 * price),
        club=flagged(-2.0 + 1.2 * brand + 0.5 * income),
        do_not_disturb=flagged(-2.3 + 0.5 * security - 0.5 * service),
        second_sim=second,
        sim_reported=luck < np.where(second, _REPORTED, _FALSE_ALARM),
        rival_tie=np.where(second, tied, 0.0).astype(np.float16),
        **{
            f"rate_{name}": np.exp(base + slope * habit[of]).astype(np.float32)
            for name, (of, base, slope) in _RATES.items()
        },
    )


def live(people: Columns, state: Columns, month: Columns, billing: int, packs, draw) -> None:
    """Adds what they did this month to `month`; a suspended line does nothing of it but ask.

    Args:
        billing: the month, yyyymm.
        packs: times the usual demand for discount packs, of each.
    """
    draws = draw(Stream.ACTS)
    real = state.hazard.dtype.type
    awake = (state.suspended == 0).astype(real)
    for name in COUNTED:
        rate = people.__dict__[f"rate_{name}"] * real(year.length(billing))
        if name == "packs":  # in two halves: a count stops at 3, and who buys most would not answer
            half = 0.5 * rate * packs
            counted = draws.count(half) + draws.count(half)
        else:
            counted = draws.count(rate) if name in _RARE else draws.around(rate * awake)
        month.__dict__[name] = counted
    np.minimum(month.app_days, days_in(billing), out=month.app_days)
    month.packs = month.packs * awake
    month.service_calls = month.service_calls + month.hotline
