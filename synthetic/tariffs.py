"""Tariffs that people choose: what each is worth to whom, and who stops at the allowance.

A tariff costs its fee and what is used beyond its allowances; against this stand its rights:
memberships (worth more to those of some income, and to those who need a brand), cards for other
lines of the home, broadband. A line takes what seems to cost least, on a mistaken view of its use
and with a mind of its own for good; once taken, it seldom thinks again. At the allowance some stop and
others go on, but use less of what they want. All figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic import devices, life
from synthetic.columns import Columns
from synthetic.market import OWN_PLANS, Era, Tariffs
from synthetic.scenario import Scenario
from synthetic.schema import NEEDS
from synthetic.streams import Draws, Stream

_PRICE = NEEDS.index("price")
_STOPS_DATA, _STOPS_VOICE = (0.40, 0.65), (0.32, 0.36)
"""Share who stop at the allowance: others, and those who need a price."""
_GOES_ON = (0.70, 0.45)
"""Share that the rest use of what they want beyond it: others, and those who need a price."""
_MISJUDGED = 0.41
"""Spread of the log of the use that a line expects, against what it will be."""
_WHIM, _WHIM_SHARE = 3.2, 0.09
"""Yuan of whim (scale of a Gumbel variable): at least, and as a share of the fee."""
_INCOME, _BRAND, _USUAL = 0.4, 0.3, -0.12
"""Log of what memberships are worth: by a unit of income, of the habit of brand, and on the whole."""
_CARD, _BROADBAND = 10.0, 30.0
"""Yuan that a card for another line of the home, and broadband, are worth."""
_NEAR, _TEMPTED = 0.8, 0.25
"""Share of the allowance from which more room tempts, and how far: power of the ratio of allowances."""
FOR_GOOD = 1_000
"""Months for which a tariff is kept that is not regretted."""
_THINKS, _THINKS_AT_END = 0.03, 0.25
"""Chance a month to choose anew: out of a contract, and as one ends."""


def traits(need, income, habit_brand, draws: Draws) -> Columns:
    """Return what a line makes of tariffs, for good.

    Returns:
        held_data, held_voice (share of what is wanted beyond the allowance that is not used; 1: who
        stops at it), rights (times what memberships are worth).
    """
    minds = (need == _PRICE).astype(np.int8)
    less = (1 - np.take(_GOES_ON, minds)).astype(np.float32)
    return Columns(
        held_data=np.where(draws.uniform() < np.take(_STOPS_DATA, minds), np.float32(1), less),
        held_voice=np.where(draws.uniform() < np.take(_STOPS_VOICE, minds), np.float32(1), less),
        rights=np.exp(_INCOME * income + _BRAND * habit_brand + _USUAL).astype(np.float16),
    )


def worth(people: Columns, tariffs: Tariffs, now) -> np.ndarray:
    """Return yuan a month that the rights of each tariff are worth, lines × tariffs.

    Args:
        now: month index, one for all or one a line: homes take broadband in time.
    """
    real = tariffs.rights.dtype
    others = np.maximum(people.family - 1, 0)[:, None].astype(real)
    served = (people.head & (people.online <= now))[:, None]
    return (
        people.rights[:, None].astype(real) * tariffs.rights
        + _CARD * np.minimum(others, tariffs.cards)
        + _BROADBAND * (served & tariffs.with_broadband).astype(real)
    )


def cost(people: Columns, tariffs: Tariffs, data: np.ndarray, voice: np.ndarray, now) -> np.ndarray:
    """Return yuan a month of each tariff, its rights taken off, lines × tariffs.

    Args:
        data, voice: GB and minutes made that the line wants.
    """
    wanted = np.maximum(data[:, None] - tariffs.data_gb, 0)
    used = wanted * (1 - people.held_data)[:, None]
    talked = np.maximum(voice[:, None] - tariffs.minutes, 0)
    talked *= (1 - people.held_voice)[:, None]
    era = tariffs.era
    over = np.minimum(era.data_price * used, era.data_cap) + era.voice_price * talked
    return tariffs.fee + over + era.unmet * (wanted - used) - worth(people, tariffs, now)


def choose(
    people: Columns,
    tariffs: Tariffs,
    data: np.ndarray,
    voice: np.ndarray,
    now,
    view: Draws,
    mind: Draws,
) -> np.ndarray:
    """Return the tariff that each takes (0-based, int8).

    Args:
        view: how its use looks to each this time.
        mind: what each makes of each tariff, always the same.
    """
    expects = np.exp(_MISJUDGED * view.normal())
    whims = -np.log(-np.log(np.stack([mind.uniform() for _ in range(OWN_PLANS)], axis=1)))
    scale = np.maximum(_WHIM, _WHIM_SHARE * tariffs.fee)
    seems = cost(people, tariffs, data * expects, voice * expects, now) - scale * whims
    return seems.argmin(axis=1).astype(np.int8)


def hold_back(people: Columns, state: Columns, month: Columns, own: Tariffs) -> None:
    """At the allowance some stop, others use less: what is used follows what is wanted.

    Adds to `month`: unmet (GB wanted and not used) and, for the life without fading on the next
    tariff up, next_data (GB) and next_out (minutes). Who uses another tariff, or fades, is worked out
    for those at `month.apart` alone.
    """
    state.wants_data[:], state.wants_out[:] = month.plain_data, month.plain_out
    data, out = people.held_data, people.held_voice
    month.next_data = used(month.plain_data, np.take(own.data_gb, month.higher), data)
    month.next_out = used(month.plain_out, np.take(own.minutes, month.higher), out)
    wanted, apart = month.plain_data, month.apart
    month.plain_data = used(wanted, state.data_limit, data)
    month.plain_out = used(month.plain_out, state.minutes_limit, out)
    month.unmet = wanted - month.plain_data
    gb, minutes = limits(state, month, own)
    few = (
        used(month.data[apart], gb, data[apart]),
        used(month.minutes_out[apart], minutes, out[apart]),
    )
    month.data, month.minutes_out = month.plain_data.copy(), month.plain_out.copy()
    month.data[apart], month.minutes_out[apart] = few


def limits(state: Columns, month: Columns, own: Tariffs) -> tuple[np.ndarray, np.ndarray]:
    """GB and minutes included for those at `month.apart`, who may be on a tariff that an offer brought."""
    plan = lived(state, month.apart)
    return np.take(own.data_gb, plan), np.take(own.minutes, plan)


def used(wanted: np.ndarray, limit: np.ndarray, held: np.ndarray) -> np.ndarray:
    """What is used of what is wanted, under an allowance."""
    return wanted - np.maximum(wanted - limit, 0) * held


def above(plan: np.ndarray) -> np.ndarray:
    """The next tariff up; the highest stays."""
    return np.minimum(plan + 1, OWN_PLANS - 1)


def lived(state: Columns, who: np.ndarray | slice = slice(None)) -> np.ndarray:
    """The tariff that those at `who` are on, an offer's counted: the next one up, or a lower one."""
    plan, lower = state.plan[who], state.lower[who]
    brought = np.where(lower >= 0, lower, above(plan))
    return np.where(state.up[who], brought, plan)


def over(gb: np.ndarray, minutes: np.ndarray, era: Era) -> np.ndarray:
    """Yuan charged for so many GB and minutes beyond the allowances, in fen."""
    charged = np.minimum(np.maximum(gb, 0) * era.data_price, era.data_cap)
    charged += np.maximum(minutes, 0) * era.voice_price
    return np.rint(charged * 100) / 100


class StepUp(Columns):
    """What the next tariff up would be to some subscribers.

    Attributes:
        surplus: yuan a month by which it costs them less than the one they have, rights taken off.
        fee: yuan a month that it costs more.
    """


def step_up(
    people: Columns, state: Columns, own: Tariffs, now: int, growth: float, level
) -> StepUp:
    """Return what the next tariff up would be to each (columns TRAITS, and plan of the state)."""
    higher = above(state.plan)
    at = np.arange(len(higher))
    data, voice = usual(people, growth, level)
    room = own.data_gb[higher] / own.data_gb[state.plan]
    near = data > _NEAR * own.data_gb[state.plan]
    tempted = data * np.where(near, room**_TEMPTED, 1)
    has = cost(people, own, data, voice, now)[at, state.plan]
    then = cost(people, own, tempted, voice, now)[at, higher]
    return StepUp(surplus=has - then, fee=own.fee[higher] - own.fee[state.plan])


class Standing(Columns):
    """How a tariff suits some subscribers.

    Attributes:
        best: the tariff that costs least (0-based), rights taken off.
        saving: yuan a month by which it costs less than the one they have.
        next_surplus: the same for the next tariff up; less than 0 where that costs more.
        unmet: GB wanted in a usual month and not used.
    """


def standing(
    people: Columns, state: Columns, own: Tariffs, now: int, growth: float, level
) -> Standing:
    """Return how the tariff of each suits them (columns TRAITS, and plan of the state)."""
    data, voice = usual(people, growth, level)
    yuan = cost(people, own, data, voice, now)
    best, at = yuan.argmin(axis=1), np.arange(len(data))
    return Standing(
        best=best.astype(np.int8),
        saving=yuan[at, state.plan] - yuan[at, best],
        next_surplus=step_up(people, state, own, now, growth, level).surplus,
        unmet=data - used(data, own.data_gb[state.plan], people.held_data),
    )


def usual(people: Columns, growth: float, level=0.0) -> tuple[np.ndarray, np.ndarray]:
    """Return GB and minutes made that a line wants in a usual month.

    Args:
        growth: added to the log of data.
        level: added to the log of both, by phase of life.
    """
    return (
        np.exp(people.data + np.float32(growth + 0.03) + level),
        np.exp(people.voice_out + np.float32(0.03) + level),
    )


def think_again(
    people: Columns, state: Columns, now: int, law: Scenario, own: Tariffs, draw, mind
) -> None:
    """Some choose anew, out of a contract or as one ends; who has not joined waits. Who has decided to
    leave chooses as any other, so that the life which they would have led otherwise stays known.

    Args:
        mind: draws of `Stream.MIND` for given positions.
    """
    luck = draw(Stream.THINKS).fine_uniform()
    ends = state.contract_end == now
    free = (state.contract_end < now) | ends
    thinks = (luck < _THINKS) | (ends & (luck < _THINKS_AT_END))
    who = np.flatnonzero(thinks & free & (people.join < now))
    few = people.take(who, TRAITS)
    growth = law.use.data_growth * now + devices.wish(state.take(who, devices.HELD), own.era)
    data, voice = usual(few, growth, life.use(state, law.life)[who])
    view = draw(Stream.CHOICE, who)
    sign(state, who, choose(few, own, data, voice, now, view, mind(who)), own)


TRAITS = (
    *("held_data", "held_voice", "rights", "family", "head", "online"),
    *("data", "voice_out"),
)
"""Columns on which the choice of a tariff hangs."""


def sign(state: Columns, who: np.ndarray, plan: np.ndarray, tariffs: Tariffs) -> None:
    """Subscribers at `who` take a tariff (0-based): its fee and limits stand in their state."""
    state.plan[who] = plan
    state.fee[who] = tariffs.fee[plan]
    state.minutes_limit[who] = tariffs.minutes[plan]
    state.data_limit[who] = tariffs.data_gb[plan]
