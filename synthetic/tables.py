"""From the world to the tables: what is written each month, and at the end; what stands is in `synthetic.books`."""

from __future__ import annotations

from functools import partial

import numpy as np

from synthetic import (
    calling,
    careless,
    closing,
    contacts,
    contracts,
    devices,
    holdings,
    leaving,
    life,
    market,
    schema,
    shocks,
    surveys,
    tariffs,
    tickets,
    words,
)
from synthetic.books import Books
from synthetic.calendar import days_in
from synthetic.columns import Columns, join
from synthetic.market import ERAS
from synthetic.storage import Shelf
from synthetic.streams import Stream
from synthetic.world import Month, World

_AT_A_TIME = 16_384
"""Lines whose tariffs are weighed at a time: the room that it takes does not grow."""


class Tables:
    """Takes the months of a world as they pass and writes every table to a shelf."""

    def __init__(self, world: World, shelf: Shelf):
        self.world, self.shelf = world, shelf
        self.n = min(world.scenario.subscribers - world.first, len(world.people))
        self._events: dict[str, list[Columns]] = {
            name: []
            for name in ("churn", "contacts", "surveys", "desk", "leaving", "devices", "visits")
        }
        self._calls = np.zeros(len(world.people), dtype=np.float32)
        self._holdings = holdings.Holdings(world.state, world.people.join)
        law, plans = world.scenario, len(ERAS[world.scenario.era].fees)
        self._kept = careless.Careless(law.records, world.seed, world.first, self.n, plans)
        self.books = Books(world, shelf, self.n, self._kept)
        self._number, self._billing = self.books.number, self.books.billing
        self.books.write_first()
        self._note_first_devices()

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
        self.books.write_people()
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
        self.books.write_groups()
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
            teams = tickets.teams(self.world.seed, self.world.luck(month.index), month.index)
            each = {
                "team": np.arange(1, tickets.TEAMS + 1),
                "month": np.full(tickets.TEAMS, month.month),
            }
            self.shelf.add(schema.TRUE_TEAMS, {**each, **dict(teams.items())}, str(month.month))

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

    def _note_first_devices(self) -> None:
        people = self.world.people.rows(0, self.n)
        age = self.world.state.handset_age[: self.n].astype(np.int32)
        self._note_devices(np.arange(self.n), np.where(people.join < 0, -1 - age, people.join))

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
        few = world.people.take(present, leaving.FELT_BY)
        state = world.state.take(present, leaving.FELT)
        shares = leaving.cause_shares(few, state, month.index + 1, world.scenario.leaving)
        rows = Columns(
            subscriber=self._number(present),
            **{f"cause_{reason}": shares[:, i] for i, reason in enumerate(schema.REASONS)},
        )
        self._add(schema.TRUE_CAUSES, rows, str(first), quarter=np.full(len(rows), first))
        state = world.state.take(present, ("plan", "level", *devices.HELD))
        suited = partial(self._suited, month.index, present, state, first)
        self.shelf.add(schema.TRUE_TARIFFS, suited, str(first))

    def _suited(self, now: int, who: np.ndarray, state: Columns, quarter: int) -> dict:
        """How well the tariff of each suits them."""
        parts = np.array_split(np.arange(len(who)), max(1, len(who) // _AT_A_TIME))
        rows = join([self._standing(now, who[part], state.take(part)) for part in parts])
        return {"quarter": np.full(len(rows), quarter), **dict(rows.items())}

    def _standing(self, now: int, who: np.ndarray, state: Columns) -> Columns:
        law, few = self.world.scenario, self.world.people.take(who, tariffs.TRAITS)
        own = market.sold(law, now)
        growth = law.use.data_growth * now + devices.wish(state, own.era)
        level = life.use(state, law.life)
        told = tariffs.standing(few, state, own, now, growth, level)
        told.subscriber, told.best = self._number(who), told.best + 1
        return told

    def _write_ties(self, month: Month, quarter: int) -> None:
        world = self.world
        seen = calling.Quarter(world.people, self._calls, world.seed, world.first, month.index)
        self.shelf.add(schema.TIES, partial(self._ties, seen, quarter), str(quarter))
        self.shelf.add(schema.OUTSIDE_TIES, partial(self._outside, seen, quarter), str(quarter))
        self._calls = np.zeros_like(self._calls)

    def _ties(self, seen: calling.Quarter, quarter: int) -> dict:
        rows = seen.ties(self.world.ties)
        rows = rows.take((rows.a < self.n) & (rows.b < self.n))
        return self._talks(rows, quarter, other=self._number(rows.b))

    def _outside(self, seen: calling.Quarter, quarter: int) -> dict:
        rows = seen.outside()
        rows = rows.take(rows.a < self.n)
        return self._talks(rows, quarter, number=rows.b)

    def _talks(self, rows: Columns, quarter: int, **other: np.ndarray) -> dict:
        told = {name: column for name, column in rows.items() if name not in ("a", "b")}
        when = np.full(len(rows), quarter)
        return {"quarter": when, "subscriber": self._number(rows.a), **other, **told}

    def _add(self, table: schema.Table, rows: Columns, name: str = "all", **more) -> None:
        self.shelf.add(table, {**dict(rows.items()), **more}, name)
