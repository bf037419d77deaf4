"""What a subscriber uses in a month and what it costs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from synthetic import arbitrage, channels, life, services, tariffs
from synthetic.columns import Columns
from synthetic.leaving import fading
from synthetic.market import Tariffs
from synthetic.scenario import Scenario
from synthetic.streams import Stream

SEASON = (1.03, 0.9, 1.0, 0.99, 1.0, 1.0, 1.01, 1.02, 1.0, 1.01, 1.01, 1.03)
"""Voice by calendar month; February is short and holds the Spring Festival (kit assumption)."""

_FADE_OUT = (0.55, 1.0, 1.5)
"""Fall of the log of outgoing use and data in the first, second, third month of fading."""
_FADE_IN = 0.45
"""Incoming use falls by this share of the fall of outgoing use: the number is still known."""

_NEW_HANDSET, _NEW_HANDSET_FADING = 0.024, 0.124
"""Chance of a new handset in a month; and when fading, towards a rival's (kit assumptions)."""
_ROAMS = 0.3
"""Share of quiet months in which roaming is paid for (kit assumption)."""
_LONG_QUIET = 0.4
"""Share of quiet spells that last two months (kit assumption)."""


@dataclass(frozen=True)
class Moment:
    """A month as the mechanisms see it.

    Attributes:
        index, month: from the first month; billing month.
        rival: rivals' price for a like tariff, ours = 1.
        packs: yuan of a discount pack, by area.
    """

    index: int
    month: int
    rival: float
    packs: np.ndarray


def use(
    people: Columns, state: Columns, moment: Moment, scenario: Scenario, own: Tariffs, draw
) -> Columns:
    """Use of the month, as float arrays; `plain_*` is what it would be without fading.

    What moves satisfaction and the hazard reads the plain figures, so that the life which one who
    has decided would have led otherwise stays known.
    """
    draws = draw(Stream.USAGE)
    state.activity *= 0.8
    state.activity += draws.normal(0.17)
    factor = _quiet(state, scenario, draws) * _shifted(state, scenario)
    factor *= channels.idle(people, moment.index).astype(factor.dtype)
    season = math.log(SEASON[moment.month % 100 - 1])
    level = life.use(state, scenario.life)
    mood = 0.35 * state.activity + season + level
    growth = scenario.use.data_growth * moment.index
    out = np.exp(people.voice_out + mood + draws.normal(0.2)) * factor
    into = np.exp(people.voice_in + mood + draws.normal(0.2)) * np.sqrt(factor)
    data = np.exp(people.data + 0.4 * state.activity + level + growth + draws.normal(0.22)) * factor
    month = Columns(
        plain_out=out,
        plain_in=into,
        plain_data=data,
        minutes_out=out.copy(),
        minutes_in=into.copy(),
        data=data.copy(),
        off_net=people.off_net + draws.normal(0.035),
        rivals=np.full_like(out, 0.035),
        habit=people.habit * (0.35 + 0.65 * factor),
    )
    _fade(month, state, moment.index, scenario.leaving.fade_depth)
    tariffs.hold_back(people, state, month, own)
    awake = (state.suspended == 0).astype(state.activity.dtype)  # casting once is quicker
    for used in (month.minutes_out, month.minutes_in, month.data):
        used *= awake
    month.calls_out = draws.around(month.minutes_out * people.calls_a_minute)
    month.calls_in = draws.around(month.minutes_in * people.calls_a_minute)
    calls = np.maximum(month.calls_out + month.calls_in, 0.01)
    month.contacts = draws.around(people.circle_size * np.exp(0.7 * np.log(calls)))
    month.rival_calls = draws.count(month.rivals) * awake
    month.sms = draws.around(people.messages * awake)
    month.off_net = np.clip(month.off_net, 0.0, 1.0) * awake
    month.active_days = np.rint(30 * (1 - np.exp(-month.habit + draws.normal(0.12)))) * awake
    np.clip(month.active_days, 0, 30, out=month.active_days)
    return month


def _quiet(state: Columns, scenario: Scenario, draws) -> np.ndarray:
    """Travel, holidays, a lost phone: use falls for a month or two and comes back."""
    luck, awake = draws.uniform(), state.quiet == 0
    state.quiet -= ~awake
    state.quiet += awake & (luck < scenario.use.quiet)
    state.quiet += awake & (luck < _LONG_QUIET * scenario.use.quiet)  # a second month
    return 1 - (1 - scenario.use.quiet_use) * (state.quiet > 0).astype(state.activity.dtype)


def _shifted(state: Columns, scenario: Scenario) -> np.ndarray:
    return 1 - (1 - scenario.shift.use_left) * (state.shifted > 0).astype(state.activity.dtype)


def _fade(month: Columns, state: Columns, now: int, depth: float) -> None:
    """Use of those who have decided: less each month, more of it with rivals' customers."""
    who, stage = fading(state, now)
    strength = depth * state.fade_strength[who]
    fall = np.exp(-strength * np.take(_FADE_OUT, stage)).astype(month.data.dtype)
    month.minutes_out[who] *= fall
    month.data[who] *= fall
    month.habit[who] *= np.sqrt(fall)
    month.minutes_in[who] *= fall**_FADE_IN
    month.off_net[who] += (0.05 + 0.06 * stage) * strength
    month.rivals[who] += 0.45 * strength


def charge(state: Columns, month: Columns, own: Tariffs, scenario: Scenario, draw) -> None:
    """Adds the bill to `month`, in yuan, and who was warned before charges over the allowance.

    `plain_overage` is what it would be without fading and without a tariff that an offer brought:
    what moves the wish to leave reads it. `state.step_bill` and `step_margin` are what the next
    tariff up would add to bill and margin of that life.
    """
    higher = tariffs.above(state.plan)
    plan = np.where(state.up, higher, state.plan)
    month.fee = own.fee[plan]
    month.over_gb = np.maximum(month.data - own.data_gb[plan], 0)
    month.overage = tariffs.over(plan, month.data, month.minutes_out, own)
    plain = tariffs.over(state.plan, month.plain_data, month.plain_out, own)
    month.plain_overage = plain
    for overage in (month.overage, month.plain_overage):
        arbitrage.forgive(state, overage, scenario.arbitrage.leaking_plan)
    then = own.fee[higher] + tariffs.over(higher, month.next_data, month.next_out, own)
    state.step_bill[:] = then - state.fee - plain
    over = np.flatnonzero(month.plain_overage > 0)
    month.warned = np.zeros(len(plain), dtype=bool)
    month.warned[over] = draw(Stream.WARNED, over).chance(scenario.charges.warned)
    month.vas = services.fee(state.services)
    month.roaming = _roaming(state, draw)
    month.bill = month.fee + month.overage + month.vas + month.roaming


def _roaming(state: Columns, draw) -> np.ndarray:
    """Half of those whose use is quiet are on a journey; some of them abroad."""
    fee = np.zeros_like(state.fee)
    who = np.flatnonzero(state.quiet > 0)
    luck = draw(Stream.ROAMING, who)
    abroad = luck.chance(_ROAMS)
    fee[who] = np.rint(np.exp(2.6 + luck.normal(0.9))) * abroad
    return fee


def new_handset(state: Columns, now: int, draw) -> None:
    """Handsets age a month; some are replaced, more often by those about to take a rival's."""
    luck = draw(Stream.HANDSET).fine_uniform()
    new = luck < _NEW_HANDSET
    who, _ = fading(state, now)
    new[who] = luck[who] < _NEW_HANDSET_FADING
    state.handset_age += 1
    np.minimum(state.handset_age, 240, out=state.handset_age)
    state.handset_age[new] = 0
