"""Three flags made one list, the rings of one circle, and how a circle is drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import graph
from casekit.classroom import Panel, Pick, Slider, Switch
from casekit.course.segmentation.followers import charts, debrief, methods, tables
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.segmentation.followers")

_MOST = 5

# --- three flags, one list ---


class List(NamedTuple):
    """A list and what it holds of the best list's worth, beside lots."""

    table: pd.DataFrame
    chosen: pd.Index
    how: str
    seats: float
    held: float
    lot: float


@dataclass(frozen=True)
class Base:
    """Those who may be on the list, and the base that they are of."""

    mart: door.Mart
    table: pd.DataFrame

    @classmethod
    def of(cls, mart: door.Mart) -> Base:
        debrief.worth(mart)
        return cls(mart, methods.lines(mart))

    def compute(self, how: str, seats: float) -> List:
        """Return the list made in this way, with seats for such a share."""
        chosen = methods.listed(self.table, how, seats)
        held = debrief.covered(self.mart, chosen, seats)
        value = debrief.worth(self.mart)
        best = value.nlargest(len(chosen)).sum()
        return List(self.table, chosen, how, seats, held, len(chosen) * value.mean() / best)


def flag_controls(known: Base | None = None) -> dict:
    """Return how to make one list, and the share that has a seat."""
    return {
        "how": Pick({one: texts(f"hows.{one}") for one in methods.HOWS}, "any"),
        "seats": Slider(0.02, 0.2, methods.SEATS, 0.01, "%"),
    }


def _flags_drawn(shown: List) -> list:
    held = pd.Series({shown.how: shown.held, "lot": shown.lot})
    common = tables.common(shown.table, shown.seats)
    return [charts.overlap_bars(common, len(shown.chosen)), charts.held_bars(held, shown.how)]


def flag_says(shown: List) -> str:
    """Return in words how many carry a flag, and what those on the list do."""
    carried = methods.flags(shown.table, shown.seats)
    on = carried.loc[shown.chosen]
    return texts(
        "three_flags.says",
        flagged=int(carried.any(axis=1).sum()),
        seats=len(shown.chosen),
        **on.sum().to_dict(),
        none=int((~on.any(axis=1)).sum()),
        payers=int((shown.table.loc[shown.chosen, "paid_for"] != 0).sum()),
    )


def flag_list(shown: List) -> pd.DataFrame:
    """Return the list with the reason for each."""
    rows = shown.table.loc[shown.chosen]
    carried = methods.flags(shown.table, shown.seats).loc[shown.chosen]
    reasons = [
        texts("three_flags.because", those=[texts(f"flags.{one}") for one in methods.FLAGS if row[one]])
        if row.any() else texts("three_flags.no_flag")
        for _, row in carried.iterrows()
    ]  # fmt: skip
    table = {
        "subscriber": list(rows.index),
        "bill": rows["bill"].round(1).to_list(),
        "circle": rows["circle"].to_list(),
        "follow": rows["follow"].round(1).to_list(),
        "with_follow": rows["yuan"].round(1).to_list(),
        "listed_because": reasons,
    }
    return pd.DataFrame({names.heading(key): column for key, column in table.items()})


three_flags = Panel(
    of=Base.of,
    controls=flag_controls,
    compute=Base.compute,
    draw=_flags_drawn,
    says=flag_says,
    texts=texts,
    key="three_flags",
    takeaway=flag_list,
    needs_truth=True,
)

# --- the rings of one circle ---

INDEX = "index"
"""Rings by the index, and not by one of its columns."""


class Circle(NamedTuple):
    """The ties of one that are drawn, with index, ring and true kind; and how many there are."""

    rows: pd.DataFrame
    ties: int
    revealed: bool


@dataclass(frozen=True)
class Circles:
    """The circles of some, a row a tie: what ties it (0 to 1) and its true kind."""

    of_kind: dict[str, pd.DataFrame]

    @classmethod
    def of(cls, mart: door.Mart) -> Circles:
        pairs, parts = methods.pairs(mart), methods.scaled(mart)
        found = {}
        for kind, ego in methods.egos(mart).items():
            own = methods.of_ego(pairs, ego)
            found[kind] = parts[own].assign(kind=debrief.kinds(mart, pairs[own]))
        return cls(found)

    def compute(self, ego: str, by: str, close: float, core: float, reveal: bool) -> Circle:
        """Return the circle in rings, by the index or one of its columns, from these borders on."""
        rows = self.of_kind[ego]
        index = graph.index(rows, methods.HANDBOOK if by == INDEX else {by: 1})
        drawn = rows.assign(index=index, ring=graph.rings(100 * index, close, core))
        return Circle(
            drawn.nlargest(methods.SHOWN, "index", "first").sort_index(), len(rows), reveal
        )


def ring_controls(known: Circles | None = None) -> dict:
    """Return whose circle, in rings by what, where these begin, and whether kinds are told."""
    return {
        "ego": Pick({one: texts(f"egos.{one}") for one in methods.EGOS}, "middle"),
        "by": Pick({one: texts(f"by.{one}") for one in (INDEX, *methods.HANDBOOK)}, INDEX),
        "close": Slider(5, 95, 30, 5),
        "core": Slider(5, 95, 70, 5),
        "reveal": Switch(False),
    }


def ring_says(shown: Circle) -> str:
    """Return in words how many are in each ring, and how many of those drawn near are true ties."""
    ring, kind = shown.rows["ring"], shown.rows["kind"]
    near = kind[ring != "reserve"]
    counts = {name: int((ring == name).sum()) for name in graph.RINGS}
    hits = texts("ego_rings.hits", near=len(near), true=int((near != "passing").sum()),
                 left=int(((ring == "reserve") & (kind != "passing")).sum()))  # fmt: skip
    return texts(
        "ego_rings.says",
        ties=shown.ties,
        drawn=len(ring),
        **counts,
        hits=hits if shown.revealed else "",
    )


ego_rings = Panel(
    of=Circles.of,
    controls=ring_controls,
    compute=Circles.compute,
    draw=lambda shown: charts.ring_picture(shown.rows, shown.ties, shown.revealed),
    says=ring_says,
    texts=texts,
    key="ego_rings",
    needs_truth=True,
)

# --- how a circle is drawn ---


class Drawn(NamedTuple):
    """How well the circles of all are drawn: precision, recall, both; people in the mean circle."""

    shares: pd.Series
    people: float
    quarters: int


@dataclass(frozen=True)
class Ties:
    """The base whose circles are drawn, and how many lines it has."""

    mart: door.Mart
    lines: int

    @classmethod
    def of(cls, mart: door.Mart) -> Ties:
        debrief.true(mart)
        return cls(mart, len(methods.lines(mart)))

    def compute(
        self, frequency: int, duration: int, count: int, border: int, quarters: int
    ) -> Drawn:
        """Return how well circles are drawn by these weights, from this border on, over quarters."""
        weights = {"frequency": frequency, "duration": duration, "count": count}
        shares = debrief.drawn(self.mart, weights, border, quarters)
        inside = methods.within(self.mart, weights, border, quarters)
        degree = graph.degree(methods.pairs(self.mart, quarters)[inside])
        people = degree.reindex(methods.lines(self.mart).index, fill_value=0).mean()
        return Drawn(shares, float(people), quarters)


def index_controls() -> dict:
    """Return weights and border of the index, all alike and in the middle."""
    weights = {name: Slider(0, _MOST, 1) for name in methods.HANDBOOK}
    return {**weights, "border": Slider(0, 95, 50, 5)}


def drawing_controls(known: Ties | None = None) -> dict:
    """Return the weights of the index, the border of the circle, and the quarters looked at."""
    quarters = Pick((1, 2, methods.QUARTERS), methods.QUARTERS)
    return {**index_controls(), "quarters": quarters}


def drawing_says(shown: Drawn) -> str:
    """Return in words how large circles are, and whom they hold."""
    return texts("circle_desk.says", people=f"{shown.people:.1f}", quarters=shown.quarters,
                 precision=shown.shares["precision"], recall=shown.shares["recall"])  # fmt: skip


circle_desk = Panel(
    of=Ties.of,
    controls=drawing_controls,
    compute=Ties.compute,
    draw=lambda shown: charts.circle_bars(shown.shares),
    says=drawing_says,
    texts=texts,
    key="circle_desk",
    needs_truth=True,
)
