"""From the world to the tables: what is written before the first month, each month, and at the end."""

from __future__ import annotations

from functools import partial

import numpy as np

from synthetic import (
    areas,
    calling,
    careless,
    closing,
    contacts,
    contracts,
    devices,
    documents,
    holdings,
    homes,
    identities,
    leaving,
    life,
    market,
    phrases,
    referral,
    schema,
    shocks,
    surveys,
    tariffs,
    tickets,
    words,
)
from synthetic.calendar import NEVER, days_in, from_number, month_number
from synthetic.columns import Columns, join
from synthetic.costs import COSTS
from synthetic.market import ERAS
from synthetic.schema import NEEDS
from synthetic.storage import Shelf
from synthetic.streams import Draws, Stream
from synthetic.world import Month, World

_AT_A_TIME = 16_384
"""Lines whose tariffs are weighed at a time: the room that it takes does not grow."""


class Tables:
    """Takes the months of a world as they pass and writes every table to a shelf."""

    def __init__(self, world: World, shelf: Shelf):
        self.world, self.shelf = world, shelf
        self.n = min(world.scenario.subscribers - world.first, len(world.people))
        self._first = month_number(world.scenario.first_month)
        self._events: dict[str, list[Columns]] = {
            name: []
            for name in ("churn", "contacts", "surveys", "desk", "leaving", "devices", "visits")
        }
        self._calls = np.zeros(len(world.people), dtype=np.float32)
        self._holdings = holdings.Holdings(world.state, world.people.join)
        law, plans = world.scenario, len(ERAS[world.scenario.era].fees)
        self._kept = careless.Careless(law.records, world.seed, world.first, self.n, plans)
        self._before_months()

    def month(self, month: Month) -> None:
        """Writes a month's bills and true states, and notes its events."""
        present = np.flatnonzero(month.present[: self.n])
        keys = {"subscriber": self._number(present), "month": np.full(len(present), month.month)}
        bills = {**keys, **dict(month.seen.take(present).items())}
        area = self.world.people.area[present]
        self.shelf.add(schema.MONTHLY, self._kept.bills(bills, area), str(month.month))
        state = {**keys, **dict(month.truth.take(present).items())}
        self.shelf.add(schema.TRUE_STATE, state, str(month.month))
        draw = partial(self.world.draw, month.index)
        last_day = self._note_leavers(month, draw)
        self._note_desk(month, last_day)
        self._note_contacts(month, present, draw)
        self._note_surveys(month, present, draw)
        new = present[month.seen.handset_age[present] == 0]
        self._note_devices(new[self.world.people.join[new] < month.index], month.index)
        self._note_visits(month)
        self._write_tickets(month)
        self._holdings.month(self.world.state, month.present, month.index)
        self._calls += (month.seen.calls_out + month.seen.calls_in) * month.present
        if month.month % 100 % 3 == 0 or month.index == self.world.scenario.months - 1:
            self._write_quarter(month, present)

    def finish(self) -> None:
        """Writes what is known only at the end: who came by whom, leavers, holdings, contracts, campaigns."""
        self.write_people()
        self._add(schema.SURVEYS, join(self._events["surveys"]))
        self._add(schema.CHURN, join(self._events["churn"]))
        met = join(self._events["contacts"])
        self._add(schema.CONTACTS, met)
        self._add(schema.TRUE_INTENTS, met.take(met.intent >= 0))
        calls = join(self._events["desk"])
        calls = calls.take(np.argsort(calls.subscriber, kind="stable"))
        self._add(schema.DESK_CALLS, calls)
        self._add(schema.TRUE_DESK, calls)
        rows = join(self._events["leaving"])
        rows = rows.take(np.argsort(rows.subscriber, kind="stable"))
        self._add(schema.TRUE_LEAVING, rows)
        self._add(schema.GROUPS, self._groups(self.world.people.rows(0, self.n)))
        end = closing.Closing(self.world, self.n, self._number, self._billing)
        self._add(schema.VISITS, join(self._events["visits"]))
        self._add(schema.DEVICES, end.devices(join(self._events["devices"])))
        held = end.services(self._holdings)
        self._add(schema.SERVICES_HELD, held)
        self._add(schema.TRUE_UNASKED, held.take(held.unasked))
        signed = end.contracts().__dict__
        signed = {name: signed[name] for name in schema.CONTRACTS.names}
        self.shelf.add(schema.CONTRACTS, self._kept.contracts(signed))
        self.shelf.add(schema.TRUE_RECORDS, self._kept.cells())
        if self.world.first == 0:
            self.shelf.add(schema.CAMPAIGNS, end.campaigns())
            self._add(schema.PRICE_TESTS, end.price_tests())
            self._add(schema.OUTAGES, end.outages())
            self._add(schema.PILOT_PEOPLE, end.pilots())
        self._add(schema.TREATMENTS, end.treatments())
        self._add(schema.TRUE_EFFECTS, end.effects())
        self._add(schema.TRUE_VALUE, end.values())
        self._add(schema.TRUE_WITHOUT, end.without())
        seen, true = end.returns(rows)
        self._add(schema.WIN_BACK, seen)
        self._add(schema.TRUE_RETURNS, true)

    def _before_months(self) -> None:
        world, n = self.world, self.n
        if world.first == 0:
            self.shelf.add(schema.PLANS, _plans(ERAS[world.scenario.era]))
            self.shelf.add(schema.COSTS, _costs())
            self._add(schema.MODELS, devices.catalogue(ERAS[world.scenario.era]))
            self.shelf.add(schema.PHRASES, _phrases())
        people, numbers = world.people.rows(0, n), self._number(np.arange(n))
        traits = ("need", "stability", "income", "sociability", "rival_tie", "tempo")
        traits += ("taste_fun", "taste_use", *(f"habit_{need}" for need in NEEDS))
        truth = {k: people.__dict__[k] for k in (*traits, "role", "leads", "trade")}
        flags = {"sleeping_dog": people.dog, "bluff": people.bluff}
        flags |= {name: people.__dict__[name] for name in ("arbitrage", "gift", "fraud")}
        self.shelf.add(schema.TRUE_PEOPLE, {"subscriber": numbers, **truth, **flags})
        if world.first == 0:
            self._add(schema.AREAS, self._areas())
        self._add(schema.HOUSEHOLDS, self._households(people))
        whole = n == len(world.people)
        ties = world.ties if whole else world.ties.take((world.ties.a < n) & (world.ties.b < n))
        pair = {"subscriber": self._number(ties.a), "other": self._number(ties.b)}
        self.shelf.add(schema.TRUE_TIES, {**pair, "kind": ties.kind, "strength": ties.strength})
        age = world.state.handset_age[:n].astype(np.int32)
        self._note_devices(np.arange(n), np.where(people.join < 0, -1 - age, people.join))

    def write_people(self) -> None:
        """Writes who the subscribers are: on whose word they came is known when they have joined."""
        world, n = self.world, self.n
        people, numbers = world.people.rows(0, n), self._number(np.arange(n))
        fees = np.take(ERAS[world.scenario.era].fees, people.plan)
        columns = {
            **{k: v for k, v in people.items() if k in schema.SUBSCRIBERS.names},
            "subscriber": numbers,
            "join_month": self._billing(people.join),
            "plan_at_start": people.plan + 1,
            "city": (people.area - 1) // market.AREAS_A_CITY + 1,
            "customer_class": np.digitize(fees, market.CLASS_FEES).astype(np.int8),
            "credit_grade": people.credit,
            "marketing_consent": people.consent,
            "channel": referral.won_by(people, world.state.rows(0, n)),
            "referrer": self._referrers(),
        }
        self.shelf.add(schema.SUBSCRIBERS, self._kept.subscribers(columns))
        paid = {k: people.__dict__[k] for k in ("autopay", "top_up")}
        papers = self._number(documents.holders(people, world.scenario, world.seed, world.first))
        accounts = {"subscriber": numbers, **paid, "document": papers}
        self.shelf.add(schema.ACCOUNTS, self._kept.accounts(accounts))
        who = Draws(world.seed, Stream.IDENTITY, 0, world.first, world.first + n)
        named = identities.make(people, numbers, who)
        self.shelf.add(schema.IDENTITIES, self._kept.identities(named))

    def _referrers(self) -> np.ndarray:
        """On whose word each came: the number of a subscriber, 0 for nobody's."""
        found = np.zeros(self.n, dtype=np.int32)
        for who, word in self.world.referrals:
            inside = (who < self.n) & (word < self.n)
            found[who[inside]] = self._number(word[inside])
        return found

    def _areas(self) -> Columns:
        places, law = self.world.areas, self.world.scenario.market
        return Columns(
            area=np.arange(1, areas.COUNT + 1),
            kind=places.kind,
            stores=places.stores,
            rival_index=np.rint(100 * law.rival_price * places.rival) / 100,
        )

    def _households(self, people: Columns) -> Columns:
        number, first, lines = np.unique(people.household, return_index=True, return_counts=True)
        return Columns(
            household=number,
            area=people.area[first],
            lines=lines,
            payer=self._number(np.minimum(homes.payer(people, first), len(people) - 1)),
            broadband=people.online[first] < 0,
        )

    def _groups(self, people: Columns) -> Columns:
        world = self.world
        inside = np.isin(world.groups.group, people.group)
        rows = world.groups.take(inside)
        bid = world.standing.bid[inside]
        told = {name: column for name, column in rows.items() if name in schema.GROUPS.names}
        told["service_score"], told["price_gap"] = rows.service, rows.gap
        told["rival_bid"] = np.where(bid != NEVER, self._billing(bid), -1)
        told["contract_end"] = self._billing(rows.contract_end)
        return Columns(**told)

    def _note_leavers(self, month: Month, draw) -> np.ndarray:
        """Notes who left; returns the last day in the month of everybody."""
        world = self.world
        who = month.left[month.left < self.n]
        state = world.state.take(who)
        draws = draw(Stream.LEAVER, who)
        luck = Columns(**{k: draws.uniform() for k in ("kind", "stated", "asked", "destination")})
        told = leaving.report(state.reason, luck, shocks.portable(world.scenario, month.month))
        for name, value in (
            ("kind", schema.LEAVE_KINDS.index("arrears")),
            ("destination", schema.DESTINATIONS.index("unknown")),
            ("stated_reason", -1),
        ):
            told.__dict__[name][state.by_arrears] = value
        paid_up = draw(Stream.PENALTY, who).uniform() < contracts.COLLECTED
        lost = contracts.forfeited(world.state, who, month.index, paid_up & ~state.by_arrears)
        when = np.full(len(who), month.month)
        day = 1 + (draws.uniform() * days_in(month.month)).astype(np.int8)
        self._events["churn"].append(
            Columns(
                subscriber=self._number(who),
                month=when,
                day=day,
                **dict((*told.items(), *lost.items())),
            )
        )
        chose = ~state.by_arrears
        decided = state.decided[chose].astype(np.int32)
        # what is felt goes on moving when the line has gone: win-back needs it as it was
        felt = {
            "who": who[chose],
            "gone": state.gone[chose],
            "contentment": state.satisfaction[chose],
        }
        self._events["leaving"].append(
            Columns(
                subscriber=self._number(who[chose]),
                decided_month=self._billing(decided),
                fading_months=(month.index - decided).astype(np.int8),
                reason=state.reason[chose],
                **felt,
            )
        )
        last_day = np.full(self.n, days_in(month.month), dtype=np.int8)
        last_day[who] = day
        return last_day

    def _note_desk(self, month: Month, last_day: np.ndarray) -> None:
        calls = self.world.called
        calls = calls.take(calls.who < self.n)
        rows = Columns(
            subscriber=self._number(calls.who),
            month=np.full(len(calls), month.month, dtype=np.int32),
            day=1 + (calls.moment * last_day[calls.who]).astype(np.int8),
            script=calls.heard.astype(np.int8),
            **{name: column for name, column in calls.items() if name != "who"},
        )
        self._events["desk"].append(rows)

    def _note_visits(self, month: Month) -> None:
        world = self.world
        called = world.called_on & np.isin(world.groups.group, world.people.group[: self.n])
        group = world.groups.group[called]
        self._events["visits"].append(
            Columns(group=group, month=np.full(len(group), month.month, dtype=np.int32))
        )

    def _write_tickets(self, month: Month) -> None:
        served = self.world.served
        here = (served.who < self.n) & month.present[served.who]
        rows = {name: column[here] for name, column in served.items() if name != "who"}
        when = np.full(here.sum(), month.month)
        keys = {"subscriber": self._number(served.who[here]), "month": when}
        self.shelf.add(schema.TICKETS, {**keys, **rows}, str(month.month))
        if self.world.first == 0:
            staff = tickets.teams(self.world.seed, self.world.luck(month.index), month.index)
            each = {
                "team": np.arange(1, tickets.TEAMS + 1),
                "month": np.full(tickets.TEAMS, month.month),
            }
            self.shelf.add(schema.TRUE_TEAMS, {**each, **dict(staff.items())}, str(month.month))

    def _note_contacts(self, month: Month, present: np.ndarray, draw) -> None:
        world, seen = self.world, month.seen
        complained = present[seen.complaints[present] > 0]
        called = present[seen.service_calls[present] > seen.complaints[present]]
        about = month.topic[complained]
        lives = world.people, world.state
        kinds = (
            words.complaints(*lives, complained, about, world.scenario, draw),
            words.enquiries(*lives, called, world.scenario, draw),
        )
        days = days_in(month.month)
        rows = join([contacts.at(rows, seen, days, draw) for rows in kinds])
        rows.subscriber = self._number(rows.subscriber)
        rows.month = np.full(len(rows), month.month, dtype=np.int32)
        self._events["contacts"].append(rows)

    def _note_surveys(self, month: Month, present: np.ndarray, draw) -> None:
        world, seen = self.world, month.seen
        lives = world.people, world.state
        asked = surveys.surveys(*lives, present[seen.status[present] == 0], draw)
        asked.subscriber = self._number(asked.subscriber)
        asked.month = np.full(len(asked), month.month, dtype=np.int32)
        self._events["surveys"].append(asked)

    def _note_devices(self, who: np.ndarray, when) -> None:
        start = np.broadcast_to(when, len(who))
        era = ERAS[self.world.scenario.era]
        self._events["devices"].append(
            devices.held(self.world.people, self.world.state, who, start, era)
        )

    def _write_quarter(self, month: Month, present: np.ndarray) -> None:
        first = month.month - (month.month % 100 - 1) % 3
        self._write_ties(month, first)
        world = self.world
        few = world.people.take(present, ("price_weight",))
        state = world.state.take(present, leaving.FELT)
        shares = leaving.cause_shares(few, state, month.index + 1, world.scenario.leaving)
        rows = Columns(
            subscriber=self._number(present),
            **{f"cause_{reason}": shares[:, i] for i, reason in enumerate(schema.REASONS)},
        )
        self._add(schema.TRUE_CAUSES, rows, str(first), quarter=np.full(len(rows), first))
        parts = np.array_split(present, max(1, len(present) // _AT_A_TIME))
        suited = join([self._suited(month.index, part) for part in parts])
        self._add(schema.TRUE_TARIFFS, suited, str(first), quarter=np.full(len(suited), first))

    def _suited(self, now: int, who: np.ndarray) -> Columns:
        """How well the tariff of each suits them."""
        world, law = self.world, self.world.scenario
        few = world.people.take(who, tariffs.TRAITS)
        state = world.state.take(who, ("plan", "level", *devices.HELD))
        own = market.sold(law, now)
        growth = law.use.data_growth * now + devices.wish(state, own.era)
        level = life.use(state, law.life)
        told = tariffs.standing(few, state, own, now, growth, level)
        told.subscriber, told.best = self._number(who), told.best + 1
        return told

    def _write_ties(self, month: Month, quarter: int) -> None:
        world = self.world
        seen = calling.Quarter(world.people, self._calls, world.seed, world.first, month.index)
        rows = self._talks(seen.ties(world.ties), "other", quarter)
        inside = rows.other < self.n
        rows.other = self._number(rows.other)
        self._add(schema.TIES, rows.take(inside), str(quarter))
        self._add(schema.OUTSIDE_TIES, self._talks(seen.outside(), "number", quarter), str(quarter))
        self._calls[:] = 0

    def _talks(self, seen: Columns, other: str, quarter: int) -> Columns:
        rows = seen.take(seen.a < self.n)
        told = {name: column for name, column in rows.items() if name not in ("a", "b")}
        named = {"subscriber": self._number(rows.a), other: rows.b}
        return Columns(quarter=np.full(len(rows), quarter), **named, **told)

    def _add(self, table: schema.Table, rows: Columns, name: str = "all", **more) -> None:
        self.shelf.add(table, {**dict(rows.items()), **more}, name)

    def _number(self, position: np.ndarray) -> np.ndarray:
        """Numbers by which tables know subscribers: from 1, in the whole world."""
        return position.astype(np.int32) + np.int32(self.world.first + 1)

    def _billing(self, index: np.ndarray) -> np.ndarray:
        return from_number(self._first + index.astype(np.int32))


def _plans(era: market.Era) -> dict:
    columns = market.catalogue(era)
    owners = schema.PLANS["owner"].values
    coded = np.array([owners.index(owner) for owner in columns["owner"]], dtype=np.int8)
    return {**{name: np.array(values) for name, values in columns.items()}, "owner": coded}


def _costs() -> dict:
    units = [schema.COST_UNITS.index(cost.unit) for cost in COSTS.values()]
    return {
        "item": np.arange(len(COSTS), dtype=np.int8),
        "unit": np.array(units, dtype=np.int8),
        "yuan": np.array([cost.yuan for cost in COSTS.values()]),
        "zh": [cost.zh for cost in COSTS.values()],
        "en": [cost.en for cost in COSTS.values()],
    }


def _phrases() -> dict:
    rows = phrases.sentences()
    kinds, topics = (schema.PHRASES[name].values for name in ("kind", "topic"))
    return {
        "phrase": np.arange(1, len(rows) + 1),
        "kind": np.array([kinds.index(row["kind"]) for row in rows], dtype=np.int8),
        "topic": np.array([topics.index(row["topic"]) for row in rows], dtype=np.int8),
        "template": np.array([row["template"] for row in rows], dtype=np.int16),
        "emotion": np.array(
            [row["mood"] if row["kind"] == "complaint" else -1 for row in rows], dtype=np.int8
        ),
        "zh": [row["zh"] for row in rows],
        "en": [row["en"] for row in rows],
    }
