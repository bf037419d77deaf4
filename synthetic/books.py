"""Books of what stands: who the people are, where they live and work, and what is on sale.

Some of it is known before the first month, some only when the last one is over: on whose word
somebody came, which groups a rival bid for.
"""

from __future__ import annotations

import numpy as np

from synthetic import (
    areas,
    devices,
    documents,
    homes,
    identities,
    market,
    phrases,
    points,
    referral,
    schema,
    staff,
    wallet,
)
from synthetic.calendar import NEVER, from_number, month_number
from synthetic.careless import Careless
from synthetic.columns import Columns
from synthetic.costs import COSTS
from synthetic.market import ERAS
from synthetic.schema import NEEDS
from synthetic.storage import Shelf
from synthetic.streams import Draws, Stream
from synthetic.world import World


class Books:
    """Writes to a shelf what stands of the first `n` subscribers of a world, as carelessly as it is `kept`."""

    def __init__(self, world: World, shelf: Shelf, n: int, kept: Careless):
        self.world, self.shelf, self.n = world, shelf, n
        self._kept = kept
        self._first = month_number(world.scenario.first_month)

    def write_first(self) -> None:
        """Writes what stands before the first month."""
        world, n = self.world, self.n
        if world.first == 0:
            self.shelf.add(schema.PLANS, _plans(ERAS[world.scenario.era]))
            self.shelf.add(schema.COSTS, _costs())
            self._add(schema.MODELS, devices.catalogue(ERAS[world.scenario.era]))
            self.shelf.add(schema.PHRASES, _phrases())
        self._write_traits()
        if world.first == 0:
            self._add(schema.AREAS, self._areas())
            self._write_rivals()
            self._write_staff()
        self._add(schema.HOUSEHOLDS, self._households(world.people.rows(0, n)))
        whole = n == len(world.people)
        ties = world.ties if whole else world.ties.take((world.ties.a < n) & (world.ties.b < n))
        pair = {"subscriber": self.number(ties.a), "other": self.number(ties.b)}
        self._add(schema.POINTS_AT_START, self._points())
        self.shelf.add(schema.TRUE_TIES, {**pair, "kind": ties.kind, "strength": ties.strength})

    def _write_traits(self) -> None:
        world, n = self.world, self.n
        people, numbers = world.people.rows(0, n), self.number(np.arange(n))
        traits = ("need", "stability", "income", "sociability", "rival_tie", "tempo")
        traits += ("taste_fun", "taste_use", *(f"habit_{need}" for need in NEEDS))
        truth = {k: people.__dict__[k] for k in (*traits, "role", "leads", "trade")}
        flags = {"sleeping_dog": people.dog, "bluff": people.bluff}
        flags |= {name: people.__dict__[name] for name in ("arbitrage", "gift", "fraud")}
        elsewhere = wallet.outside(
            people, Draws(world.seed, Stream.WALLET, 0, world.first, world.first + n)
        )
        told = {"subscriber": numbers, **truth, "wallet": elsewhere, **flags}
        self.shelf.add(schema.TRUE_PEOPLE, told)

    def write_people(self) -> None:
        """Writes who the subscribers are: on whose word they came is known when they have joined."""
        world, n = self.world, self.n
        people, numbers = world.people.rows(0, n), self.number(np.arange(n))
        fees = np.take(ERAS[world.scenario.era].fees, people.plan)
        columns = {
            **{k: v for k, v in people.items() if k in schema.SUBSCRIBERS.names},
            "subscriber": numbers,
            "join_month": self.billing(people.join),
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
        papers = self.number(documents.holders(people, world.scenario, world.seed, world.first))
        accounts = {"subscriber": numbers, **paid, "document": papers}
        self.shelf.add(schema.ACCOUNTS, self._kept.accounts(accounts))
        who = Draws(world.seed, Stream.IDENTITY, 0, world.first, world.first + n)
        named = identities.make(people, numbers, world.seed, who)
        self.shelf.add(schema.IDENTITIES, self._kept.identities(named))

    def write_groups(self) -> None:
        """Writes what came of groups and homes: bids, who looks after whom, who moved out."""
        groups = self._groups(self.world.people.rows(0, self.n))
        self._add(schema.GROUPS, groups)
        kept_by = staff.manager(self.world.seed, groups.group)
        self._add(schema.PORTFOLIOS, Columns(group=groups.group, staff=kept_by))
        moved = np.flatnonzero(self.world.state.moved_at[: self.n] != NEVER)
        when = self.billing(self.world.state.moved_at[moved])
        self._add(schema.TRUE_MOVES, Columns(subscriber=self.number(moved), month=when))

    def _referrers(self) -> np.ndarray:
        """On whose word each came: the number of a subscriber, 0 for nobody's."""
        found = np.zeros(self.n, dtype=np.int32)
        for who, word in self.world.referrals:
            inside = (who < self.n) & (word < self.n)
            found[who[inside]] = self.number(word[inside])
        return found

    def _areas(self) -> Columns:
        places, law = self.world.areas, self.world.scenario.market
        return Columns(
            area=np.arange(1, areas.COUNT + 1),
            kind=places.kind,
            stores=places.stores,
            rival_index=np.rint(100 * law.rival_price * places.rival) / 100,
        )

    def _points(self) -> Columns:
        people, state = (
            columns.rows(0, self.n) for columns in (self.world.people, self.world.state)
        )
        rows = points.by_month_of_earning(people, state, self.world.scenario.first_month)
        numbers, earned = self.number(rows.subscriber), self.billing(rows.month)
        return Columns(subscriber=numbers, earned_month=earned, points=rows.points)

    def _write_rivals(self) -> None:
        world = self.world
        quality = areas.rival_quality(world.seed, world.scenario.network.rival_spread)
        rows = Columns(area=np.arange(1, areas.COUNT + 1), quality=quality)
        self._add(schema.RIVAL_NETWORKS, rows)

    def _write_staff(self) -> None:
        world = self.world
        self._add(schema.STAFF, staff.make(world.seed, world.months[-1]))
        sold = np.array([world.scenario.staff.sold], dtype=np.float32)
        sells = Columns(staff=np.array([staff.insider(world.seed)]), sold=sold)
        self._add(schema.TRUE_INSIDERS, sells.take(sold > 0))

    def _households(self, people: Columns) -> Columns:
        number, first, lines = np.unique(people.household, return_index=True, return_counts=True)
        return Columns(
            household=number,
            area=people.area[first],
            lines=lines,
            payer=self.number(np.minimum(homes.payer(people, first), len(people) - 1)),
            broadband=people.online[first] < 0,
        )

    def _groups(self, people: Columns) -> Columns:
        world = self.world
        inside = np.isin(world.groups.group, people.group)
        rows = world.groups.take(inside)
        bid = world.standing.bid[inside]
        told = {name: column for name, column in rows.items() if name in schema.GROUPS.names}
        told["service_score"], told["price_gap"] = rows.service, rows.gap
        told["rival_bid"] = np.where(bid != NEVER, self.billing(bid), -1)
        told["contract_end"] = self.billing(rows.contract_end)
        return Columns(**told)

    def _add(self, table: schema.Table, rows: Columns) -> None:
        self.shelf.add(table, dict(rows.items()))

    def number(self, position: np.ndarray) -> np.ndarray:
        """Numbers by which tables know subscribers: from 1, in the whole world."""
        return position.astype(np.int32) + np.int32(self.world.first + 1)

    def billing(self, index: np.ndarray) -> np.ndarray:
        """Billing months of month indices."""
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
