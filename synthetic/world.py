"""The base, stepped month by month: `World(scenario, seed)`, `reset`, `step`, `snapshot`, `restore`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

import numpy as np

from synthetic import (
    accounts,
    advice,
    arbitrage,
    areas,
    beginning,
    campaigns,
    contracts,
    desk,
    devices,
    experience,
    groups,
    habits,
    homes,
    leaving,
    life,
    money,
    offers,
    people,
    points,
    pricing,
    record,
    referral,
    services,
    shocks,
    tariffs,
    tickets,
    ties,
    unasked,
    usage,
    value_shift,
)
from synthetic.calendar import NEVER, add_months, month_range
from synthetic.columns import Columns, join
from synthetic.homes import COMMUNITY
from synthetic.market import ERAS, Tariffs, rival_price, sold
from synthetic.scenario import Scenario
from synthetic.schema import MONTHLY, OFFERS, TRUE_STATE
from synthetic.streams import Draws, Stream, other_luck
from synthetic.usage import Moment

BLOCK = 98_304
"""Subscribers stepped at a time: small enough for their arrays to stay in the cache."""
FRIENDS_FADE = 0.6
"""Share of what a friend's leaving adds that is left a month later."""


@dataclass
class Month:
    """One month of the world. Arrays cover all simulated subscribers; valid until the next step."""

    index: int
    month: int
    seen: Columns
    """Columns of `monthly`; rows count where `present`."""
    truth: Columns
    """Columns of the true state; rows count where `present`."""
    present: np.ndarray
    """On the network at month end."""
    left: np.ndarray
    """Positions of those who left this month, by choice or through arrears."""
    topic: np.ndarray
    """Topic of the month's complaint, where there is one."""
    contacted: np.ndarray
    """Positions of those whom the actions reached: on the network, and agreed to be contacted."""
    accepted: np.ndarray
    """Of these, who accepted."""


class World:
    """A scenario with a seed, ready to be stepped.

    `part` limits it to a range of whole communities (0-based subscribers); communities have no
    ties with one another, so each lives as in the whole world. `block` changes the speed, never
    the result. Subscribers are positions from the first here; tables number them from 1 in the
    whole world. Raises IndexError when stepped past the last month.

    Who people are comes from `seed`; what the months bring comes from it, too, until the month
    (index) `luck_from`, and from then on from `luck`, where one is given: the same people and the
    same past, another future.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        *,
        part: tuple[int, int] | None = None,
        block: int = BLOCK,
        luck: int | None = None,
        luck_from: int = 0,
    ):
        self.scenario = scenario
        self.seed = seed
        self._other = seed if luck is None else other_luck(seed, luck)
        self._other_from = luck_from
        self.months = month_range(scenario.first_month, scenario.months)
        self.first, stop = part or (0, people.padded(scenario.subscribers))
        self.areas = areas.make(seed)
        self.people = people.make(scenario, seed, self.first, stop, self._real)
        arbitrage.settle(self.people, scenario)
        self.groups = groups.make(self.people, scenario, seed)
        self.people.group_at = groups.places(self.people, self.groups)
        self.ties = ties.make(self.people, seed, self.first)
        groups.lead(self.people, self.groups, self.ties, seed, self.first)
        self._circles = ties.circles(self.ties, len(self.people))
        n = len(self.people)
        # even blocks of whole homes: a short one costs as much
        edges = np.linspace(0, n // COMMUNITY, -(-n // block) + 1).astype(int) * COMMUNITY
        self._blocks = list(zip(edges[:-1], edges[1:], strict=True))
        self._seen = record.blank(MONTHLY, n)
        self._truth = record.blank(TRUE_STATE, n)
        self._topic = np.zeros(n, dtype=np.int8)
        self.reset()

    _real = np.float32
    noted = True
    """Whether what the months bring is noted: pages, and both lives of who takes part in a campaign. Where
    only the lines and their margins are asked for, False saves the time that it takes."""

    def take_luck(self, luck: int | None, luck_from: int) -> None:
        """From month `luck_from` on, let the months bring what `luck` says; None for the seed's own."""
        self._other = self.seed if luck is None else other_luck(self.seed, luck)
        self._other_from = luck_from

    def luck(self, now: int) -> int:
        """The seed of what month `now` brings."""
        return self._other if now >= self._other_from else self.seed

    def _draw(self, month: int, start: int, stop: int):
        """Draws by stream for a block of subscribers (positions) in a month."""
        luck, first, last = self.luck(month), self.first + start, self.first + stop
        return lambda stream, who=None: Draws(luck, stream, month, first, last, who)

    def draw(self, month: int, stream: Stream, who: np.ndarray | None = None) -> Draws:
        """Draws of a stream in a month for all subscribers, or for those at `who` (positions)."""
        return self._drawn(self.luck(month), month, stream, who)

    def _drawn(self, seed: int, number: int, stream: Stream, who=None) -> Draws:
        return Draws(seed, stream, number, self.first, self.first + len(self.people), who)

    def _at_start(self, stream: Stream, number: int = 0, who: np.ndarray | None = None) -> Draws:
        """Draws of what the first month finds; no luck of the months changes it."""
        return self._drawn(self.seed, number, stream, who)

    def reset(self) -> None:
        """Back to the first month."""
        self.state = self._first_state()
        self.standing = groups.standing(self.groups, self.seed)
        self.campaigns = campaigns.campaigns(self.scenario)
        self.contracts: list[Columns] = [beginning.contracts_seen(self.people, self.state)]
        self.referrals: list[tuple[np.ndarray, np.ndarray]] = []
        for index in range(-beginning.WARM_UP, 0):
            self._live(index)
            self._revive()
        self.index = 0
        self._present = self.people.join < 0

    def step(self, actions: np.ndarray | None = None) -> Month:
        """Lives one month. `actions`: int8 per subscriber, 0 or `offers.action_code(offer)`.

        Nobody is contacted who has not agreed to it, whatever the actions say. Draws never depend on actions: two policies on one seed share their luck.
        """
        if self.index >= self.scenario.months:
            raise IndexError(f"the scenario has {self.scenario.months} months; all are over")
        now = self.index
        self._run_campaigns(now)
        nobody = np.empty(0, dtype=np.int64)
        reached = (nobody, nobody) if actions is None else self._act(now, np.asarray(actions))
        self._live(now)
        for one in self._followed:
            if now >= one.start:
                one.earn(self.people, self.state, now, self._draw(now, 0, len(self.people)))
        state = self.state
        self._present = (self.people.join <= now) & (state.gone > now)
        left = np.flatnonzero((state.gone == now) & (self.people.join < now))
        self.index += 1
        pages = self._seen, self._truth
        return Month(now, self.months[now], *pages, self._present, left, self._topic, *reached)

    def pack_prices(self, now: int) -> np.ndarray:
        """Yuan of a discount pack in a month (index), by area."""
        return pricing.prices(self.luck(now), now, self.scenario.market)

    def outages(self, now: int) -> np.ndarray:
        """Points of quality that outages cost each area in a month (index)."""
        month = int(add_months(self.scenario.first_month, now))
        return areas.outages(self.luck(now), now, month, self.scenario.network)

    def snapshot(self) -> dict:
        """Everything that a later `restore` needs to go on from here."""
        from copy import deepcopy

        return {
            "index": self.index,
            "state": self.state.copy(),
            "standing": self.standing.copy(),
            "present": self._present.copy(),
            "contracts": list(self.contracts),
            "referrals": list(self.referrals),
            "campaigns": deepcopy(self.campaigns),
        }

    def restore(self, snapshot: dict) -> None:
        """Back to a moment taken by `snapshot`; the snapshot can be used again."""
        from copy import deepcopy

        self.index = snapshot["index"]
        self.state = snapshot["state"].copy()
        self.standing = snapshot["standing"].copy()
        self._present = snapshot["present"].copy()
        self.contracts = list(snapshot["contracts"])
        self.referrals = list(snapshot["referrals"])
        self.campaigns = deepcopy(snapshot["campaigns"])

    def _first_state(self) -> Columns:
        own = Tariffs.own(ERAS[self.scenario.era], self._real)
        return beginning.state(self.people, self.scenario, own, self._at_start, self._real)

    def _revive(self) -> None:
        """Those who left before the first month are taken as having stayed."""
        gone = self.state.gone < 0
        for column in (self.state.gone, self.state.decided):
            column[gone] = NEVER
        self.state.by_arrears[gone] = False

    @property
    def _followed(self) -> list[campaigns.RunningCampaign]:
        return self.campaigns if self.noted else []

    def _run_campaigns(self, now: int) -> None:
        for one in self.campaigns:
            if one.start == now:
                luck = self._campaign_luck(one.number, now)
                shared = self._drawn(self.luck(now), 0, Stream.CAMPAIGN)
                one.begin(self.people, self.state, self._present, luck, shared)
                self._sign(one.who[one.accepted], one.campaign.offer, now, one.number)

    def _campaign_luck(self, number: int, now: int) -> Columns:
        return offers.campaign_luck(self._drawn(self.luck(now), number, Stream.CAMPAIGN))

    def _act(self, now: int, actions: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Contacts those who may be; returns who was, and who accepted (positions)."""
        if actions.shape != (len(self.people),):
            raise ValueError(
                f"actions must hold one number for each of {len(self.people)} subscribers"
            )
        luck = self._campaign_luck(1000 + now, now)
        may_be = self._present & self.people.consent
        accepted = []
        for offer in OFFERS:
            who = np.flatnonzero((actions == offers.action_code(offer)) & may_be)
            willing = offers.contact(self.people, self.state, now, self.scenario, offer, who, luck)
            accepted.append(who[willing])
            self._sign(who[willing], offer, now, contracts.BY_ACTION)
        return np.flatnonzero((actions > 0) & may_be), np.sort(np.concatenate(accepted))

    def takers(self, offer: str, who: np.ndarray) -> np.ndarray:
        """Who of those at `who` (positions) accepts an offer if it is made this month (mask)."""
        luck = self._campaign_luck(1000 + self.index, self.index)
        told = offers.answered(self.people, self.state, self.index, self.scenario, offer, who, luck)
        return told[2]

    def _sign(self, who: np.ndarray, offer: str, now: int, campaign: int) -> None:
        law = offers.CATALOGUE[offer]
        if law.term and len(who):
            start = np.full(len(who), now, dtype=np.int32)
            end = start + law.term - 1
            self.contracts.append(contracts.offered(self.state, who, start, end, campaign))

    def _live(self, now: int) -> None:
        """All blocks live one month, then the news of who left travels to their friends."""
        self._tariffs = sold(self.scenario, now, self._real)
        if self.scenario.market.own_price:
            np.take(self._tariffs.fee, self.state.plan, out=self.state.fee)
        month = int(add_months(self.scenario.first_month, now))
        lost = self.outages(now)
        moment = Moment(
            now,
            month,
            rivals=rival_price(self.scenario.market, month) * self.areas.rival,
            packs=self.pack_prices(now),
            staff=tickets.teams(self.seed, self.luck(now), now),
            quality=areas.quality(self.areas, lost, self.luck(now), now),
        )
        shocks.pull(self.people, self.state, month, now, self.scenario)
        shocks.broken(self.people, self.state, lost)
        firms = self.people, self.state, self.groups, self.standing
        self.called_on = groups.month(*firms, now, self.scenario, self.luck(now))
        # When all that the month brings is known, and nobody has decided.
        for one in self._followed:
            one.follow(self.people, self.state, now, self._draw(now, 0, len(self.people)))
        groups.foresee(*firms, now + 1, self.scenario.groups, self.scenario.leaving.fading)
        self._ask_around(now)
        signed = [self._live_block(start, stop, moment) for start, stop in self._blocks]
        *signed, served, called = zip(*signed, strict=True)
        self.served, self.called = join(list(served)), join(list(called))
        if now >= 0:
            for months, who in enumerate(map(np.concatenate, signed)):
                start = np.full(len(who), now + months, dtype=np.int32)
                end = start + contracts.TERM - 1
                self.contracts.append(contracts.signed(self.state, who, start, end))
        left = (self.state.gone == now) & ~self.state.by_arrears
        self.state.friends_left *= FRIENDS_FADE
        left = np.flatnonzero(left)
        ties.tell_friends(self._circles, left, self.state.friends_left)
        homes.miss(self.people, self.state, left)

    def _ask_around(self, now: int) -> None:
        """Of those who join this month, some come on a friend's word."""
        new, law = np.flatnonzero(self.people.join == now), self.scenario.channels
        asking = self._drawn(self.luck(now), now, Stream.REFERRAL, new)
        came = referral.month(self.people, self.state, self._circles, new, law, asking)
        self.referrals.append(came)

    def _live_block(
        self, start: int, stop: int, moment: Moment
    ) -> tuple[np.ndarray, np.ndarray, Columns, Columns]:
        """One block, one month, mechanism by mechanism.

        Returns:
            Positions of those whose contract begins this month, as they join, and with the next one;
            those who were served, as `tickets.serve` says; calls to the desk, as `desk.live` does.
        """
        who, state, now = self.people.rows(start, stop), self.state.rows(start, stop), moment.index
        scenario, draw = self.scenario, self._draw(now, start, stop)
        used_hazard = state.hazard.copy()
        homes.move_out(who, state, moment, scenario.homes.moves_out, draw)
        leaving.decide(who, state, now, scenario, draw)
        portable = shocks.portable(scenario, moment.month)
        called = desk.live(who, state, now, scenario.desk, portable, draw)
        stay = called.who[called.heard & (state.decided[called.who] == NEVER)]
        called.who += start
        value_shift.move(state, now, scenario.shift, self._tariffs, draw)
        accounts.settle(who, state, now, draw, sweep=moment.month == scenario.arrears_sweep)
        life.move(who, state, now, draw)
        state.up &= state.up_until >= now
        advice.hear(who, state, now, moment.month, scenario, stay, draw)
        mind = partial(Draws, self.seed, Stream.MIND, 0, self.first + start, self.first + stop)
        tariffs.think_again(who, state, now, scenario, self._tariffs, draw, mind)
        month = usage.use(who, state, moment, scenario, self._tariffs, draw)
        unasked.live(who, state, month, now, scenario.charges, draw)
        services.change(who, state, now, draw)
        usage.charge(who, state, month, moment, self._tariffs, scenario, draw)
        joined = contracts.join(who, state, now)
        contracts.cash(state, month, now)
        accounts.pay(who, state, month)
        points.run(who, state, month, moment.month, now, draw)
        experience.live(who, state, month, moment, self._tariffs, draw)
        packs = pricing.demand(who.need, np.take(moment.packs, who.area - 1))
        habits.live(who, state, month, moment.month, packs, draw)
        served = tickets.serve(state, month, moment.staff, draw)
        served.who += start
        offers.complain(state, month, draw)  # of what an offer brought: it moves no contentment
        money.live(who, state, month, self._tariffs)
        taste = partial(Draws, self.seed, Stream.MAKER, 0, self.first + start, self.first + stop)
        devices.replace(who, state, now, self._tariffs.era, draw, taste)
        noted = self.noted and now >= 0  # the months of the warm-up are lived, not noted
        if noted:
            record.note(self._seen.rows(start, stop), who, state, month, now)
            self._topic[start:stop] = month.topic
        signed = contracts.renew(who, state, now, scenario, draw)
        ported = shocks.portability(scenario, int(add_months(moment.month, 1)))
        state.hazard[:] = leaving.hazard(who, state, now + 1, scenario.leaving, ported)
        state.turning[:] = life.turning(who, state, scenario.life)
        state.shift_chance[:] = value_shift.chance(who, state, scenario.shift)
        if noted:
            truth = self._truth.rows(start, stop)
            record.note_truth(truth, who, state, used_hazard, now, scenario)
        return start + joined, start + signed, served, called
