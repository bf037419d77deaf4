"""Offers and campaigns: what a contact does to the wish to leave, and to whom, known for each subscriber.

How people answer stands in `synthetic.answers`. A contact changes the state: those who accept are
kept by what the offer mends, sleeping dogs are woken, and who has decided may still be won back.
Effects are direct effects: the lives of neighbours are held as they were.
"""

from __future__ import annotations

import numpy as np

from synthetic import answers, targeting
from synthetic.calendar import NEVER, months_between
from synthetic.catalogue import CATALOGUE
from synthetic.columns import Columns
from synthetic.leaving import decision_draws
from synthetic.scenario import Campaign, Scenario
from synthetic.schema import OFFERS
from synthetic.streams import Draws

CALM_MONTHS = 6
"""Months in which one who was won back does not think of leaving again."""
_ALONE, _ACCEPTED, _REFUSED = range(3)
"""The lives of a participant: left alone, contacted and accepting, contacted and not accepting."""


def contact(
    people: Columns,
    state: Columns,
    now: int,
    scenario: Scenario,
    offer: str,
    who: np.ndarray,
    luck: Columns,
    months: int | None = None,
) -> np.ndarray:
    """The offer reaches the subscribers at `who`: the state changes. Returns who accepted (mask over `who`).

    Args:
        months: for which it works; the catalogue's, if not said.
    """
    few, theirs = people.take(who, answers.TRAITS), state.take(who, answers.STATE)
    answer = answers.answer(few, theirs, now, scenario, offer)
    decided = theirs.decided != NEVER
    saved = (luck.save[who] < answers.save_chance(few, theirs, now, offer)) & (theirs.gone >= now)
    willing = np.where(decided, saved, luck.accept[who] < answer.accept)
    state.offer_effect[who] = np.where(willing, answer.accepted, answer.refused)
    state.offer_until[who] = now + (months or CATALOGUE[offer].months) - 1
    kept = who[saved]
    state.decided[kept] = NEVER
    state.gone[kept] = NEVER
    state.calm_until[kept] = now + CALM_MONTHS - 1
    state.last_contact[who] = now
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
    """A campaign of a scenario as the world lives it: who takes part, who is contacted, and the lives of each participant.

    Args:
        before: shares of the base that the earlier campaigns take of those that are kept apart.
    """

    def __init__(self, campaign: Campaign, number: int, scenario: Scenario, before: float = 0.0):
        self.campaign = campaign
        self.number = number
        self.start = months_between(scenario.first_month, campaign.month)
        self._months = campaign.months or CATALOGUE[campaign.offer].months
        self._scenario, self._before = scenario, before

    def begin(
        self, people: Columns, state: Columns, present: np.ndarray, luck: Columns, shared: Draws
    ) -> None:
        """Draws participants among those present and contacts the treated; notes their answers first.

        `shared` is the luck of who is chosen by the campaigns that are kept apart.
        """
        law, now = self.campaign, self.start
        if law.apart:
            luck.chosen = (shared.fine_uniform() - self._before) % 1
        eligible = targeting.eligible(law.eligible, people, state, now)
        self.who = np.flatnonzero(
            present & people.consent & eligible & (luck.chosen < law.base_share)
        )
        self.propensity = targeting.propensity(law, people, state, self.who)
        self.treated = luck.arm[self.who] < self.propensity
        self._reached = luck.reach[self.who] < law.reach
        self.contacted = self.treated & self._reached
        self._note_answers(people, state, luck)
        self._earlier = state.offer_effect[self.who], state.offer_until[self.who]
        self.accepted = np.zeros(len(self.who), dtype=bool)
        self.accepted[self.contacted] = contact(
            people, state, now, self._scenario, law.offer, self.who[self.contacted], luck, self._months
        )  # fmt: skip

    def _note_answers(self, people: Columns, state: Columns, luck: Columns) -> None:
        offer, now, who = self.campaign.offer, self.start, self.who
        few, theirs = people.take(who, answers.TRAITS), state.take(who, answers.STATE)
        self.answer = answers.answer(few, theirs, now, self._scenario, offer)
        decided = (theirs.decided != NEVER) & (theirs.gone >= now)
        saving = answers.save_chance(few, theirs, now, offer)
        self._accept = np.where(decided, saving, self.answer.accept).astype(np.float64)
        self._accepts = np.where(
            decided, luck.save[who] < saving, luck.accept[who] < self.answer.accept
        )
        lost = np.stack([decided, np.zeros_like(decided), decided])
        self.risk, self.leaves = lost.astype(np.float64), lost.copy()
        self._open = np.stack([~decided] * 3)
        self._undecided = self._open.astype(np.float64)

    def follow(self, state: Columns, now: int, draw) -> None:
        """One month of all lives, before anyone decides; `draw` gives this month's draws of all."""
        last = self.start + self.campaign.horizon - 1
        if not self.start <= now <= last:
            return
        wish, months = decision_draws(self._scenario.leaving, draw)
        in_time = np.cumsum(self._scenario.leaving.fading)[min(last - now, 3)]
        base = np.where(state.calm_until[self.who] >= now, 0, state.hazard[self.who])
        for life, change in enumerate(self._changes(state, now)):
            chance = np.minimum(base * np.exp(change), 1.0)
            self.risk[life] += self._undecided[life] * chance * in_time
            self._undecided[life] *= 1 - chance
            decides = self._open[life] & (wish[self.who] < chance)
            self._open[life] &= ~decides
            self.leaves[life] |= decides & (months[self.who] <= last - now)

    def _changes(self, state: Columns, now: int) -> tuple[np.ndarray, ...]:
        """Change of the log hazard in each life: the last contact counts, one of another campaign too."""
        effect, until = self._earlier
        alone = np.where(
            self.contacted,
            effect * (until >= now),
            state.offer_effect[self.who] * (state.offer_until[self.who] >= now),
        )
        lasts = now < self.start + self._months
        return alone, self.answer.accepted * lasts, self.answer.refused * lasts

    def effects(self) -> Columns:
        """Expected and realised outcomes of each participant, had it been left alone or been treated."""
        reach, alone = self.campaign.reach, self.risk[_ALONE]
        contacted = self._accept * self.risk[_ACCEPTED] + (1 - self._accept) * self.risk[_REFUSED]
        treated = reach * contacted + (1 - reach) * alone
        answered = np.where(self._accepts, self.leaves[_ACCEPTED], self.leaves[_REFUSED])
        return Columns(
            subscriber=self.who,
            propensity=self.propensity,
            risk_untreated=alone,
            risk_treated=treated,
            effect=treated - alone,
            mended=self.answer.mended,
            woken=self.answer.woken,
            accept=reach * self._accept,
            leaves_untreated=self.leaves[_ALONE],
            leaves_treated=np.where(self._reached, answered, self.leaves[_ALONE]),
        )

    def costs(self) -> np.ndarray:
        """Yuan spent on each participant: a contact for each call made, the offer where accepted."""
        return self.treated * self.campaign.contact_cost + self.accepted * self.campaign.offer_cost


def campaigns(scenario: Scenario) -> list[RunningCampaign]:
    """The campaigns of a scenario, numbered from 1 in order."""
    before, running = 0.0, []
    for number, one in enumerate(scenario.campaigns, start=1):
        running.append(RunningCampaign(one, number, scenario, before))
        before += one.base_share * one.apart
    return running


def action_code(offer: str) -> int:
    """The number that `World.step` takes for an offer; 0 is no contact."""
    return OFFERS.index(offer) + 1
