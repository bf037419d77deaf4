"""The best month to call: how long use fades and how long a call weighs → what a call saves, by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import money, survival
from casekit.analysis.words import when
from casekit.classroom import Panel, Slider
from casekit.course.churn_warning.timing import charts, methods
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.timing")

CONTROLS = {
    "fading": Slider(0, 3, methods.FADING, 1, "months"),
    "lasting": Slider(1, 4, methods.LASTING, 1, "months"),
    "save_before": Slider(0.0, 0.6, money.figure("save_undecided"), 0.01, "%"),
    "save_after": Slider(0.0, 0.6, money.figure("save_decided"), 0.01, "%"),
}


class Shown(NamedTuple):
    """The hazard, the plan made from it, the best month to call and the month most leave in."""

    hazard: pd.DataFrame
    plan: pd.DataFrame
    best: int
    peak: int


@dataclass(frozen=True)
class Around:
    """The hazard around the end of the contract."""

    hazard: pd.DataFrame

    @classmethod
    def of(cls, mart: door.Mart) -> Around:
        return cls(survival.hazard(survival.contract_timeline(mart)))

    def compute(self, fading: int, lasting: int, save_before: float, save_after: float) -> Shown:
        """Return the plan under these assumptions."""
        plan = methods.call_plan(self.hazard, int(fading), int(lasting), save_before, save_after)
        peak = int(self.hazard["hazard"].idxmax())
        return Shown(self.hazard, plan, methods.best_month(plan), peak)


def draw(shown: Shown):
    """Return what a thousand calls save by month."""
    return charts.plan_bars(shown.plan, shown.peak)


def says(shown: Shown) -> str:
    """Return the best month in words."""
    row = shown.plan.loc[shown.best]
    variant = "apart" if shown.best != shown.peak else "same"
    return texts(
        f"panel.says.{variant if methods.keeps(shown.plan) else 'none'}",
        best=when(shown.best),
        saved=row["saved_per_1000"],
        late=row["too_late"],
        peak=when(shown.peak),
    )


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the plan by month of the call."""
    rows = shown.plan.round(1).reset_index()
    return rows.set_axis(names.headings(rows.columns), axis=1)


call_timeline = Panel(
    of=Around.of,
    controls=CONTROLS,
    compute=Around.compute,
    draw=draw,
    says=says,
    texts=texts,
    takeaway=takeaway,
)
