"""What is known only when all months have passed: holdings, contracts, campaigns and their effects."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from synthetic import (
    areas,
    holdings,
    orders,
    pilots,
    schema,
    services,
    targeting,
    win_back,
    without,
    worth,
)
from synthetic.calendar import NEVER, days_in, months_between
from synthetic.catalogue import CATALOGUE
from synthetic.columns import Columns, join
from synthetic.streams import Draws, Stream
from synthetic.world import World


class Closing:
    """The last tables of a world that has lived its months.

    Args:
        world: at its end.
        n: subscribers that are written.
        number: position → number of a subscriber.
        billing: month index → billing month.
    """

    def __init__(self, world: World, n: int, number: Callable, billing: Callable):
        self._world, self._n = world, n
        self._number, self._billing = number, billing
        self._last = world.scenario.months - 1

    def devices(self, bought: Columns) -> Columns:
        """Handsets, each until the next one or until its owner left."""
        bought = bought.take(bought.start <= self._last)
        order = np.lexsort((bought.start, bought.subscriber))
        rows = bought.take(order)
        same = np.append(rows.subscriber[1:] == rows.subscriber[:-1], [False])
        nxt = np.append(rows.start[1:], [0]).astype(np.int32) - 1
        gone = self._world.state.gone[rows.subscriber].astype(np.int32)
        end = np.where(same, nxt, np.where(gone <= self._last, gone - 1, -NEVER))
        return self._dated(rows, np.where(end > -NEVER, np.maximum(end, rows.start), end))

    def services(self, held: holdings.Holdings) -> Columns:
        """Services held: value-added ones by subscriber, broadband and TV by household."""
        people, gone = self._world.people.rows(0, self._n), self._world.state.gone[: self._n]
        rows = join([*held.spells(self._n), *holdings.of_homes(people, gone)])
        rows = rows.take((rows.start <= self._last) & (rows.end >= people.join[rows.subscriber]))
        rows.fee = np.take([services.FEES[name] for name in schema.SERVICES], rows.service)
        order = np.lexsort((rows.start, rows.service, rows.subscriber))
        rows = rows.take(order)
        ordered = orders.ordered(rows, self._world.seed, self._world.first)
        rows.ordered_by, rows.confirmed = ordered.ordered_by, ordered.confirmed
        return self._dated(rows, np.where(rows.end <= self._last, rows.end, -NEVER))

    def contracts(self) -> Columns:
        """Contracts, each once."""
        signed = join(self._world.contracts)
        signed = signed.take(signed.subscriber < self._n)
        _, first = np.unique(signed.subscriber * 1000 + signed.start + 500, return_index=True)
        signed = signed.take(first)
        rows = signed.take(np.argsort(signed.subscriber, kind="stable"))
        rows.start_month, rows.end_month = self._billing(rows.start), self._billing(rows.end)
        rows.subscriber = self._number(rows.subscriber)
        return rows

    def campaigns(self) -> dict:
        """The campaigns of the scenario."""
        run = self._world.campaigns
        laws = [one.campaign for one in run]
        plain = ("month", "base_share", "treated_share", "contact_cost", "horizon")
        coded = {"offer": schema.OFFERS, "rule": schema.RULES}
        return {
            "campaign": np.array([one.number for one in run], dtype=np.int8),
            **{
                name: np.array([values.index(getattr(law, name)) for law in laws], dtype=np.int8)
                for name, values in coded.items()
            },
            **{name: np.array([getattr(law, name) for law in laws], dtype=float) for name in plain},
            "offer_cost": np.array([law.mean_cost for law in laws], dtype=float),
            "eligible": [targeting.said(law.eligible) for law in laws],
            "apart": np.array([law.apart for law in laws], dtype=bool),
        }

    def price_tests(self) -> Columns:
        """What a discount pack was sold for, where its price was tried."""
        world = self._world
        if not world.scenario.market.price_tests:
            return _blank(schema.PRICE_TESTS)
        prices = np.stack([world.pack_prices(now) for now in range(len(world.months))])
        months, areas = np.indices(prices.shape)
        return Columns(
            area=areas.ravel() + 1,
            month=np.take(world.months, months.ravel()),
            price=prices.ravel(),
        )

    def outages(self) -> Columns:
        """Where and when the network failed."""
        world, rows = self._world, []
        for now, month in enumerate(world.months):
            lost = world.outages(now)
            hit = np.flatnonzero(lost)
            long = areas.hours(lost, world.luck(now), now)[hit]
            rows.append(
                Columns(area=hit + 1, month=np.full(len(hit), month), points=lost[hit], hours=long)
            )
        return join(rows)

    def pilots(self) -> Columns:
        """Participants of the pilots elsewhere."""
        world = self._world
        return pilots.people(world.scenario, world.seed) or _blank(schema.PILOT_PEOPLE)

    def treatments(self) -> Columns:
        """Who took part in a campaign that called anybody."""
        parts = [
            Columns(**self._mark(run), **self._treated(run))
            for run in self._world.campaigns
            if run.campaign.treated_share > 0
        ]
        return join(parts) if parts else _blank(schema.TREATMENTS)

    def effects(self) -> Columns:
        """Both lives of each participant."""
        parts = []
        for run in self._world.campaigns:
            rows = run.effects().take(run.who < self._n)
            rows.subscriber = self._number(rows.subscriber)
            parts.append(Columns(**self._mark(run), **dict(rows.items())))
        return join(parts) if parts else _blank(schema.TRUE_EFFECTS)

    def values(self) -> Columns:
        """What each line is truly worth, at the months of the data that the scenario names."""
        world, parts = self._world, []
        for month in sorted(set(world.scenario.value_at) & set(world.months)):
            at = months_between(world.scenario.first_month, month)
            part = (world.first, world.first + len(world.people))
            rows = worth.worth(world.scenario, world.seed, at, part)
            rows = rows.take(rows.subscriber < self._n)
            rows.month = np.full(len(rows), month)
            rows.subscriber = self._number(rows.subscriber)
            parts.append(rows)
        return join(parts) if parts else _blank(schema.TRUE_VALUE)

    def without(self) -> Columns:
        """Who would have left had an event not happened, for the events that the scenario names."""
        world, parts = self._world, []
        for event in world.scenario.without:
            part = (world.first, world.first + len(world.people))
            rows = without.left(world.scenario, world.seed, event, part)
            rows = rows.take(rows.subscriber < self._n)
            rows.subscriber, rows.month = self._number(rows.subscriber), self._billing(rows.month)
            parts.append(rows)
        return join(parts) if parts else _blank(schema.TRUE_WITHOUT)

    def returns(self, left: Columns) -> tuple[Columns, Columns]:
        """What the win-back desk has on file, and what would become of each leaver by each offer.

        Args:
            left: leavers by choice: `who` (position), `gone` (month index), `reason`, `contentment`.
        """
        world, law = self._world, self._world.scenario.win_back
        traits = world.people.take(left.who, ("join", "consent", "habit_service"))
        months = left.gone.astype(np.int32)
        gone = Columns(
            month=months,
            tenure=months - traits.join,
            reason=left.reason,
            contentment=left.contentment,
            consent=traits.consent,
            habit_service=traits.habit_service,
        )

        def luck(stream: Stream, number: int = 0) -> Draws:
            return Draws(world.seed, stream, number, world.first, world.first, left.who)

        told = win_back.lives(gone, law, luck)
        seen = win_back.trial(gone, told, law, luck, self._last)
        seen.subscriber = self._number(left.who[seen.row])
        seen.month = self._billing(seen.month)
        seen.returned_month = np.where(seen.returned >= 0, self._billing(seen.returned), -1)
        for offer in schema.RETURN_OFFERS:
            after = told.__dict__[f"returned_{offer}"]
            back = np.where(after > 0, self._billing(months + after), -1)
            told.__dict__[f"returned_{offer}"] = back
        told.subscriber = self._number(left.who)
        return seen, told

    def _mark(self, run) -> dict:
        return {"campaign": np.full((run.who < self._n).sum(), run.number, dtype=np.int8)}

    def _treated(self, run) -> dict:
        law, inside = run.campaign, run.who < self._n
        who = run.who[inside]
        lot = self._world.draw(run.start, Stream.CALLED, who).uniform()
        by_lot = law.rule == "random"
        return {
            "subscriber": self._number(who),
            "month": np.full(len(who), law.month, dtype=np.int32),
            "day": 1 + (lot * days_in(law.month)).astype(np.int8),
            "arm": run.treated[inside].astype(np.int8),
            "propensity": run.propensity[inside] if by_lot else np.full(len(who), -1.0),
            "contacted": run.contacted[inside],
            "accepted": run.accepted[inside],
            "cost": run.costs()[inside].astype(np.float32),
            "level": run.level[inside] if CATALOGUE[law.offer].subsidy else np.full(len(who), -1.0),
        }

    def _dated(self, rows: Columns, end: np.ndarray) -> Columns:
        """Rows with billing months for `start` and `end` (−NEVER: still running)."""
        rows.from_month = self._billing(rows.start)
        rows.to_month = np.where(end > -NEVER, self._billing(np.maximum(end, -600)), -1)
        rows.subscriber = self._number(rows.subscriber)
        return rows


def _blank(table: schema.Table) -> Columns:
    return Columns(**{name: np.empty(0, dtype=np.int8) for name in table.names})
