"""A campaign as the world lives it: who takes part, who is contacted, and the lives of each participant.

Three lives are followed side by side: left alone, contacted and accepting, contacted and not
accepting. Each has its risk of leaving, its bills and its margin, as expected and, for leaving, as
its luck would have it. Only one of them happens.
"""

from __future__ import annotations

import numpy as np

from synthetic import advice, answers, contracts, desk, money, targeting
from synthetic.calendar import NEVER, months_between
from synthetic.catalogue import CATALOGUE
from synthetic.columns import Columns, join
from synthetic.homes import goes_along
from synthetic.leaving import (
    FELT,
    FELT_BY,
    STAYS,
    after_signed,
    deciding_at_home,
    decision_draws,
    true_reason,
)
from synthetic.market import sold
from synthetic.offers import contact, in_force, moves_down
from synthetic.scenario import Campaign, Scenario
from synthetic.streams import Draws, Stream

_ALONE, _ACCEPTED, _REFUSED = range(3)
_MONTHS_FADING = range(4)
_AT_A_TIME = 16_384
"""Participants whose answers are worked out at a time: the room that it takes does not grow."""
_LATER = 36
"""Months for which a line is reckoned that is still there when the campaign's horizon is over."""


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
        self.level = self._levels(luck.level[self.who])
        self._reached = luck.reach[self.who] < law.reach
        self.contacted = self.treated & self._reached
        self._note_answers(people, state, luck)
        self._signed = state.end_signed[self.who]
        before = state.offer_effect[self.who], state.offer_until[self.who]
        contacted = (in_force(*before, self.answer, it, now, self._months) for it in (True, False))
        self._works = (before, *contacted)
        self.accepted = np.zeros(len(self.who), dtype=bool)
        self.accepted[self.contacted] = contact(
            people, state, now, self._scenario, law.offer, self.who[self.contacted], luck,
            self._months, self.level[self.contacted],
        )  # fmt: skip

    def _levels(self, luck: np.ndarray) -> np.ndarray:
        """Yuan that each participant is, or would be, offered: by lot, where there are several levels."""
        levels = np.array(self.campaign.levels or (self.campaign.offer_cost,), dtype=np.float32)
        return levels[np.minimum(luck * len(levels), len(levels) - 1).astype(np.int8)]

    def _note_answers(self, people: Columns, state: Columns, luck: Columns) -> None:
        parts = np.array_split(np.arange(len(self.who)), max(1, len(self.who) // _AT_A_TIME))
        told = join([self._answers(people, state, part) for part in parts])
        kept = ("mended", "woken", "accepted", "refused", "keeps", "lower")
        self.answer = Columns(**{name: told.__dict__[name] for name in kept})
        decided = (told.decided != NEVER) & (told.gone >= self.start)
        self._accept = np.where(decided, told.saving, told.accept).astype(np.float32)
        self._accepts = np.where(
            decided, luck.save[self.who] < told.saving, luck.accept[self.who] < told.accept
        )
        self._would_move = moves_down(told, decided, luck.told[self.who], self._scenario)
        self._moves = self._scenario.market.moves_down * ((told.lower > advice.NOTHING) & ~decided)
        lost = np.stack([decided, np.zeros_like(decided), decided])
        self._open = np.stack([~decided] * 3)
        self._undecided = self._open.astype(np.float32)
        self._kept = desk.kept(told.need, self._scenario.desk)
        self._calm = state.calm_until[self.who]
        self._note_calls(told, lost)
        self._note_presence(told.gone)

    def _note_calls(self, told: Columns, lost: np.ndarray) -> None:
        """What becomes at the desk of those who have decided and are `lost` in a life: some are to call.

        `_calm_until` is, by life, the month until which one who took a decision back does not decide
        again; `_back` that of the call of one who will: from the month after on his life is open again.
        """
        law, fading = self._scenario.desk, self._scenario.leaving.fading
        calling = lost & (told.calls_at >= self.start)
        stays = calling & desk.stays(told.need, told, law)
        self.leaves = lost & ~stays
        self._back = np.where(stays, told.calls_at, NEVER).astype(np.int16)
        self._calm_until = np.stack([self._calm] * 3)
        self._calm_until[stays] = (self._back + desk.CALM_MONTHS - 1)[stays]
        kept = np.where(calling, desk.if_called(told.need, law), np.float32(0))
        self.risk = lost - kept
        self._returning = [desk.Returning(lost.shape[1], fading) for _ in lost]
        for life, returning in enumerate(self._returning):
            at = np.flatnonzero(calling[life])
            calm = told.calls_at[at] - self.start + desk.CALM_MONTHS - 1
            returning.add(calm, at, kept[life, at])

    def _answers(self, people: Columns, state: Columns, at: np.ndarray) -> Columns:
        """How participants at `at` (places) would answer, whether they are leaving as it is, and will call
        the desk."""
        offer, now, who = self.campaign.offer, self.start, self.who[at]
        few, theirs = people.take(who, answers.TRAITS), state.take(who, answers.STATE)
        answer = answers.answer(few, theirs, now, self._scenario, offer, self.level[at])
        saving = answers.save_chance(few, theirs, now, offer)
        will = dict(state.take(who, desk.WILL_CALL).items())
        left = {"decided": theirs.decided, "gone": theirs.gone, "need": few.need}
        return Columns(**dict(answer.items()), saving=saving, **left, **will)

    def _note_presence(self, gone: np.ndarray) -> None:
        """Who is still there in each life, and who will have gone this month and in the next ones."""
        here = np.ones(self.risk.shape, dtype=np.float32)
        left = np.clip(gone.astype(np.int32) - self.start, 0, len(_MONTHS_FADING) - 1)
        self._going = np.stack([self.risk * (left == ahead) for ahead in _MONTHS_FADING])
        self._here = here
        self.bill, self.margin, self.later = (np.zeros_like(here) for _ in range(3))

    def follow(self, people: Columns, state: Columns, now: int, draw) -> None:
        """One month of all lives, before anyone decides; `draw` gives this month's draws of all."""
        last = self.start + self.campaign.horizon - 1
        if not self.start <= now <= last:
            return
        law = self._scenario.leaving
        wish, months = decision_draws(law, draw)
        wish, months = wish[self.who], months[self.who]
        self._open |= self._back < now
        self._back[self._back < now] = NEVER
        own_will = state.uprooted[self.who] != now
        for life, change in enumerate(self._changes(state, now)):
            own = np.minimum(state.hazard[self.who] * np.exp(change), 1.0)
            self._expect(people, state, now, life, np.where(self._calm >= now, 0, own))
            calm = self._calm_until[life] >= now
            decides = self._open[life] & (wish < own) & ~calm & own_will
            self._open[life] &= ~decides
            self._decide(people, state, now, life, np.flatnonzero(decides), months, draw)

    def _expect(
        self, people: Columns, state: Columns, now: int, life: int, own: np.ndarray
    ) -> None:
        """A month of one life in expectation, at each one's `own` chance of deciding."""
        law, last = self._scenario.leaving, self.start + self.campaign.horizon - 1
        fading = np.asarray(law.fading, dtype=np.float32)
        chance = deciding_at_home(people, state, now, law, self.who, own)
        kept = self._undecided[life] * own * self._kept
        goes = self._undecided[life] * chance - kept
        self.risk[life] += goes * np.cumsum(fading)[min(last - now, 3)]
        self._going[:, life] += fading[:, None] * goes
        self._undecided[life] *= 1 - chance
        self._undecided[life] += self._returning[life].month(kept)

    def _decide(
        self, people: Columns, state: Columns, now: int, life: int, at: np.ndarray, months, draw
    ) -> None:
        """Participants at `at` (places) decide in one life and will fade for `months`: they leave, unless
        the desk keeps them."""
        law, who = self._scenario, self.who[at]
        last = self.start + self.campaign.horizon - 1
        few = people.take(who, (*FELT_BY, "need"))
        felt = state.take(who, FELT)
        felt.end_signed = self._signed_until(state)[life][at]
        reason = true_reason(few, felt, now, law.leaving, draw(Stream.REASON, who).uniform())
        call = desk.foretold(reason, months[at], now, law.desk, draw, who)
        stays = desk.stays(few.need, call, law.desk)
        self.leaves[life, at[~stays & (months[at] <= last - now)]] = True
        self._back[life, at[stays]] = call.calls_at[stays]
        self._calm_until[life, at[stays]] = call.calls_at[stays] + desk.CALM_MONTHS - 1

    def _changes(self, state: Columns, now: int) -> tuple[np.ndarray, ...]:
        """Change of the log hazard in each life, by what is in force: by other campaigns too.

        A contract that is accepted ends, and the wish to leave rises then as after any other.
        """
        cliffs = [
            after_signed(end, now, self._scenario.leaving) for end in self._signed_until(state)
        ]
        before, accepted, refused = (effect * (until >= now) for effect, until in self._works)
        lived = state.offer_effect[self.who] * (state.offer_until[self.who] >= now)
        alone = np.where(self.contacted, before, lived)
        return tuple(
            effect + cliff for effect, cliff in zip((alone, accepted, refused), cliffs, strict=True)
        )

    def _signed_until(self, state: Columns) -> tuple[np.ndarray, ...]:
        """Month index in each life at which a contract accepted in a campaign, this or another, ends."""
        binds = CATALOGUE[self.campaign.offer].term > 0
        elsewhere = np.where(self.accepted & binds, self._signed, state.end_signed[self.who])
        own = np.full_like(elsewhere, self._ends) if binds else elsewhere
        return elsewhere, own, elsewhere

    @property
    def _ends(self) -> int:
        """Month index at which a contract accepted in this campaign ends."""
        return self.start + CATALOGUE[self.campaign.offer].term - 1

    def earn(self, people: Columns, state: Columns, now: int, draw) -> None:
        """The month's bills and margins of all lives, after it was lived."""
        last = self.start + self.campaign.horizon - 1
        if not self.start <= now <= last:
            return
        along, paying = goes_along(people, state, now, self._scenario.leaving.along, draw, self.who)
        self.leaves[:, along] |= self._open[:, along] & (state.gone[paying] <= last)
        self._open[:, along] = False
        firms = state.uprooted[self.who] == now
        _, months = decision_draws(self._scenario.leaving, draw)
        self.leaves |= self._open & firms & (months[self.who] <= last - now)
        self._open &= ~firms
        paid_back = self._going[0, _ACCEPTED] * self._paid_back(now)
        self._here -= self._going[0]
        self._going = np.concatenate([self._going[1:], np.zeros_like(self._going[:1])])
        delta = (1 - money.DISCOUNT) ** (now - self.start)
        told = self._told(people, state, now)
        more, gain = self._brings(state, now, told)
        bill, margin = self._plain(state, now, (more, gain), told)
        gained = gain - self._gift(now)
        ways = (0, 0), (more, gained), (self._moves * told[0], self._moves * told[1])
        for life, (dearer, better) in enumerate(ways):
            self.bill[life] += self._here[life] * (bill + dearer)
            self.margin[life] += delta * self._here[life] * (margin + better)
        self.margin[_ACCEPTED] += delta * paid_back
        if now == last:
            self._look_beyond(state, now, delta * margin, delta * gain)
            self._going = self._here = self._undecided = self._open = None  # lived to the end
            self._works = self._returning = self._back = self._calm_until = None

    def _look_beyond(self, state: Columns, now: int, margin: np.ndarray, gain: np.ndarray) -> None:
        """What the months after the horizon bring in each life, at the hazard of its last month; a tariff
        that was brought adds nothing to them, for by and by they would have chosen it themselves; one
        whose contract of this campaign is just over goes through the months of a raised wish first."""
        hazard = np.minimum(state.hazard[self.who].astype(np.float64), 0.5) * (1 - self._kept)
        stays = (1 - money.DISCOUNT) * (1 - hazard)
        later = self._here * margin * stays * (1 - stays**_LATER) / (1 - stays)
        self.later = later.astype(np.float32)
        if CATALOGUE[self.campaign.offer].subsidy:
            self.later[_ACCEPTED] = self._bound_beyond(now, hazard, margin, gain)
        elif CATALOGUE[self.campaign.offer].term:
            for month in range(now + 1, now + 1 + STAYS):
                rise = np.exp(after_signed(np.array(self._ends), month, self._scenario.leaving))
                self.later[_ACCEPTED] *= (1 - np.minimum(hazard * rise, 0.9)) / (1 - hazard)

    def _bound_beyond(
        self, now: int, hazard: np.ndarray, margin: np.ndarray, gain: np.ndarray
    ) -> np.ndarray:
        """The same for who accepted a subsidy, month by month: its contract binds until it ends and brings
        `gain`, who leaves gives back what is owed, and then the wish to leave is raised."""
        effect, until = self._works[_ACCEPTED]
        here, later = self._here[_ACCEPTED].astype(np.float64), np.zeros(len(self.who))
        for month in range(now + 1, now + 1 + _LATER):
            rise = after_signed(np.array(self._ends), month, self._scenario.leaving)
            goes = here * np.minimum(hazard * np.exp(effect * (until >= month) + rise), 0.9)
            here = here - goes
            later += (1 - money.DISCOUNT) ** (month - now) * (
                here * (margin + gain * (month <= self._ends)) + goes * self._paid_back(month)
            )
        return later.astype(np.float32)

    def _paid_back(self, now: int) -> np.ndarray | float:
        """Yuan of a subsidy that one who leaves in month `now` pays back on average."""
        if not CATALOGUE[self.campaign.offer].subsidy:
            return 0.0
        return contracts.COLLECTED * contracts.owed(self.level, self._ends - now)

    def _plain(self, state: Columns, now: int, brings: tuple, told: tuple) -> tuple:
        """Bill and margin (yuan) of each participant without what the campaign has given and told."""
        taken, fell = self.accepted * 1.0, self.contacted & ~self.accepted & self._would_move
        by_month = self._gift(now) if CATALOGUE[self.campaign.offer].by_month else 0.0
        bill = state.earns[self.who] - brings[0] * taken - told[0] * fell
        margin = state.margin[self.who] - (brings[1] - by_month) * taken - told[1] * fell
        return bill, margin

    def _told(self, people: Columns, state: Columns, now: int) -> tuple[np.ndarray, np.ndarray]:
        """What the cheaper tariff that each was told of adds to bill and margin of this month, in yuan."""
        if (self.answer.lower == advice.NOTHING).all():
            return np.zeros(len(self.who)), np.zeros(len(self.who))
        few = people.take(self.who, advice.TRAITS), state.take(self.who, advice.STATE)
        return advice.adds(*few, self.answer.lower, sold(self._scenario, now))

    def _brings(self, state: Columns, now: int, told: tuple) -> tuple[np.ndarray, np.ndarray]:
        """What a tariff that the offer brings adds to bill and margin of this month, in yuan."""
        on = self.answer.keeps > now - self.start
        step = state.step_bill[self.who], state.step_margin[self.who]
        bill, margin = told if CATALOGUE[self.campaign.offer].down else step
        return bill * on, margin * on

    def _gift(self, now: int) -> np.ndarray:
        """Yuan that the offer costs this month where it was accepted."""
        offer, since = CATALOGUE[self.campaign.offer], now - self.start
        if offer.by_month:
            return self.level / offer.term * (since < offer.term)
        return self.level * (since == 0)

    def effects(self) -> Columns:
        """Expected and realised outcomes of each participant, had it been left alone or been treated."""
        reach, alone = np.float32(self.campaign.reach), self.risk[_ALONE]
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
            **self._money(),
            leaves_untreated=self.leaves[_ALONE],
            leaves_treated=np.where(self._reached, answered, self.leaves[_ALONE]),
        )

    def _money(self) -> dict[str, np.ndarray]:
        """Bills and margins over the horizon, left alone and treated, and what treating is worth."""

        def treated(lives: np.ndarray) -> np.ndarray:
            reach = np.float32(self.campaign.reach)
            contacted = self._accept * lives[_ACCEPTED] + (1 - self._accept) * lives[_REFUSED]
            return reach * contacted + (1 - reach) * lives[_ALONE]

        whole = self.margin + self.later
        return {
            "bill_untreated": self.bill[_ALONE],
            "bill_treated": treated(self.bill),
            "margin_untreated": self.margin[_ALONE],
            "margin_treated": treated(self.margin) - self.campaign.contact_cost,
            "value_effect": treated(whole) - whole[_ALONE] - self.campaign.contact_cost,
        }

    def costs(self) -> np.ndarray:
        """Yuan spent on each participant: a contact for each call made, the offer where accepted."""
        return self.treated * self.campaign.contact_cost + self.accepted * self.level


def campaigns(scenario: Scenario) -> list[RunningCampaign]:
    """The campaigns of a scenario, numbered from 1 in order."""
    before, running = 0.0, []
    for number, one in enumerate(scenario.campaigns, start=1):
        running.append(RunningCampaign(one, number, scenario, before))
        before += one.base_share * one.apart
    return running
