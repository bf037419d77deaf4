"""Told of a cheaper tariff: who takes it, what that does to bill and margin, and who hears of one unasked.

The tariff that is told is, of those with a lower fee, the one that costs a line least, its rights
counted, if that saves it a yuan a month and no contract binds it to the one it has. Advice on the bill
(`bill_advice`) tells it on purpose: half take it at once, their bill falls by what it saves, and they
want to leave less, the more so if they look at the price. But a line is told of it, too, by who
offers it another tariff, by the save desk, and, as a rival's campaign begins, by the rival; a care call
tells nothing. Of those told so, a share moves down (`market.moves_down`): the bill falls, and nothing else
changes. Figures are assumptions of the kit.
"""

from __future__ import annotations

import numpy as np

from synthetic import devices, life, tariffs
from synthetic.calendar import add_months
from synthetic.columns import Columns
from synthetic.costs import COSTS
from synthetic.laws import Market
from synthetic.market import OWN_PLANS, Tariffs, sold
from synthetic.scenario import Scenario
from synthetic.schema import NEEDS
from synthetic.streams import Stream

_WORTH_IT = 1.0
"""Yuan a month from which a cheaper tariff is told."""
NOTHING = -1
"""The tariff told where there is none."""
_PRICE = NEEDS.index("price")
_THANKFUL, _THRIFTY = -0.2, -0.5
"""Change of the log hazard of who takes the advice, and looks at the price."""
TRAITS = ("held_data", "held_voice", "off_net")
STATE = ("wants_data", "wants_out", "data_limit", "minutes_limit", "fee", "plain_over")
"""Columns on which bill and margin on another tariff hang."""


def cheaper(people: Columns, state: Columns, now: int, scenario: Scenario) -> np.ndarray:
    """Return the tariff that each can be told of (0-based; NOTHING: none), of columns as of an answer."""
    own = sold(scenario, now)
    growth = scenario.use.data_growth * now + devices.wish(state, own.era)
    data, voice = tariffs.usual(people, growth, life.use(state, scenario.life))
    yuan, at = tariffs.cost(people, own, data, voice, now), np.arange(len(data))
    has = yuan[at, state.plan]
    yuan[np.arange(OWN_PLANS) >= state.plan[:, None]] = np.inf
    best = yuan.argmin(axis=1)
    free = np.maximum(state.contract_end, state.end_signed) < now
    return np.where(free & (has - yuan[at, best] >= _WORTH_IT), best, NOTHING).astype(np.int8)


def thanks(need: np.ndarray) -> np.ndarray:
    """Return the change of the log hazard of those who take the advice."""
    return np.where(need == _PRICE, _THRIFTY, _THANKFUL)


def take(state: Columns, who: np.ndarray, lower: np.ndarray, until: np.ndarray | int) -> None:
    """Those at `who` live on the tariff told until month `until`. The life without it goes on beside it: it
    moves no wish to leave."""
    state.up[who], state.up_until[who], state.lower[who] = True, until, lower
    state.regrets[who] = False


def adds(
    people: Columns, state: Columns, plan: np.ndarray, own: Tariffs
) -> tuple[np.ndarray, np.ndarray]:
    """Return what another tariff adds to this month's bill and margin of each, in yuan; 0 for NOTHING."""
    at = np.maximum(plan, 0)
    data = tariffs.used(state.wants_data, own.data_gb[at], people.held_data)
    out = tariffs.used(state.wants_out, own.minutes[at], people.held_voice)
    over = tariffs.over(data - own.data_gb[at], out - own.minutes[at], own.era)
    bill = own.fee[at] + over - state.fee - state.plain_over
    more_data = data - tariffs.used(state.wants_data, state.data_limit, people.held_data)
    more_out = out - tariffs.used(state.wants_out, state.minutes_limit, people.held_voice)
    minute = COSTS["minute"].yuan + COSTS["settlement"].yuan * people.off_net
    margin = bill - COSTS["data"].yuan * more_data - minute * more_out
    told = plan > NOTHING
    return bill * told, margin * told


def begins(market: Market, month: int) -> bool:
    """Whether a rival's campaign begins in a billing month."""
    before = int(add_months(month, -1))
    return month in market.campaign_months and before not in market.campaign_months


def hear(
    people: Columns,
    state: Columns,
    now: int,
    month: int,
    scenario: Scenario,
    callers: np.ndarray,
    draw,
) -> None:
    """Some move down who are told by a rival's campaign that begins, or as `callers` at the save desk."""
    chance = scenario.market.moves_down
    if not chance:
        return
    rivals = begins(scenario.market, month)
    who = np.flatnonzero(people.join < now) if rivals else callers
    lower = cheaper(people.take(who), state.take(who), now, scenario)
    moves = draw(Stream.TOLD, who).chance(chance) & (lower > NOTHING)
    who, lower = who[moves], lower[moves]
    if rivals:  # whatever we do: it is the life that all are compared with
        tariffs.sign(state, who, lower, sold(scenario, now))
    else:
        take(state, who, lower, now + tariffs.FOR_GOOD - 1)
