"""Who the subscribers are: households, neighbourhoods, needs, levels of use, tariffs.

People are made in communities of 1,000 neighbouring numbers, each whole in itself, so that a
smaller base is the beginning of a larger one. What is shared at home (income, stability,
broadband) and in the neighbourhood (area, inclination to leave) makes neighbours alike.
"""

from __future__ import annotations

import numpy as np

from synthetic import (
    accounts,
    arbitrage,
    areas,
    channels,
    desk,
    groups,
    habits,
    homes,
    life,
    services,
    small_traits,
    stock,
    tariffs,
)
from synthetic.accounts import GRADE_EDGES
from synthetic.calendar import NEVER
from synthetic.columns import Columns, join
from synthetic.homes import COMMUNITY
from synthetic.market import CLASS_FEES, ERAS, Tariffs
from synthetic.scenario import Scenario
from synthetic.schema import BRANDS, CHANNELS
from synthetic.streams import Draws, Stream

NEED_SHARES = (0.20, 0.40, 0.25, 0.15)
"""Security, price, service, brand (kit assumption)."""

_NEED_LEAVING = (-0.15, 0.15, 0.0, -0.1)
_NEED_PRICE = (0.35, 1.0, 0.35, 0.25)
_VOICE_SPREAD = 0.75
_DATA_SPREAD = 0.95
_CHANNEL_SHARES = (0.34, 0.24, 0.22, 0.12, 0.08)
_CHUNK = 32 * COMMUNITY
_LONG_HERE = 36
"""Months on the network at the start, from which a line rather runs on than is looked at."""
_SAME_SHARE = 0.72
"""Off the log odds of a sleeping dog for each unit by which the marks count more: so many are left."""
_PREMIUM_PLAN = 5
"""From this tariff on (0-based) a subscriber is of the premium brand."""


def padded(subscribers: int) -> int:
    """Subscribers simulated so that every community is whole."""
    return -(-subscribers // COMMUNITY) * COMMUNITY


def make(scenario: Scenario, seed: int, start: int, stop: int, real=np.float32) -> Columns:
    """Subscribers `start` to `stop` (0-based, whole communities); levels are on the log scale."""
    return join(
        [
            _chunk(scenario, seed, first, min(first + _CHUNK, stop), real)
            for first in range(start, stop, _CHUNK)
        ]
    )


def _chunk(scenario: Scenario, seed: int, start: int, stop: int, real) -> Columns:
    person = Draws(seed, Stream.PERSON, 0, start, stop)
    need = person.pick(NEED_SHARES)
    steady, earns, sociability = person.normal(), person.normal(), person.normal()
    years, thrift = person.normal(), person.normal()
    gender, channel = (person.uniform() < 0.52).astype(np.int8), person.pick(_CHANNEL_SHARES)
    home = homes.make(seed, start, stop, alone=channel == CHANNELS.index("campus"))
    circle_trait, area = _around(seed, start, stop, home)
    place = areas.make(seed)
    student = channel == CHANNELS.index("campus")
    area = np.where(student, np.flatnonzero(place.kind == areas.CAMPUS)[0], area)
    stability = 0.8 * steady + 0.6 * home.stability
    income = 0.75 * earns + 0.66 * home.income + place.income[area]
    grade = np.digitize(0.45 * income + 0.9 * thrift, GRADE_EDGES)
    age = channels.age(scenario.channels, channel, years, np.where(student, 0, place.age[area]))
    kin = homes.members(home, age, gender, Draws(seed, Stream.ROLE, 0, start, stop))
    age = kin.age
    habit = habits.make(scenario.habits, NEED_SHARES, need, age, income, seed, start, stop)
    small = scenario.habits.small
    sex_shown = small_traits.shown(small, kin.gender)
    habit.rate_counter_visits *= small_traits.visits(sex_shown)
    level = _levels(scenario, seed, start, stop, income, sociability, age, habit)
    level["data"] += place.data[area]
    level["messages"] *= small_traits.texts(small, age)
    gain = arbitrage.among(scenario, channel, Draws(seed, Stream.ARBITRAGE, 0, start, stop))
    trade = arbitrage.trade(scenario, age, gain, Draws(seed, Stream.LOOKALIKE, 0, start, stop))
    arbitrage.work(level, trade)
    online = _online(scenario, seed, start, home)
    level.update(_tariff(scenario, seed, start, stop, need, income, habit, home, online, level))
    group, firm = groups.belonging(seed, start, stop)
    stays = _inclination(scenario, home, circle_trait, need, stability, level["plan"])
    stays += channels.inclination(scenario.channels, channel)
    price_weight = scenario.leaving.price_gap * np.take(_NEED_PRICE, need)
    kept = desk.kept(need, scenario.desk)
    join = stock.joining(scenario, seed, start, stop, channel, stays, price_weight, kept)
    last = (scenario.joining_months or scenario.months) - 1
    if scenario.leaving.turnover > 0:
        own_line = Draws(seed, Stream.FIRST_LINE, 0, start, stop)
        join = homes.first_line(join, age, kin.role, last, own_line)
    gift = Draws(seed, Stream.GIFT, 0, start, stop)
    return Columns(
        join=join,
        gift=channels.after_the_gift(scenario.channels, channel, gift),
        birth_year=(scenario.first_month // 100 - age).astype(np.int16),
        gender=kin.gender,
        sex_shown=sex_shown,
        channel=channel,
        brand=_brand(scenario, level["plan"], age),
        arbitrage=gain,
        trade=trade,
        credit=grade.astype(np.int8),
        arrears=accounts.mean_chance(scenario.arrears, grade, habit.autopay).astype(real),
        top_up=accounts.top_up(habit.habit_price, Draws(seed, Stream.TOP_UP, 0, start, stop)),
        fraud=arbitrage.fraud(scenario, channel, join, Draws(seed, Stream.FRAUD, 0, start, stop)),
        need=need,
        stability=stability.astype(real),
        income=income.astype(real),
        sociability=sociability.astype(real),
        dog=_dogs(scenario, habit, stability, join, person.fine_uniform()),
        bluff=desk.bargainers(
            scenario.desk, habit.habit_price, Draws(seed, Stream.BARGAINER, 0, start, stop)
        ),
        consent=Draws(seed, Stream.CONSENT, 0, start, stop).chance(scenario.offers.consent),
        area=(area + 1).astype(np.int8),
        rival_quality=areas.rival_quality(seed, scenario.network.rival_spread)[area].astype(
            np.float32
        ),
        household=home.number,
        family=home.lines,
        head=home.rank == 0,
        role=kin.role,
        to_payer=kin.to_payer,
        online=online,
        tv=home.tv,
        group=group,
        firm=firm,
        leave_base=stays.astype(real),
        price_weight=price_weight.astype(real),
        tempo=life.tempo(Draws(seed, Stream.TEMPO, 0, start, stop)),
        **dict(
            services.tastes(
                need, age, stability, sex_shown, Draws(seed, Stream.TASTE, 0, start, stop)
            ).items()
        ),
        **dict(habit.items()),
        **{
            name: array.astype(real if array.dtype in (np.float32, np.float64) else array.dtype)
            for name, array in level.items()
        },
    )


def _dogs(scenario: Scenario, habit: Columns, stability, join, luck) -> np.ndarray:
    """Who had better not be called: a contact reminds them that they could leave."""
    visible = scenario.offers.dogs_visible
    log_odds = (
        -3.05
        - _SAME_SHARE * (visible - 1)
        + 1.0 * visible * habit.do_not_disturb
        + 0.7 * visible * habit.autopay
        - 0.5 * habit.habit_service
        - 0.3 * habit.habit_price
        + 0.6 * (join < -_LONG_HERE)
        + 0.3 * stability
    )
    return luck < 1 / (1 + np.exp(-log_odds))


def _around(seed: int, start: int, stop: int, home: Columns) -> tuple[np.ndarray, np.ndarray]:
    """What a neighbourhood of twelve homes shares: an inclination to leave, and the area it lies in
    (0-based)."""
    place = np.arange(stop - start)
    circle = place // COMMUNITY * COMMUNITY + home.within // 12
    around = Draws(seed, Stream.CIRCLE, 0, start, stop)
    trait = around.normal()[circle]
    return trait, around.pick(np.full(areas.COUNT, 1 / areas.COUNT))[circle]


def _online(scenario: Scenario, seed: int, start: int, home: Columns) -> np.ndarray:
    """Month index from which a home has broadband (before the first month: negative; NEVER)."""
    luck = Draws(seed, Stream.BROADBAND, 0, start, start, home.head_at)
    since = -1 - (luck.uniform() * 60).astype(np.int16)
    months = np.log(luck.fine_uniform() + 1e-9) / np.log1p(-scenario.broadband_growth - 1e-9)
    later = np.where(months < scenario.months, months, NEVER).astype(np.int16)
    return np.where(home.broadband, since, later).astype(np.int16)


def _brand(scenario: Scenario, plan: np.ndarray, age: np.ndarray) -> np.ndarray:
    """Premium from the sixth tariff on, youth below 26, else basic; index into BRANDS."""
    young = np.where(age < 26, BRANDS.index("youth"), BRANDS.index("basic"))
    return np.where(plan >= _PREMIUM_PLAN, BRANDS.index("premium"), young).astype(np.int8)


def _levels(scenario, seed, start, stop, income, sociability, age, habit) -> dict[str, np.ndarray]:
    """Levels of use."""
    draws = Draws(seed, Stream.USE_LEVEL, 0, start, stop)
    voice = 0.3 * income + 0.4 * sociability + 0.87 * draws.normal()
    data = 0.25 * income - 0.35 * (age - 42) / 14 + 0.9 * draws.normal()
    minutes = np.log(scenario.use.minutes) - 0.5 * _VOICE_SPREAD**2 + 0.06
    gigabytes = np.log(scenario.use.data_gb) - 0.5 * _DATA_SPREAD**2
    in_share = 0.08 + 0.2 * draws.normal()
    return {
        "voice_out": minutes - 0.72 + _VOICE_SPREAD * voice - 0.5 * in_share,
        "voice_in": minutes - 0.72 + _VOICE_SPREAD * voice + 0.5 * in_share,
        "data": gigabytes + _DATA_SPREAD * data,
        "calls_a_minute": np.exp(-0.75 + 0.25 * draws.normal()),
        "circle_size": np.exp(0.45 + 0.25 * sociability + 0.2 * draws.normal()),
        "off_net": np.clip(0.34 + 0.09 * draws.normal() + 0.2 * habit.rival_tie, 0.05, 0.9),
        "messages": np.exp(2.2 + 0.7 * draws.normal()),
        "habit": np.exp(0.95 + 0.12 * voice + 0.25 * draws.normal()),
    }


def _tariff(
    scenario, seed, start, stop, need, income, habit, home, online, level
) -> dict[str, np.ndarray]:
    """What each makes of tariffs, and the one taken, with the broadband that homes begin with."""
    draws = Draws(seed, Stream.PLAN, 0, start, stop)
    traits = tariffs.traits(need, income, habit.habit_brand, draws)
    seen = Columns(
        **dict(traits.items()), family=home.lines, head=home.rank == 0, online=online,
        data=level["data"], voice_out=level["voice_out"],
    )  # fmt: skip
    data, voice = tariffs.usual(seen, 0.0)
    own = Tariffs.own(ERAS[scenario.era])
    return {
        **dict(traits.items()),
        "plan": tariffs.choose(
            seen, own, data, voice, 0, draws, Draws(seed, Stream.MIND, 0, start, stop)
        ),
    }


def _inclination(
    scenario: Scenario, home: Columns, circle_trait, need, stability, plan
) -> np.ndarray:
    """The part of the log hazard of leaving that does not change with time."""
    leaving = scenario.leaving
    return (
        np.log(leaving.base)
        + leaving.circle * circle_trait
        + np.take(_NEED_LEAVING, need)
        - leaving.stability * stability
        + leaving.family_line * np.minimum(home.lines - 1, homes.MOST_FELT)
        + leaving.looked_after * (np.take(ERAS[scenario.era].fees, plan) >= CLASS_FEES[1])
    )
