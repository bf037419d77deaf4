"""Editor of the five zones: borders of score and value → who is where, and what is at stake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis.money import figure, kept_of
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
        rows: customers with zone, stake and gain; `queue`: those who may be called, first to last.
        order: by what they are called.
        raised: whether the alarm border was set below the watch border and had to be raised to it.
    """

    rows: pd.DataFrame
    queue: pd.DataFrame
    order: str
    summary: pd.DataFrame
    cuts: methods.Cuts
    counts: np.ndarray
    raised: bool

    @property
    def called(self) -> pd.DataFrame:
        """Those of `queue` for whom there are calls."""
        return self.queue.head(methods.CALLS)


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
        return Shown(rows, waiting, order, summary, cuts, self.counts, alarm < watch - 1e-9)


def draw(shown: Shown) -> list:
    """Return the map with those called, and the table of the zones."""
    called, zone = shown.called, shown.rows["zone"]
    table = shown.summary.drop(columns="priority").assign(
        gain_of_call=shown.rows.groupby(zone, observed=False)["gain"].mean(),
        calls=called["zone"].value_counts().reindex(shown.summary.index, fill_value=0),
    )
    chart = charts.zone_map(shown.counts, shown.summary, shown.cuts, called)
    return [chart, zone_table(table)]


def says(shown: Shown) -> str:
    """Return in words whom the calls of a month go to, and what they are expected to earn."""
    raised = texts("panel.raised", watch=shown.cuts.watch) if shown.raised else ""
    return sentences(raised, _calls(shown.called))


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
        kept=float((kept_of(called["score"]) * called["score"]).sum()),
        outcome=texts(f"panel.{'earn' if earned >= 0 else 'lose'}", yuan=abs(earned)),
    )
    return sentences(told, texts("panel.spare", spare=spare) if spare else "")


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return everybody but the green: the senior agents' calls, then the others whose call pays, the
    largest gain first, both numbered; then the rest by zone and stake."""
    left = shown.rows[shown.rows["zone"] != "green"].drop(shown.called.index)
    pays = left["gain"] > 0
    others = left[pays].sort_values("gain", ascending=False, kind="stable")
    rest = left[~pays].sort_values(["zone", "stake"], ascending=[True, False], kind="stable")
    rows = pd.concat([shown.called, others, rest])
    steps = [
        *_steps(shown.called, "call"),
        *_steps(others, "others"),
        *np.where(rest["zone"] == "white", "white", "text"),
    ]
    table = {
        "subscriber": rows.index,
        "zone": [texts(f"zones.{zone}") for zone in rows["zone"]],
        "score_percent": (100 * rows["score"]).round(1).to_numpy(),
        "bill": rows["value"].round(2).to_numpy(),
        "value_at_stake": rows["stake"].round(0).to_numpy(),
        "gain_of_call": rows["gain"].round(1).to_numpy(),
        "action": [texts(f"panel.steps.{step}") for step in steps],
    }
    listed = pd.DataFrame({names.heading(key): column for key, column in table.items()})
    numbers = [*range(1, len(rows) - len(rest) + 1), *[pd.NA] * len(rest)]
    by = texts(f"panel.orders.{shown.order}")
    listed.insert(0, texts("panel.order", by=by), pd.array(numbers, dtype="Int64"))
    return listed


def _steps(called: pd.DataFrame, step: str) -> np.ndarray:
    """Return what to do with each of those called, and what to look at first."""
    check = np.where(methods.likely_decided(called), f"{step}_check", step)
    # Rounded as in the table: what stands there as 0.0 is no loss.
    return np.where(called["gain"].round(1) < 0, "loses", check)


zone_editor = Panel(
    of=Crowd.of,
    controls=controls,
    compute=Crowd.compute,
    draw=draw,
    says=says,
    texts=texts,
    takeaway=takeaway,
)
