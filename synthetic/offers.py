"""Offers and campaigns: what a contact does to the wish to leave, and to whom, known for each subscriber.

How people answer stands in `synthetic.answers`. A contact changes the state: those who accept are
kept by what the offer mends, sleeping dogs are woken, and who has decided may still be won back.
An offer in force is not replaced by a weaker one: of the two the one counts that takes more off the
wish to leave until it ends.
Effects are direct effects: the lives of neighbours are held as they were.
"""

from __future__ import annotations

import numpy as np

from synthetic import advice, answers, contracts
from synthetic.calendar import NEVER
from synthetic.catalogue import CATALOGUE
from synthetic.columns import Columns
from synthetic.desk import take_back
from synthetic.scenario import Scenario
from synthetic.schema import OFFERS, TOPICS
from synthetic.streams import Draws, Stream
from synthetic.tariffs import FOR_GOOD

_BILL = TOPICS.index("bill")
_LUCK = ("chosen", "arm", "reach", "save", "accept", "level", "told")
_COMPLAINS = 0.06
"""Chance a month that one who regrets a tariff complains: three times the usual."""


def contact(
    people: Columns,
    state: Columns,
    now: int,
    scenario: Scenario,
    offer: str,
    who: np.ndarray,
    luck: Columns,
    months: int | None = None,
    level: np.ndarray | None = None,
) -> np.ndarray:
    """The offer reaches the subscribers at `who`: the state changes. Returns who accepted (mask over `who`).

    Args:
        months: for which it works; the catalogue's, if not said.
        level: yuan that a subsidy gives to each; the catalogue's, if not said.
    """
    level = np.full(len(who), CATALOGUE[offer].cost) if level is None else level
    decided = state.decided[who] != NEVER
    answer, saved, willing = answered(people, state, now, scenario, offer, who, luck, level)
    before = state.offer_effect[who], state.offer_until[who]
    months = months or CATALOGUE[offer].months
    state.offer_effect[who], state.offer_until[who] = in_force(
        *before, answer, willing, now, months
    )
    take_back(state, who[saved], now)
    state.last_contact[who] = now
    given = Columns(keeps=answer.keeps, lower=answer.lower, level=level)
    _deliver(state, who[willing], offer, now, given.take(willing))
    told = ~willing & moves_down(answer, decided, luck.told[who], scenario)
    advice.take(state, who[told], answer.lower[told], now + FOR_GOOD - 1)
    return willing


def moves_down(
    answer: answers.Answer, decided: np.ndarray, luck: np.ndarray, scenario: Scenario
) -> np.ndarray:
    """Who moves down if he does not accept, for he was told of a cheaper tariff; not who has decided to leave."""
    told = (answer.lower > advice.NOTHING) & ~decided
    return told & (luck < scenario.market.moves_down)


def answered(
    people: Columns,
    state: Columns,
    now: int,
    scenario: Scenario,
    offer: str,
    who: np.ndarray,
    luck: Columns,
    level: np.ndarray | None = None,
) -> tuple[answers.Answer, np.ndarray, np.ndarray]:
    """Return how those at `who` answer an offer, who takes a decision to leave back for it, and who
    accepts it (masks over `who`). Nothing is changed.

    Args:
        level: yuan that a subsidy gives to each; the catalogue's, if not said.
    """
    few, theirs = people.take(who, answers.TRAITS), state.take(who, answers.STATE)
    answer = answers.answer(few, theirs, now, scenario, offer, level)
    decided = theirs.decided != NEVER
    saved = (luck.save[who] < answers.save_chance(few, theirs, now, offer)) & (theirs.gone >= now)
    return answer, saved, np.where(decided, saved, luck.accept[who] < answer.accept)


def in_force(
    effect: np.ndarray,
    until: np.ndarray,
    answer: answers.Answer,
    willing: np.ndarray | bool,
    now: int,
    months: int,
) -> tuple[np.ndarray, np.ndarray]:
    """Return what works after a contact: change of the log hazard, and the month index until which.

    What the contact does amiss counts beside an offer that stays: it wakes, it comes too soon, it
    brings a tariff that is regretted.

    Args:
        effect, until: of the offer before.
        willing: who accepts the new one, which works for `months`, a tariff as long as it is kept; who
            refuses is stirred for `months`.
    """
    months = np.where((answer.keeps > 0) & willing, answer.keeps, months)
    held = np.where(until >= now, np.minimum(effect, 0), 0)
    does = np.where(willing, answer.accepted - answer.refused, 0)
    mends, amiss = np.minimum(does, 0), answer.refused + np.maximum(does, 0)
    stays = held * (until.astype(np.int32) - now + 1) < mends * months
    return (
        np.where(stays, held, mends) + amiss,
        np.where(stays, until, now + months - 1),
    )


def _deliver(
    state: Columns,
    who: np.ndarray,
    offer: str,
    now: int,
    given: Columns,
) -> None:
    """What those who accept are given, as far as bills and records show it.

    None of it moves the wish to leave but by the offer's own effect: so the life that they would
    have led without it stays known.
    """
    law = CATALOGUE[offer]
    if law.term:
        contracts.sign_offered(state, who, offer, now, given.level)
    if law.subsidy:
        state.given[who] = now
    if law.up or law.subsidy:
        state.up[who], state.up_until[who] = True, now + given.keeps - 1
        state.regrets[who] = law.up & (given.keeps < FOR_GOOD)
        state.lower[who] = advice.NOTHING
    if law.down:
        advice.take(state, who, given.lower, now + given.keeps - 1)
    if offer == "bundle":
        state.bundled[who] = True


def complain(state: Columns, month: Columns, draw) -> None:
    """Some of those who regret the tariff that an offer brought complain of the bill.

    That is seen; what the regret does to the wish to leave is in the offer's own effect.
    """
    state.regrets &= state.up
    who = np.flatnonzero(state.regrets)
    loud = who[draw(Stream.REGRET, who).chance(_COMPLAINS)]
    month.topic[loud[month.complaints[loud] == 0]] = _BILL
    month.complaints[loud] += 1


def campaign_luck(draws: Draws) -> Columns:
    """The luck of one campaign for all subscribers: chosen, arm, reached, saved, accepting."""
    return Columns(**{name: draws.fine_uniform() for name in _LUCK})


def action_code(offer: str) -> int:
    """The number that `World.step` takes for an offer; 0 is no contact."""
    return OFFERS.index(offer) + 1
