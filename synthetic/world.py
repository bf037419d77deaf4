"""The base, stepped month by month: `World(scenario, seed)`, `reset`, `step`, `snapshot`, `restore`."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from synthetic import (
    accounts,
    arbitrage,
    contracts,
    experience,
    groups,
    leaving,
    offers,
    people,
    points,
    record,
    services,
    shocks,
    ties,
    usage,
    value_shift,
)
from synthetic.calendar import add_months, month_range
from synthetic.columns import Columns
from synthetic.leaving import NEVER
from synthetic.market import ERAS, Tariffs, rival_price
from synthetic.scenario import Scenario
from synthetic.schema import MONTHLY, OFFERS, TRUE_STATE
from synthetic.streams import Draws, Stream
from synthetic.usage import Moment

BLOCK = 65_536
"""Subscribers stepped at a time: small enough for their arrays to stay in the cache."""
WARM_UP = 3
"""Months lived before the first, so that it already holds people who have decided to leave."""
_FRIENDS_FADE = 0.6


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


class World:
    """A scenario with a seed, ready to be stepped.

    `part` limits it to a range of whole communities (0-based subscribers); communities have no
    ties with one another, so each lives as in the whole world. `block` changes the speed, never
    the result. Subscribers are positions from the first here; tables number them from 1 in the
    whole world. Raises IndexError when stepped past the last month.
    """

    def __init__(
        self,
        scenario: Scenario,
        seed: int,
        *,
        part: tuple[int, int] | None = None,
        block: int = BLOCK,
    ):
        self.scenario = scenario
        self.seed = seed
        self.months = month_range(scenario.first_month, scenario.months)
        self.first, stop = part or (0, people.padded(scenario.subscribers))
        self.people = people.make(scenario, seed, self.first, stop, self._real)
        arbitrage.settle(self.people, scenario)
        self.groups = groups.make(self.people, scenario, seed)
        self.people.group_lost = groups.lost_in(self.people, self.groups)
        self.ties = ties.make(self.people, seed, self.first)
        self._circles = ties.circles(self.ties, len(self.people))
        n = len(self.people)
        # even blocks: a short one costs as much
        edges = np.linspace(0, n, -(-n // block) + 1).astype(int)
        self._blocks = list(zip(edges[:-1], edges[1:], strict=True))
        self._era = ERAS[scenario.era]
        self._tariffs = Tariffs.own(self._era, self._real)
        self._seen = record.blank(MONTHLY, n)
        self._truth = record.blank(TRUE_STATE, n)
        self._topic = np.zeros(n, dtype=np.int8)
        self.reset()

    _real = np.float32

    def _draw(self, month: int, start: int, stop: int):
        """Draws by stream for a block of subscribers (positions) in a month."""
        first, last = self.first + start, self.first + stop
        return lambda stream, who=None: Draws(self.seed, stream, month, first, last, who)

    def draw(self, month: int, stream: Stream, who: np.ndarray | None = None) -> Draws:
        """Draws of a stream in a month for all subscribers, or for those at `who` (positions)."""
        last = self.first + len(self.people)
        return Draws(self.seed, stream, month, self.first, last, who)

    def reset(self) -> None:
        """Back to the first month."""
        self.state = self._first_state()
        self.campaigns = offers.campaigns(self.scenario)
        self.contracts: list[Columns] = [self._first_contracts()]
        for index in range(-WARM_UP, 0):
            self._live(index)
            self._revive()
        self.index = 0
        self._present = self.people.join < 0

    def step(self, actions: np.ndarray | None = None) -> Month:
        """Lives one month. `actions`: int8 per subscriber, 0 or `offers.action_code(offer)`.

        Draws never depend on actions: two policies on one seed share their luck.
        """
        if self.index >= self.scenario.months:
            raise IndexError(f"the scenario has {self.scenario.months} months; all are over")
        now = self.index
        self._run_campaigns(now)
        if actions is not None:
            self._act(now, np.asarray(actions))
        self._live(now)
        state = self.state
        self._present = (self.people.join <= now) & (state.gone > now)
        left = np.flatnonzero((state.gone == now) & (self.people.join < now))
        self.index += 1
        return Month(
            now, self.months[now], self._seen, self._truth, self._present, left, self._topic
        )

    def snapshot(self) -> dict:
        """Everything that a later `restore` needs to go on from here."""
        from copy import deepcopy

        return {
            "index": self.index,
            "state": self.state.copy(),
            "present": self._present.copy(),
            "contracts": list(self.contracts),
            "campaigns": deepcopy(self.campaigns),
        }

    def restore(self, snapshot: dict) -> None:
        """Back to a moment taken by `snapshot`; the snapshot can be used again."""
        from copy import deepcopy

        self.index = snapshot["index"]
        self.state = snapshot["state"].copy()
        self._present = snapshot["present"].copy()
        self.contracts = list(snapshot["contracts"])
        self.campaigns = deepcopy(snapshot["campaigns"])

    def _first_state(self) -> Columns:
        n, real = len(self.people), self._real
        draws = self.draw(0, Stream.START)
        ends = contracts.first_ends(self.scenario, self.people, self.draw(0, Stream.CONTRACT))
        months = {name: np.full(n, NEVER, dtype=np.int16) for name in ("decided", "gone")}
        never = {
            name: np.full(n, -NEVER, dtype=np.int16)
            for name in ("offer_until", "calm_until", "end_signed", "last_contact")
        }
        zeros = (
            "complaining",
            "shocked",
            "friends_left",
            "offer_effect",
            "fade_strength",
            "shift_chance",
            "pull",
            "pack_fee",
            "pack_gb",
        )
        plan = self.people.plan
        fee = self._tariffs.fee[plan]
        old, new = points.first(
            self.people, fee, self.scenario.first_month, self.draw(0, Stream.REDEMPTION)
        )
        return Columns(
            **months,
            **never,
            **{name: np.zeros(n, dtype=real) for name in zeros},
            **{
                name: np.zeros(n, dtype=np.int8)
                for name in ("quiet", "shifted", "suspended", "reason")
            },
            **{name: np.zeros(n, dtype=bool) for name in ("traded", "by_arrears", "bundled")},
            contract_end=ends,
            end_shown=ends.copy(),
            plan=plan.copy(),
            fee=fee,
            services=services.first(self.people, self.draw(0, Stream.SERVICE)),
            balance=(self.draw(0, Stream.ACCOUNT).uniform() * accounts.TOP_UP).astype(real),
            points_old=old.astype(real),
            points_new=new.astype(real),
            minutes_limit=self._tariffs.minutes[plan],
            data_limit=self._tariffs.data_gb[plan],
            activity=draws.normal(0.28).astype(real),
            satisfaction=draws.normal(0.45).astype(real),
            spot=draws.normal(3.0).astype(real),
            quality=np.full(n, 82, dtype=real),
            price_gap=np.full(n, 0.1, dtype=real),
            handset_age=(draws.uniform() * 36).astype(np.int16),
            hazard=np.full(n, self.scenario.leaving.base, dtype=real),
        )

    def _first_contracts(self) -> Columns:
        who = np.flatnonzero(self.state.contract_end > contracts.NO_CONTRACT)
        ends = self.state.contract_end[who].astype(np.int32)
        starts = np.maximum(ends - contracts.TERM + 1, np.minimum(self.people.join[who], ends))
        return Columns(subscriber=who, start=starts.astype(np.int32), end=ends)

    def _revive(self) -> None:
        """Those who left before the first month are taken as having stayed."""
        gone = self.state.gone < 0
        for column in (self.state.gone, self.state.decided):
            column[gone] = NEVER
        self.state.by_arrears[gone] = False

    def _run_campaigns(self, now: int) -> None:
        for one in self.campaigns:
            if one.start == now:
                luck = offers.campaign_luck(self.draw(one.number, Stream.CAMPAIGN))
                one.begin(self.people, self.state, self._present, luck)
                self._sign(one.who[one.accepted], one.campaign.offer, now)
            if now >= one.start:
                one.follow(self.state, now, self._draw(now, 0, len(self.people)))

    def _act(self, now: int, actions: np.ndarray) -> None:
        if actions.shape != (len(self.people),):
            raise ValueError(
                f"actions must hold one number for each of {len(self.people)} subscribers"
            )
        luck = offers.campaign_luck(self.draw(1000 + now, Stream.CAMPAIGN))
        for offer in OFFERS:
            who = np.flatnonzero((actions == offers.action_code(offer)) & self._present)
            accepted = offers.contact(self.people, self.state, now, self.scenario, offer, who, luck)
            self._sign(who[accepted], offer, now)

    def _sign(self, who: np.ndarray, offer: str, now: int) -> None:
        if offer == "contract" and len(who):
            last = now + offers.CATALOGUE[offer].months - 1
            full = np.full(len(who), 1, dtype=np.int32)
            self.contracts.append(Columns(subscriber=who, start=full * now, end=full * last))

    def _live(self, now: int) -> None:
        """All blocks live one month, then the news of who left travels to their friends."""
        month = int(add_months(self.scenario.first_month, now))
        moment = Moment(now, month, rival_price(self.scenario.market, month))
        areas = experience.area_quality(self.seed, now, month, self.scenario.network)
        shocks.pull(self.people, self.state, month, now, self.scenario)
        groups.lose(self.people, self.state, now, self.scenario)
        signed = [self._live_block(start, stop, moment, areas) for start, stop in self._blocks]
        who = np.concatenate(signed)
        if now >= 0 and len(who):
            start = np.full(len(who), now + 1, dtype=np.int32)
            self.contracts.append(
                Columns(subscriber=who, start=start, end=start + contracts.TERM - 1)
            )
        left = (self.state.gone == now) & ~self.state.by_arrears
        self.state.friends_left *= _FRIENDS_FADE
        ties.tell_friends(self._circles, np.flatnonzero(left), self.state.friends_left)

    def _live_block(self, start: int, stop: int, moment: Moment, areas: np.ndarray) -> np.ndarray:
        """One block, one month, mechanism by mechanism. Returns positions that signed a contract."""
        who, state, now = self.people.rows(start, stop), self.state.rows(start, stop), moment.index
        scenario, draw = self.scenario, self._draw(now, start, stop)
        used_hazard = state.hazard.copy()
        leaving.decide(who, state, now, scenario.leaving, draw)
        value_shift.move(state, now, scenario.shift, self._tariffs, draw)
        accounts.settle(who, state, now, draw)
        services.change(state, draw)
        month = usage.use(who, state, moment, scenario, draw)
        usage.charge(state, month, self._era, scenario.arbitrage.leaking_plan, draw)
        accounts.pay(state, month)
        points.run(who, state, month, moment.month, now, draw)
        experience.live(who, state, month, moment, areas, draw)
        usage.new_handset(state, now, draw)
        if now >= 0:  # the months of the warm-up are lived, not written down
            record.note(self._seen.rows(start, stop), who, state, month, now)
            self._topic[start:stop] = month.topic
        signed = contracts.renew(who, state, now, scenario, draw)
        ported = shocks.portability(scenario, int(add_months(moment.month, 1)))
        state.hazard[:] = leaving.hazard(who, state, now + 1, scenario.leaving, ported)
        state.shift_chance[:] = value_shift.chance(who, state, scenario.shift)
        if now >= 0:
            truth = self._truth.rows(start, stop)
            record.note_truth(truth, who, state, used_hazard, now, scenario)
        return start + signed
