"""Offers and campaigns: what a contact does to the wish to leave, and to whom, known for each subscriber.

An offer can only mend the causes it speaks to. So it does little for those who leave because of
the network, nothing for those who would stay anyway, and it wakes the sleeping dogs. Effects are
direct effects: the lives of neighbours are held as they were.
"""

from __future__ import annotations

import numpy as np

from synthetic import targeting
from synthetic.calendar import months_between
from synthetic.catalogue import CATALOGUE
from synthetic.columns import Columns
from synthetic.leaving import FELT, NEVER, cause_shares, decision_draws
from synthetic.scenario import Campaign, Scenario
from synthetic.schema import NEEDS, OFFERS, REASONS
from synthetic.streams import Draws

_MENDS = {
    name: np.array([offer.mends[reason] for reason in REASONS], dtype=np.float32)
    for name, offer in CATALOGUE.items()
}
_FIT = {name: tuple(offer.need[need] for need in NEEDS) for name, offer in CATALOGUE.items()}
"""Factor by need."""
FATIGUE_MONTHS = 3
"""A second contact within so many months is one too many."""
FATIGUE = 0.45
"""What it adds to the log hazard while the offer lasts (kit assumption)."""
CALM_MONTHS = 6
"""Months in which one who was won back does not think of leaving again."""
_TRAITS = ("price_weight", "need", "dog")
_STATE = (*FELT, "decided", "gone", "last_contact")
"""Columns on which the answer to an offer hangs."""


def effect(people: Columns, state: Columns, now: int, scenario: Scenario, offer: str) -> np.ndarray:
    """Change of the log hazard by the offer while it lasts; negative keeps, positive wakes."""
    shares = cause_shares(people, state, now, scenario.leaving)
    mended = shares @ _MENDS[offer] * np.take(_FIT[offer], people.need)
    change = np.where(people.dog, CATALOGUE[offer].wakes, np.log1p(-np.minimum(mended, 0.95)))
    tired = now - state.last_contact.astype(np.int32) < FATIGUE_MONTHS
    return (change + FATIGUE * tired).astype(np.float32)


def save_chance(people: Columns, state: Columns, now: int, offer: str) -> np.ndarray:
    """Chance that one who has decided stays after all: the earlier the better, nothing in the last month."""
    left = np.clip(state.gone - now, 0, 3)
    early = np.take(np.array([0.0, 0.3, 0.8, 1.2], dtype=np.float32), left)
    return np.minimum(CATALOGUE[offer].save * early * np.take(_FIT[offer], people.need), 0.9)


def accept_chance(change: np.ndarray) -> np.ndarray:
    """Chance that an undecided subscriber accepts: the better the offer fits, the likelier."""
    return np.clip(0.12 - 0.5 * change, 0.05, 0.8)


def contact(
    people: Columns, state: Columns, now: int, scenario: Scenario, offer: str, who, luck
) -> np.ndarray:
    """The offer reaches the subscribers at `who`: the state changes. Returns who accepted (mask over `who`)."""
    few, theirs = people.take(who, _TRAITS), state.take(who, _STATE)
    change = effect(few, theirs, now, scenario, offer)
    state.offer_effect[who] = change
    state.offer_until[who] = now + CATALOGUE[offer].months - 1
    decided = theirs.decided != NEVER
    saved = decided & (luck.save[who] < save_chance(few, theirs, now, offer)) & (theirs.gone >= now)
    kept = who[saved]
    state.decided[kept] = NEVER
    state.gone[kept] = NEVER
    state.calm_until[kept] = now + CALM_MONTHS - 1
    state.last_contact[who] = now
    willing = np.where(decided, saved, luck.accept[who] < accept_chance(change))
    _deliver(state, who[willing], offer, now)
    return willing


def _deliver(state: Columns, who: np.ndarray, offer: str, now: int) -> None:
    """What those who accept are given, as far as bills and records show it.

    None of it moves the wish to leave but by the offer's own effect: so the life that they would
    have led without it stays known.
    """
    if offer == "contract":
        state.end_signed[who] = now + CATALOGUE[offer].months - 1
    elif offer == "plan_up":
        pack = CATALOGUE[offer].pack
        state.pack_fee[who], state.pack_gb[who] = pack.fee, pack.gb
    elif offer == "bundle":
        state.bundled[who] = True


def campaign_luck(draws: Draws) -> Columns:
    """The luck of one campaign for all subscribers: chosen, arm, reached, saved, accepting."""
    return Columns(
        **{name: draws.fine_uniform() for name in ("chosen", "arm", "reach", "save", "accept")}
    )


class RunningCampaign:
    """A campaign of a scenario as the world lives it: who takes part, who is contacted, and both lives of each participant."""

    def __init__(self, campaign: Campaign, number: int, scenario: Scenario):
        self.campaign = campaign
        self.number = number
        self.start = months_between(scenario.first_month, campaign.month)
        self._scenario = scenario

    def begin(self, people: Columns, state: Columns, present: np.ndarray, luck: Columns) -> None:
        """Draws participants among those present and contacts the treated; notes both risks first."""
        law, now = self.campaign, self.start
        chosen = present & (luck.chosen < law.base_share)
        self.who = np.flatnonzero(chosen)
        self.propensity = targeting.propensity(law, people, state, self.who)
        self.treated = luck.arm[self.who] < self.propensity
        reached = luck.reach[self.who] < law.reach
        self.contacted = self.treated & reached
        few = people.take(self.who, _TRAITS), state.take(self.who, _STATE)
        self._note_risks(*few, luck.save[self.who], reached)
        self.accepted = np.zeros(len(self.who), dtype=bool)
        self.accepted[self.contacted] = contact(
            people, state, now, self._scenario, law.offer, self.who[self.contacted], luck
        )

    def _note_risks(self, people: Columns, state: Columns, save_luck, reached) -> None:
        offer, now = self.campaign.offer, self.start
        change = effect(people, state, now, self._scenario, offer)
        self._factor = np.exp(change)
        self._decided = (state.decided != NEVER) & (state.gone >= now)
        saving = np.where(self._decided, save_chance(people, state, now, offer), 0)
        saved = self._decided & (save_luck < saving)
        self._accepting = np.where(self._decided, saving, accept_chance(change))
        self._reached = reached
        self.risk = np.stack([self._decided, self._decided * (1 - saving)]).astype(np.float64)
        self._undecided = np.stack([~self._decided, ~self._decided]).astype(np.float64)
        self.leaves = np.stack([self._decided, self._decided & ~saved])
        self._open = np.stack([~self._decided, ~self._decided])

    def follow(self, state: Columns, now: int, draw) -> None:
        """One month of both lives, before anyone decides; `draw` gives this month's draws of all."""
        last = self.start + self.campaign.horizon - 1
        if not self.start <= now <= last:
            return
        law = self._scenario.leaving
        wish, months = decision_draws(law, draw)
        in_time = np.cumsum(law.fading)[min(last - now, 3)]
        others = state.offer_until[self.who] >= now
        base = state.hazard[self.who] * np.where(
            others & ~self.contacted, np.exp(state.offer_effect[self.who]), 1
        )
        base = np.where(state.calm_until[self.who] >= now, 0, base)
        lasts = now < self.start + CATALOGUE[self.campaign.offer].months
        for arm, factor in enumerate((1.0, self._factor if lasts else 1.0)):
            chance = np.minimum(base * factor, 1.0)
            self.risk[arm] += self._undecided[arm] * chance * in_time
            self._undecided[arm] *= 1 - chance
            decides = self._open[arm] & (wish[self.who] < chance)
            self._open[arm] &= ~decides
            self.leaves[arm] |= decides & (months[self.who] <= last - now)

    def effects(self) -> Columns:
        """Expected and realised outcomes of each participant, had it been left alone or been treated."""
        reach = self.campaign.reach
        alone = self.risk[0]
        treated = reach * self.risk[1] + (1 - reach) * alone
        return Columns(
            subscriber=self.who,
            propensity=self.propensity,
            risk_untreated=alone,
            risk_treated=treated,
            effect=treated - alone,
            accept=reach * self._accepting,
            leaves_untreated=self.leaves[0],
            leaves_treated=np.where(self._reached, self.leaves[1], self.leaves[0]),
        )

    def costs(self) -> np.ndarray:
        """Yuan spent on each participant: a contact for each call made, the offer where accepted."""
        return self.treated * self.campaign.contact_cost + self.accepted * self.campaign.offer_cost


def campaigns(scenario: Scenario) -> list[RunningCampaign]:
    """The campaigns of a scenario, numbered from 1 in order."""
    return [RunningCampaign(c, i, scenario) for i, c in enumerate(scenario.campaigns, start=1)]


def action_code(offer: str) -> int:
    """The number that `World.step` takes for an offer; 0 is no contact."""
    return OFFERS.index(offer) + 1
