"""From the world to the tables: what is written each month, each quarter, and at the end."""

from __future__ import annotations

import functools

import numpy as np

from synthetic import contracts, experience, leaving, market, schema
from synthetic.calendar import from_number, month_number
from synthetic.columns import Columns, join
from synthetic.storage import Shelf
from synthetic.streams import Draws, Stream
from synthetic.ties import pair_draws
from synthetic.world import Month, World

_MINUTES_A_CALL = 2.2


class Tables:
    """Takes the months of a world as they pass and writes every table to a shelf."""

    def __init__(self, world: World, shelf: Shelf):
        self.world, self.shelf = world, shelf
        self.n = min(world.scenario.subscribers - world.first, len(world.people))
        self._first = month_number(world.scenario.first_month)
        self._events: dict[str, list[Columns]] = {"churn": [], "contacts": [], "leaving": []}
        self._in_quarter = np.zeros(len(world.people), dtype=np.int8)
        self._before_months()

    def month(self, month: Month) -> None:
        """Writes a month's bills and true states, and notes its events."""
        present = np.flatnonzero(month.present[: self.n])
        keys = {"subscriber": self._number(present), "month": np.full(len(present), month.month)}
        for table, page in ((schema.MONTHLY, month.seen), (schema.TRUE_STATE, month.truth)):
            rows = dict(page.take(present).items())
            self.shelf.add(table, {**keys, **rows}, str(month.month))
        self._note_leavers(month)
        self._note_contacts(month, present)
        self._in_quarter += month.present
        if month.month % 100 % 3 == 0 or month.index == self.world.scenario.months - 1:
            self._write_ties(month)

    def finish(self) -> None:
        """Writes what is known only at the end: leavers, contracts, campaigns and their effects."""
        for name in ("churn", "contacts"):
            self._add(schema.TABLES[name], join(self._events[name]))
        leaving_rows = join(self._events["leaving"])
        self._add(
            schema.TRUE_LEAVING,
            leaving_rows.take(np.argsort(leaving_rows.subscriber, kind="stable")),
        )
        self._write_contracts()
        self._write_campaigns()

    def _before_months(self) -> None:
        world, n = self.world, self.n
        people = world.people.rows(0, n)
        numbers = self._number(np.arange(n))
        klass = np.digitize(np.take(market.FEES, people.plan), (59, 129))
        self.shelf.add(
            schema.SUBSCRIBERS,
            {
                "subscriber": numbers,
                "join_month": self._billing(people.join),
                "plan_at_start": people.plan + 1,
                "customer_class": klass.astype(np.int8),
                "credit_grade": people.credit,
                **{k: v for k, v in people.items() if k in schema.SUBSCRIBERS.names},
            },
        )
        truth = {k: people.__dict__[k] for k in ("need", "stability", "income", "sociability")}
        self.shelf.add(
            schema.TRUE_PEOPLE, {"subscriber": numbers, **truth, "sleeping_dog": people.dog}
        )
        if world.first == 0:
            self.shelf.add(schema.PLANS, _plans())
        self._add(schema.HOUSEHOLDS, _households(people))
        self._add(schema.GROUPS, _groups(people, world.seed))
        ties = world.ties.take((world.ties.a < n) & (world.ties.b < n))
        self.ties = ties
        pair = {"subscriber": self._number(ties.a), "other": self._number(ties.b)}
        self.shelf.add(schema.TRUE_TIES, {**pair, "kind": ties.kind, "strength": ties.strength})

    def _note_leavers(self, month: Month) -> None:
        world = self.world
        who = month.left[month.left < self.n]
        state = world.state.take(who)
        draws = world.draw(month.index, Stream.LEAVER, who)
        luck = Columns(**{k: draws.uniform() for k in ("kind", "stated", "asked", "destination")})
        told = leaving.report(state.reason, luck)
        for name, value in (
            ("kind", schema.LEAVE_KINDS.index("arrears")),
            ("destination", schema.DESTINATIONS.index("unknown")),
            ("stated_reason", -1),
        ):
            told.__dict__[name][state.by_arrears] = value
        when = np.full(len(who), month.month)
        self._events["churn"].append(
            Columns(subscriber=self._number(who), month=when, **dict(told.items()))
        )
        chose = ~state.by_arrears
        decided = state.decided[chose].astype(np.int32)
        self._events["leaving"].append(
            Columns(
                subscriber=self._number(who[chose]),
                decided_month=self._billing(decided),
                fading_months=(month.index - decided).astype(np.int8),
                reason=state.reason[chose],
            )
        )

    def _note_contacts(self, month: Month, present: np.ndarray) -> None:
        world = self.world
        complained = present[month.seen.complaints[present] > 0]
        awake = present[month.seen.status[present] == 0]
        draw = functools.partial(world.draw, month.index)
        asked, answers = experience.survey(world.state, awake, draw)
        blank = np.full(len(complained), -1, dtype=np.int8)
        parts = [
            Columns(
                subscriber=self._number(complained),
                kind=np.full(
                    len(complained), schema.CONTACT_KINDS.index("complaint"), dtype=np.int8
                ),
                topic=month.topic[complained],
                satisfaction=blank,
                recommend=blank,
            ),
            Columns(
                subscriber=self._number(asked),
                kind=np.full(len(asked), schema.CONTACT_KINDS.index("survey"), dtype=np.int8),
                topic=np.full(len(asked), -1, dtype=np.int8),
                satisfaction=answers.satisfaction.astype(np.int8),
                recommend=answers.recommend.astype(np.int8),
            ),
        ]
        rows = join(parts)
        rows.month = np.full(len(rows), month.month)
        self._events["contacts"].append(rows)

    def _write_ties(self, month: Month) -> None:
        ties = self.ties
        months = np.minimum(np.take(self._in_quarter, ties.a), np.take(self._in_quarter, ties.b))
        both = np.flatnonzero(months > 0)
        pairs = ties.a[both], ties.b[both]
        draws = pair_draws(self.world.seed, Stream.TIE_CALLS, month.index, self.world.first, *pairs)
        calls = draws.around(ties.strength[both] * months[both])
        minutes = np.rint(calls * _MINUTES_A_CALL * np.exp(draws.normal(0.3)))
        rows = Columns(subscriber=ties.a[both], other=ties.b[both], calls=calls, minutes=minutes)
        rows = rows.take(calls > 0)
        rows.subscriber, rows.other = self._number(rows.subscriber), self._number(rows.other)
        quarter = month.month - (month.month % 100 - 1) % 3
        self._add(schema.TIES, rows, str(quarter), quarter=np.full(len(rows), quarter))
        self._in_quarter[:] = 0

    def _write_contracts(self) -> None:
        signed = join(self.world.contracts)
        signed = signed.take(signed.subscriber < self.n)
        _, first = np.unique(signed.subscriber * 1000 + signed.start + 500, return_index=True)
        signed = signed.take(first)
        mode = self.world.draw(1, Stream.CONTRACT, signed.subscriber)
        rows = contracts.rows(signed, mode)
        rows.subscriber = self._number(rows.subscriber)
        rows.start_month, rows.end_month = self._billing(rows.start), self._billing(rows.end)
        self._add(schema.CONTRACTS, rows)

    def _write_campaigns(self) -> None:
        trials = self.world.trials
        if self.world.first == 0:
            self.shelf.add(schema.CAMPAIGNS, _campaigns(trials))
        treatments, effects = [], []
        for trial in trials:
            inside = trial.who < self.n
            mark = {"campaign": np.full(inside.sum(), trial.number)}
            if trial.campaign.treated_share > 0:
                rows = _treatments(trial, inside)
                rows["subscriber"] = self._number(rows["subscriber"])
                treatments.append(Columns(**mark, **rows))
            rows = trial.effects().take(inside)
            rows.subscriber = self._number(rows.subscriber)
            effects.append(Columns(**mark, **dict(rows.items())))
        self._add_or_empty(schema.TREATMENTS, treatments)
        self._add_or_empty(schema.TRUE_EFFECTS, effects)

    def _add_or_empty(self, table: schema.Table, parts: list[Columns]) -> None:
        blank = Columns(**{name: np.empty(0, dtype=np.int8) for name in table.names})
        self._add(table, join(parts) if parts else blank)

    def _add(self, table: schema.Table, rows: Columns, name: str = "all", **more) -> None:
        self.shelf.add(table, {**dict(rows.items()), **more}, name)

    def _number(self, position: np.ndarray) -> np.ndarray:
        """Numbers by which tables know subscribers: from 1, in the whole world."""
        return position + (self.world.first + 1)

    def _billing(self, index: np.ndarray) -> np.ndarray:
        return from_number(self._first + index.astype(np.int32))


def _plans() -> dict:
    columns = market.catalogue()
    coded = np.array(
        [schema.PLANS["owner"].values.index(o) for o in columns["owner"]], dtype=np.int8
    )
    return {**{name: np.array(values) for name, values in columns.items()}, "owner": coded}


def _households(people: Columns) -> Columns:
    number, first, lines = np.unique(people.household, return_index=True, return_counts=True)
    return Columns(
        household=number, area=people.area[first], lines=lines, broadband=people.broadband[first]
    )


def _groups(people: Columns, seed: int) -> Columns:
    number, members = np.unique(people.group[people.group > 0], return_counts=True)
    luck = Draws(seed, Stream.GROUP, 1, 0, 0, number - 1)
    industry = luck.pick(np.full(len(schema.INDUSTRIES), 1 / len(schema.INDUSTRIES)))
    return Columns(
        group=number,
        industry=industry,
        members=members,
        group_class=(2 - np.digitize(members, (25, 60))).astype(np.int8),
    )


def _treatments(trial, inside: np.ndarray) -> dict:
    law = trial.campaign
    size = int(inside.sum())
    return {
        "subscriber": trial.who[inside],
        "month": np.full(size, law.month),
        "arm": trial.treated[inside].astype(np.int8),
        "propensity": np.full(size, law.treated_share),
        "contacted": trial.contacted[inside],
        "accepted": trial.accepted[inside],
        "cost": trial.costs()[inside],
    }


def _campaigns(trials: list) -> dict:
    laws = [trial.campaign for trial in trials]
    plain = ("month", "base_share", "treated_share", "contact_cost", "offer_cost", "horizon")
    return {
        "campaign": np.array([trial.number for trial in trials], dtype=np.int8),
        "offer": np.array([schema.OFFERS.index(law.offer) for law in laws], dtype=np.int8),
        **{name: np.array([getattr(law, name) for law in laws], dtype=float) for name in plain},
    }
