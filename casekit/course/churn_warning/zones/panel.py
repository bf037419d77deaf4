"""Editor of the five zones: borders of score and value → who is where, and what is at stake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis.money import figure
from casekit.classroom import Panel, Pick, Slider
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.zones import charts, methods
from casekit.course.churn_warning.zones.tables import zone_table
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.zones")


def controls(crowd: Crowd | None = None) -> dict:
    """Return the order of calling, by the score at first, and the borders."""
    start = methods.Cuts()
    return {
        "order": Pick({key: texts(f"panel.orders.{key}") for key in methods.ORDERS}, "score"),
        "alarm": Slider(0.02, 0.60, start.alarm, 0.01, "%"),
        "value": Slider(0, 180, start.value, 1, "yuan"),
        "watch": Slider(0.01, 0.30, start.watch, 0.01, "%"),
    }


class Shown(NamedTuple):
    """Zones of the customers, what they add up to, the borders, and what the map is drawn from.

    Attributes:
        rows: customers with zone, stake and gain; `queue`: those to be called, first to last.
        raised: whether the alarm border was set below the watch border and had to be raised to it.
    """

    rows: pd.DataFrame
    queue: pd.DataFrame
    summary: pd.DataFrame
    cuts: methods.Cuts
    counts: np.ndarray
    raised: bool


@dataclass(frozen=True)
class Crowd:
    """Customers with score, value and outcome, and how many stand in each field of the map."""

    customers: pd.DataFrame
    counts: np.ndarray

    @classmethod
    def of(cls, mart: door.Mart) -> Crowd:
        customers = methods.zoned(mart)
        return cls(customers, methods.counts(customers))

    def compute(self, order: str, watch: float, alarm: float, value: float) -> Shown:
        """Return the zones at these borders; an alarm border below the watch border is raised to it."""
        cuts = methods.Cuts(watch, max(watch, alarm), value)
        score, worth = self.customers["score"], self.customers["value"]
        zone = methods.assign(score, worth, cuts)
        rows = methods.reckoned(self.customers, zone)
        summary = methods.summary(zone, score, worth, self.customers["leaves"])
        waiting = methods.queue(rows, order)
        return Shown(rows, waiting, summary, cuts, self.counts, alarm < watch - 1e-9)


def draw(shown: Shown) -> list:
    """Return the map and the table of the zones."""
    return [charts.zone_map(shown.counts, shown.summary, shown.cuts), zone_table(shown.summary)]


def says(shown: Shown) -> str:
    """Return in words whom the calls of a month go to, and what they are expected to earn."""
    raised = texts("panel.raised", watch=shown.cuts.watch) if shown.raised else ""
    return sentences(raised, _calls(shown.queue.head(methods.CALLS)))


def _calls(called: pd.DataFrame) -> str:
    """Say who is called, and what it earns."""
    if called.empty:
        return texts("panel.nobody")
    late, red = methods.likely_decided(called), called["zone"] == "red"
    earned, spare = called["gain"].sum(), methods.CALLS - len(called)
    told = texts(
        "panel.called",
        calls=len(called),
        red_open=int((red & ~late).sum()),
        late=int(late.sum()),
        yellow=int((~red & ~late).sum()),
        border=figure("decided_from"),
        undecided=figure("save_undecided"),
        decided=figure("save_decided"),
        expected=called["score"].sum(),
        left=int(called["leaves"].sum()),
        outcome=texts(f"panel.{'earn' if earned >= 0 else 'lose'}", yuan=abs(earned)),
    )
    return sentences(told, texts("panel.spare", spare=spare) if spare else "")


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return everybody but the green: those to be called in order, then the others by zone and stake."""
    waiting, others = shown.queue, shown.rows.drop(shown.queue.index)
    others = others[others["zone"] != "green"].sort_values(
        ["zone", "stake"], ascending=[True, False], kind="stable"
    )
    rows = pd.concat([waiting, others])
    spare = max(0, len(waiting) - methods.CALLS)
    steps = ["call"] * (len(waiting) - spare) + ["next"] * spare + list(others["zone"])
    table = {
        "subscriber": rows.index,
        "zone": [texts(f"zones.{zone}") for zone in rows["zone"]],
        "score_percent": (100 * rows["score"]).round(1).to_numpy(),
        "bill": rows["value"].round(2).to_numpy(),
        "value_at_stake": rows["stake"].round(0).to_numpy(),
        "gain": rows["gain"].round(1).to_numpy(),
        "action": [texts(f"panel.steps.{step}") for step in steps],
    }
    listed = pd.DataFrame({_heading(key): column for key, column in table.items()})
    order = pd.array([*range(1, len(waiting) + 1), *[pd.NA] * len(others)], dtype="Int64")
    listed.insert(0, texts("panel.order"), order)
    return listed


def _heading(column: str) -> str:
    return texts("groups.gain") if column == "gain" else names.heading(column)


zone_editor = Panel(
    of=Crowd.of,
    controls=controls,
    compute=Crowd.compute,
    draw=draw,
    says=says,
    texts=texts,
    takeaway=takeaway,
)
