"""What a subscriber uses in a month and what it costs."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from synthetic import arbitrage, channels, devices, life, services, small_traits, tariffs, year
from synthetic.calendar import days_in
from synthetic.columns import Columns
from synthetic.leaving import fading
from synthetic.market import Tariffs
from synthetic.scenario import Scenario
from synthetic.streams import Stream

_FADE_OUT = (0.55, 1.0, 1.5)
"""Fall of the log of outgoing use and data in the first, second, third month of fading."""
_FADE_IN = 0.45
"""Incoming use falls by this share of the fall of outgoing use: the number is still known."""

_ROAMS, _BY_INCOME = 0.22, 0.3
"""Share of quiet months in which roaming is paid for, and the log of how much more of them for a unit
of income (kit assumptions)."""
_LONG_QUIET = 0.4
"""Share of quiet spells that last two months (kit assumption)."""


@dataclass(frozen=True)
class Moment:
    """A month as the mechanisms see it.

    Attributes:
        index, month: from the first month; billing month.
        rivals: their price for a like tariff, ours = 1, by area.
        packs: yuan of a discount pack, by area.
        quality: mean of the network, by area, 0 to 100.
        staff: the teams that serve.
    """

    index: int
    month: int
    rivals: np.ndarray
    packs: np.ndarray
    quality: np.ndarray
    staff: Columns


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
    factor[channels.idle(people, moment.index)] *= channels.LEFT
    level = life.use(state, scenario.life)
    mood = 0.35 * state.activity + math.log(year.voice(moment.month)) + level
    growth = scenario.use.data_growth * moment.index + math.log(year.data(moment.month))
    growth = growth + devices.wish(state, own.era)
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
        higher=tariffs.above(state.plan).astype(np.intp),
        apart=_apart(state, fading(state, moment.index)[0]),
        off_net=people.off_net + draws.normal(0.035),
        rivals=np.full_like(out, 0.035),
        habit=people.habit * (0.35 + 0.65 * factor),
    )
    _fade(month, state, moment.index, scenario.leaving.fade_depth)
    tariffs.hold_back(people, state, month, own)
    real = state.activity.dtype.type
    awake = (state.suspended == 0).astype(real)  # casting once is quicker
    for used in (month.minutes_out, month.minutes_in, month.data):
        used *= awake
    month.calls_out = draws.around(month.minutes_out * people.calls_a_minute)
    month.calls_in = draws.around(month.minutes_in * people.calls_a_minute)
    calls = np.maximum(month.calls_out + month.calls_in, 0.01)
    month.contacts = draws.around(people.circle_size * np.exp(0.7 * np.log(calls)))
    month.rival_calls = draws.count(month.rivals) * awake
    texts, small = people.messages, scenario.habits.small
    if small:  # an exponential of every line
        held = np.take(services.COUNT, state.services)
        texts = texts * small_traits.texts_with_services(small, held)
    month.sms = draws.around(texts * real(year.length(moment.month)) * awake)
    month.off_net = np.clip(month.off_net, 0.0, 1.0) * awake
    days = days_in(moment.month)
    month.active_days = np.rint(days * (1 - np.exp(-month.habit + draws.normal(0.12)))) * awake
    np.clip(month.active_days, 0, days, out=month.active_days)
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


def _apart(state: Columns, fades: np.ndarray) -> np.ndarray:
    """Positions of those whose use is not that of the plain life: it fades, an offer brought another
    tariff, or the line is suspended."""
    apart = state.up | (state.suspended > 0)
    apart[fades] = True
    return np.flatnonzero(apart)


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


def charge(
    people: Columns,
    state: Columns,
    month: Columns,
    moment: Moment,
    own: Tariffs,
    scenario: Scenario,
    draw,
) -> None:
    """Adds the bill to `month`, in yuan, and who was warned before charges over the allowance.

    `plain_overage` is what it would be without fading and without a tariff that an offer brought:
    what moves the wish to leave reads it. `state.step_bill` and `step_margin` are what the next
    tariff up would add to bill and margin of that life.
    """
    era, apart = own.era, month.apart
    gb, minutes = tariffs.limits(state, month, own)
    data, out = month.data[apart] - gb, month.minutes_out[apart] - minutes
    month.fee, month.over_gb = state.fee.copy(), np.maximum(month.data - state.data_limit, 0)
    month.fee[apart] = np.take(own.fee, tariffs.lived(state, apart))
    month.over_gb[apart] = np.maximum(data, 0)
    room = month.plain_data - state.data_limit, month.plain_out - state.minutes_limit
    month.plain_overage = tariffs.over(*room, era)
    month.overage = month.plain_overage.copy()
    month.overage[apart] = tariffs.over(data, out, era)
    for overage in (month.overage, month.plain_overage):
        arbitrage.forgive(state, overage, scenario.arbitrage.leaking_plan)
    state.plain_over[:] = month.plain_overage
    beyond = month.next_data - np.take(own.data_gb, month.higher)
    then = np.take(own.fee, month.higher)
    then += tariffs.over(beyond, month.next_out - np.take(own.minutes, month.higher), era)
    state.step_bill[:] = then - state.fee - month.plain_overage
    over = np.flatnonzero(month.plain_overage > 0)
    month.warned = np.zeros(len(then), dtype=bool)
    month.warned[over] = draw(Stream.WARNED, over).chance(scenario.charges.warned)
    month.vas = services.fee(state.services)
    month.roaming = _roaming(people, state, year.roaming(moment.month), draw)
    month.bill = month.fee + month.overage + month.vas + month.roaming


def _roaming(people: Columns, state: Columns, season: float, draw) -> np.ndarray:
    """Half of those whose use is quiet are on a journey; some of them abroad."""
    fee = np.zeros_like(state.fee)
    who = np.flatnonzero(state.quiet > 0)
    luck = draw(Stream.ROAMING, who)
    abroad = luck.chance(_ROAMS * season * np.exp(_BY_INCOME * people.income[who]))
    fee[who] = np.rint(np.exp(2.6 + luck.normal(0.9))) * abroad
    return fee
