"""How people answer an offer: whom it keeps, who takes it for the gift alone, whom it wakes.

An offer speaks to some causes of leaving and suits some needs. What it mends of today's hazard is

    M = 1 − exp(−5 · fit(offer, need) · Σ share of the cause · mends(offer, cause) · openness)

and openness is small for those with a foot with the rival, for the new, for those who are set on
going, and for those who pay so much that the gift is little. So the riskiest are hard to move, and
those in the middle are worth a contact. M is the mean over all who are contacted; it comes about
through those who accept, each of whom is kept by M / a, where a is the chance of accepting. A
sleeping dog is not kept by anything: the contact wakes the wish to leave. Figures are the kit's own.
"""

from __future__ import annotations

import numpy as np

from synthetic import advice, devices, life, subsidies, tariffs
from synthetic.calendar import NEVER
from synthetic.catalogue import CATALOGUE
from synthetic.columns import Columns
from synthetic.leaving import FELT, FELT_BY, cause_shares
from synthetic.life import DECLINE, GROWING, HEIGHT
from synthetic.market import sold
from synthetic.scenario import Scenario
from synthetic.schema import NEEDS, REASONS

_MENDS = {
    name: np.array([offer.mends[reason] for reason in REASONS], dtype=np.float32)
    for name, offer in CATALOGUE.items()
}
_FIT = {
    name: np.array([offer.fit[need] for need in NEEDS], dtype=np.float32)
    for name, offer in CATALOGUE.items()
}
_STRENGTH = 5.0
_RIVAL = 1.1
"""Openness lost for each unit of the tie to a rival."""
_NEW, _NEW_MONTHS = 0.8, 6.0
"""Openness lost by a line that has just joined, and how slowly that fades."""
_SET = 0.06
"""Monthly hazard at which openness has fallen to 1/e."""
_USUAL_FEE, _GIFT = 40.0, 60.0
"""Monthly fee at which openness is 1, and the scale on which a larger fee makes a gift smaller."""
_BOUND, _FREE = 0.6, 1.6
"""Factors of the waking under a contract, and out of one: the call reminds who lets the line run on."""
_MOST = 0.95
_PRICE = NEEDS.index("price")
_TAKES_UP, _BY_SURPLUS, _THRIFT = -1.6, 0.12, 0.5
"""Log odds to take the next tariff up; by a yuan of surplus; less for those who need a price."""
_PLEASED, _PLEASED_AT_MOST, _SORRY, _SORRY_AT_MOST = 0.03, 15.0, 0.10, 20.0
"""Off the log hazard for a yuan of surplus, and on it for a yuan of regret, each up to so many yuan."""
_MISFIT, _GOES_BACK = 0.25, 4
"""A loss of more than this share of the step in the fee is a misfit: back after so many months."""
_MORE = np.array([{GROWING: 1.5, HEIGHT: 1.0, DECLINE: 0.5}[phase] for phase in range(3)])
"""Times the usual share who take what makes the bill larger, by phase of life."""
FATIGUE_MONTHS = 3
"""A second contact within so many months is one too many."""
TRAITS = (*tariffs.TRAITS, *FELT_BY, "need", "dog", "rival_tie", "join")
STATE = (
    *(*FELT, "decided", "gone", "last_contact", "fee", "bundled", "plan", "level"),
    *(*devices.HELD, "given"),
)
"""Columns on which the answer to an offer hangs."""


class Answer(Columns):
    """How each of some subscribers would answer a contact.

    Attributes:
        mended: share of the hazard that a contact takes away on average (0 for a sleeping dog).
        woken: rise of the log hazard of a sleeping dog, else 0.
        accept: chance that one who has not decided accepts.
        accepted, refused: change of the log hazard of those who accept, and who do not.
        lower: the cheaper tariff that it is told of (0-based); -1 for none.
        keeps: months for which a tariff that the offer brings is kept, and works; 0 where it brings none.
    """


def answer(
    people: Columns,
    state: Columns,
    now: int,
    scenario: Scenario,
    offer: str,
    level: np.ndarray | float | None = None,
) -> Answer:
    """Return how the subscribers in `people` and `state` (columns `TRAITS`, `STATE`) would answer.

    Args:
        level: yuan that a subsidy gives to each; the catalogue's, if not said.
    """
    law = CATALOGUE[offer]
    shares = cause_shares(people, state, now, scenario.leaving)
    reaches = (shares @ _MENDS[offer]) * np.take(_FIT[offer], people.need)
    mended = -np.expm1(-_STRENGTH * reaches * _openness(people, state, now))
    mended = np.where(people.dog, 0, np.minimum(mended, _MOST))
    taken = np.where(people.dog, 0.5 * law.taken, law.taken)
    if law.no_broadband:
        served = (people.online <= now) | state.bundled
        mended, taken = np.where(served, 0, mended), np.where(served, 0, taken)
    accept = mended + (1 - mended) * taken
    keeps = np.zeros(len(accept), dtype=np.int16)
    bound = np.where(state.contract_end > now, _BOUND, _FREE)
    woken = np.where(people.dog, law.wakes * bound, 0)
    tired = now - state.last_contact.astype(np.int32) < FATIGUE_MONTHS
    contacted = woken + scenario.offers.fatigue * tired
    kept = np.log1p(-np.minimum(mended / np.maximum(accept, 1e-6), _MOST))
    if law.up:
        accept, kept, keeps = _tariff_up(people, state, now, scenario)
    if law.subsidy:
        level = law.cost if level is None else level
        accept = subsidies.taken(state, now, law.taken, level) * np.where(people.dog, 0.5, 1)
        kept = subsidies.bond(state.fee, level, scenario.leaving)
        keeps += law.term
    lower = np.full(len(accept), advice.NOTHING, dtype=np.int8)
    if law.down or (law.tells and scenario.market.moves_down):
        lower = advice.cheaper(people, state, now, scenario)
    if law.down:
        has = lower > advice.NOTHING
        accept, kept = accept * has, advice.thanks(people.need)
        keeps[has] = tariffs.FOR_GOOD
    if law.up or law.subsidy or law.down:
        mended = -accept * np.expm1(kept)
    return Answer(
        mended=mended.astype(np.float32),
        woken=woken.astype(np.float32),
        accept=accept.astype(np.float32),
        accepted=(contacted + kept).astype(np.float32),
        refused=contacted.astype(np.float32),
        keeps=keeps,
        lower=lower,
    )


def _tariff_up(people: Columns, state: Columns, now: int, scenario: Scenario) -> tuple:
    """Chance to take the next tariff up, change of the log hazard of who does, months it is kept.

    It pays for some and is taken by others, too, who regret it and go back.
    """
    own = sold(scenario, now)
    growth = scenario.use.data_growth * now + devices.wish(state, own.era)
    level = life.use(state, scenario.life)
    step = tariffs.step_up(people, state, own, now, growth, level)
    wish = _TAKES_UP + _BY_SURPLUS * step.surplus - _THRIFT * (people.need == _PRICE)
    accept = np.where(step.fee > 0, 1 / (1 + np.exp(-wish)), 0)
    accept = np.minimum(accept * np.take(_MORE, state.phase), 1) * np.where(people.dog, 0.5, 1)
    pleased = np.clip(step.surplus, 0, _PLEASED_AT_MOST)
    sorry = np.clip(-step.surplus, 0, _SORRY_AT_MOST)
    misfit = step.surplus < -_MISFIT * step.fee
    keeps = np.where(misfit, _GOES_BACK, tariffs.FOR_GOOD).astype(np.int16)
    return accept, _SORRY * sorry - _PLEASED * pleased, keeps


def _openness(people: Columns, state: Columns, now: int) -> np.ndarray:
    tenure = np.maximum(now - people.join.astype(np.int32), 0)
    rival = np.maximum(1 - _RIVAL * people.rival_tie.astype(np.float32), 0)
    new = 1 - _NEW * np.exp(-tenure / _NEW_MONTHS)
    set_on_it = np.exp(-state.hazard / _SET)
    gift = (1 + _USUAL_FEE / _GIFT) / (1 + state.fee / _GIFT)
    return rival * new * set_on_it * gift


def save_chance(people: Columns, state: Columns, now: int, offer: str) -> np.ndarray:
    """Chance that one who has decided stays after all: the earlier the better, nothing in the last month."""
    left = np.clip(state.gone - now, 0, 3)
    early = np.take(np.array([0.0, 0.3, 0.8, 1.2], dtype=np.float32), left)
    fit = np.minimum(np.take(_FIT[offer], people.need), 1.5)
    return np.where(state.decided == NEVER, 0, CATALOGUE[offer].save * early * fit)
