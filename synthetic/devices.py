"""Handsets: sixteen models of six makers, chosen by what they cost, by taste, by the maker held so far.

The newest generation spreads from month to month, and takes more data. A handset is replaced now and
then, sooner as a contract ends and much sooner by those who are about to take a rival's. All figures
are assumptions of the kit.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from synthetic import small_traits
from synthetic.columns import Columns
from synthetic.leaving import fading
from synthetic.market import Era
from synthetic.schema import GENERATIONS, MAKERS
from synthetic.streams import Draws, Stream

_PRICES = (
    # maker, yuan: of the newest generation, of the one before it, of the one before that
    *(((0, 6999), (0, 4999), (1, 3999), (1, 2499), (2, 2999), (3, 1799), (4, 1399), (5, 1999)),),
    *(((0, 3299), (1, 1699), (2, 1299), (3, 999), (4, 799), (5, 1099)),),
    *(((3, 599), (4, 399)),),
)
_EDGES = (1200, 2500, 4500)
"""Yuan from which a handset is of the middle, of the high class, a flagship."""
_USUAL, _BY_BUDGET, _FIT = 7.55, 0.5, 1.1
"""Log of the yuan spent by a middling line, what a unit of budget adds, and how a step beside it repels."""
_LOYAL, _TASTE = 1.4, 0.7
"""Utility of the maker held so far; spread of the lasting taste for makers."""
_BY_AGE = np.array([0.15, -0.1, 0.1, 0.25, 0.0, -0.4])
"""Utility of each maker to one who is 14 years above the mean age."""
_DATA = {"2g": 0.02, "3g": 0.2, "4g": 0.85, "5g": 1.10}
_NEW_DATA, _NEW = 1.08, 6
"""Times the use of data with a new handset, for so many months."""
_REPLACED, _AS_CONTRACT_ENDS, _LEAVING = 1 / 30, 2.5, 4.0
"""Chance a month that a handset is replaced; times it as a contract ends, and for those who leave."""
OLDEST = 240


@dataclass(frozen=True)
class Models:
    """The handsets on sale in an era, as arrays by number - 1."""

    maker: np.ndarray
    generation: np.ndarray
    price: np.ndarray
    data: np.ndarray
    """Added to the log of the use of data."""

    @property
    def price_class(self) -> np.ndarray:
        return np.digitize(self.price, _EDGES).astype(np.int8)


@cache
def models(era: Era) -> Models:
    """The sixteen models of an era."""
    newest = GENERATIONS.index(era.newest)
    rows = [(*one, newest - back) for back, some in enumerate(_PRICES) for one in some]
    maker, price, generation = (np.array(column) for column in zip(*rows, strict=True))
    data = np.log([_DATA[GENERATIONS[one]] / _DATA[era.newest] for one in generation])
    return Models(maker, generation.astype(np.int8), price, data.astype(np.float32))


def choose(people: Columns, era: Era, when: np.ndarray, held, luck: Draws, taste: Draws):
    """Return the model that each buys (index, int8).

    Args:
        people: who buy (columns TRAITS).
        when: month index of buying.
        held: model held so far; -1 for none.
        luck: draws of the month; `taste`: draws that are always the same.
    """
    on_sale = models(era)
    budget = 0.7 * people.income + 0.7 * luck.normal()
    newest = era.newest_share(when) + 0.08 * budget
    back = (luck.uniform() > newest).astype(np.int8)
    back += (back > 0) & (luck.uniform() > era.second_share)
    generation = GENERATIONS.index(era.newest) - back
    likes = np.stack([taste.normal(_TASTE) for _ in MAKERS])
    age = (2024 - people.birth_year.astype(np.float32) - 42) / 14
    likes += _BY_AGE[:, None].astype(age.dtype) * age
    likes += small_traits.MAKER[:, None].astype(age.dtype) * people.sex_shown
    some = np.flatnonzero(held >= 0)
    likes[on_sale.maker[held[some]], some] += _LOYAL
    beside = np.log(on_sale.price)[:, None].astype(age.dtype) - (_USUAL + _BY_BUDGET * budget)
    utility = likes[on_sale.maker] - _FIT * beside**2
    utility -= np.log(-np.log(np.stack([luck.uniform() for _ in on_sale.price])))
    utility[on_sale.generation[:, None] != generation] = -np.inf
    return utility.argmax(axis=0).astype(np.int8)


HELD = ("model", "handset_age")
"""Columns on which the use of a handset hangs."""
SHOWN = ("handset_age", "given")
"""Columns that tell how old a handset is."""
TRAITS = ("income", "birth_year", "sex_shown")
"""Columns on which the choice of a handset hangs."""


def first(
    people: Columns, age: np.ndarray, era: Era, at: int, luck: Draws, taste: Draws
) -> Columns:
    """Return the handset that each has before the first month, or joins with: model, and handset_age.

    Args:
        age: months that it would be old at the end of month `at` (index).
    """
    age = np.clip(age, 0, np.maximum(at - people.join.astype(np.int32), 0))
    bought = np.where(people.join > at, people.join, at - age)
    nothing = np.full(len(age), -1)
    model = choose(people, era, bought, nothing, luck, taste)
    return Columns(model=model, handset_age=age.astype(np.int16))


def wish(state: Columns, era: Era) -> np.ndarray:
    """What the handset adds to the log of the use of data."""
    more = np.float32(np.log(_NEW_DATA)) * (state.handset_age < _NEW)
    return np.take(models(era).data, state.model) + more


def age(state: Columns, now: int) -> np.ndarray:
    """Months that the handset of each is old. One that an offer brought is like the one before it: use is
    that of the life without the offer, so that both stay known."""
    return np.minimum(state.handset_age, now - state.given.astype(np.int32))


def replace(people: Columns, state: Columns, now: int, era: Era, draw, taste) -> None:
    """Handsets age a month; some are replaced. Who joins does so with a new one.

    Args:
        taste: draws that are always the same, for given positions.
    """
    luck = draw(Stream.HANDSET).fine_uniform()
    chance = np.full(len(luck), _REPLACED, dtype=luck.dtype)
    chance[state.contract_end == now] *= _AS_CONTRACT_ENDS
    chance[fading(state, now)[0]] *= _LEAVING
    joins = people.join == now
    new = np.flatnonzero(((luck < chance) & (people.join < now)) | joins)
    state.handset_age += 1
    np.minimum(state.handset_age, OLDEST, out=state.handset_age)
    state.handset_age[new] = 0
    buys = new[~joins[new]]
    when = np.full(len(buys), now)
    held = state.model[buys]
    few = people.take(buys, TRAITS)
    state.model[buys] = choose(few, era, when, held, draw(Stream.DEVICE, buys), taste(buys))


def held(people: Columns, state: Columns, who: np.ndarray, when: np.ndarray, era: Era) -> Columns:
    """Handsets as they are written down: subscriber (position), start (month index), model (from 1),
    generation, price class, second_sim."""
    on_sale, model = models(era), state.model[who]
    return Columns(
        subscriber=who,
        start=when.astype(np.int16),
        model=model + 1,
        generation=on_sale.generation[model],
        price_class=on_sale.price_class[model],
        second_sim=people.sim_reported[who],
    )


def catalogue(era: Era) -> Columns:
    """The table `models`."""
    on_sale = models(era)
    return Columns(
        model=np.arange(1, len(on_sale.price) + 1),
        maker=on_sale.maker,
        generation=on_sale.generation,
        price=on_sale.price.astype(float),
    )
