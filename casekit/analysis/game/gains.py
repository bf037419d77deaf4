"""The truth's expected gain of contacting each line now with each offer, in yuan.

A contact is worth the margins of the months ahead that it adds, less its cost, over who accepts and
who does not: what the hazards are, and what is known to change in them, is taken from the world. The
line is reckoned alone, as if nobody else were contacted and it itself never again.
"""

from __future__ import annotations

import numpy as np

from synthetic import answers, equity, leaving, offers
from synthetic.branch import OFFERED, Branch
from synthetic.calendar import NEVER
from synthetic.catalogue import CATALOGUE, CONTACT_COST
from synthetic.columns import Columns
from synthetic.desk import CALM_MONTHS, kept

_BY_MONTH = CATALOGUE["contract"].cost / CATALOGUE["contract"].months


def gains(branch: Branch) -> tuple[np.ndarray, np.ndarray]:
    """Return the yuan that contacting each of `branch.ours` this month is expected to bring, all costs
    taken off, and what it is expected to cost; lines × offers. A gain is −inf where an offer may
    not be made."""
    ahead = equity.LIVED + equity.RECKONED + branch.game.played - len(branch.told)
    before = _Alone(branch, ahead)
    gain, cost = (
        np.stack(of, axis=1) for of in zip(*map(before.gain_and_cost, OFFERED), strict=True)
    )
    for place, offer in enumerate(OFFERED):
        may = branch.may_be_offered(branch.ours, np.full(len(branch.ours), offer, dtype=object))
        gain[~may, place] = -np.inf
    return gain, cost


class _Alone:
    """What each line is worth if nothing is offered, and the hazards that this rests on."""

    def __init__(self, branch: Branch, months: int):
        world = self.world = branch.world
        self.people, self.state = world.people.take(branch.ours), world.state.take(branch.ours)
        self.now, self.months = world.index, months
        self.law = world.scenario.leaving
        self.goes = 1 - kept(self.people.need, world.scenario.desk)
        self.base = self._without_offers()
        in_force = self.state.offer_effect, self.state.offer_until
        self.here = self._survival(self._works(*in_force))
        self.margin = self.state.margin.astype(np.float64)
        self.decided = self.state.decided != NEVER

    def _without_offers(self) -> np.ndarray:
        """Hazards of the months ahead, months × lines, as if no offer were in force."""
        bare = self.state.copy()
        bare.offer_until = np.full_like(bare.offer_until, self.now - 1)
        changes = leaving.known_changes(self.people, bare, self.now, self.law)
        paths = [change for _, change in zip(range(self.months), changes, strict=False)]
        return self.state.hazard * np.exp(np.stack(paths))

    def _works(self, effect: np.ndarray, until: np.ndarray) -> np.ndarray:
        """Change of the log hazard, months × lines, by something that lasts until a month."""
        ahead = self.now + np.arange(self.months)[:, None]
        return effect * (until.astype(np.int32) >= ahead)

    def _survival(self, change: np.ndarray) -> np.ndarray:
        """Chance of being there in each month, of those who have not decided."""
        going = np.minimum(self.base * np.exp(change), 0.5) * self.goes
        return np.cumprod(1 - going, axis=0)

    def gain_and_cost(self, offer: str) -> tuple[np.ndarray, np.ndarray]:
        """Yuan that contacting each with an offer is expected to bring, and to cost."""
        answer = answers.answer(self.people, self.state, self.now, self.world.scenario, offer)
        taken, refused = self._worth_treated(offer, answer)
        alone = (self.margin * self.here).sum(axis=0)
        gain = answer.accept * (taken - alone) + (1 - answer.accept) * (refused - alone)
        saved = answers.save_chance(self.people, self.state, self.now, offer)
        gain = np.where(self.decided, self._gain_of_decided(offer, saved), gain) - CONTACT_COST
        accepts = np.where(self.decided, saved, answer.accept)
        return gain, CONTACT_COST + accepts * CATALOGUE[offer].cost

    def _worth_treated(self, offer: str, answer: Columns) -> tuple[np.ndarray, np.ndarray]:
        """Yuan that each is worth who accepts, the offer's cost taken off, and who does not."""
        held = self.state.offer_effect, self.state.offer_until, answer
        months = CATALOGUE[offer].months
        works = [
            self._works(*offers.in_force(*held, willing, self.now, months))
            for willing in (True, False)
        ]
        margin = self.margin + self._more(offer, answer)
        if offer == "contract":
            works[0] = works[0] + self._after_contract(months)
        here = [self._survival(change) for change in works]
        at_once = 0.0 if offer == "contract" else CATALOGUE[offer].cost
        return (margin * here[0]).sum(axis=0) - at_once, (self.margin * here[1]).sum(axis=0)

    def _more(self, offer: str, answer: Columns) -> np.ndarray:
        """Yuan that an accepted offer adds to the margin, months × lines."""
        ahead = np.arange(self.months)[:, None]
        more = np.zeros((self.months, len(self.margin)))
        if CATALOGUE[offer].up:
            counts = self.months - equity.RECKONED
            more += self.state.step_margin * (ahead < np.minimum(answer.keeps, counts))
            more *= ~self.state.up
        if offer == "contract":
            more -= _BY_MONTH * (ahead < CATALOGUE[offer].months)
        return more

    def _after_contract(self, months: int) -> np.ndarray:
        """Rise of the log hazard as a contract that is accepted now ends."""
        end = np.array(self.now + months - 1)
        rises = [
            leaving.after_signed(end, self.now + ahead, self.law) for ahead in range(self.months)
        ]
        return np.array(rises)[:, None]

    def _gain_of_decided(self, offer: str, saved: np.ndarray) -> np.ndarray:
        """Yuan that contacting one who has decided brings: a few are saved, and are calm a while."""
        chance = saved * (self.state.gone >= self.now)
        later = np.maximum(self.months - CALM_MONTHS, 0)
        stays = self.margin * (CALM_MONTHS + self.here[:later].sum(axis=0))
        goes = self.margin * np.maximum(self.state.gone.astype(np.int32) - self.now, 0)
        return chance * (stays - goes - CATALOGUE[offer].cost)
