"""The best month to call: how long use fades and how long a call weighs → what a call saves, by month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.classroom.controls import Slider
from casekit.classroom.explorer import Explorer, explorer
from casekit.course.churn_warning import timeline
from casekit.course.churn_warning.labels import texts, when
from casekit.course.churn_warning.widgets import action_charts

KEY = "widgets.call_timeline"
CONTROLS = {
    "fading": Slider(0, 3, 2, 1, "months"),
    "lasting": Slider(1, 4, 3, 1, "months"),
    "save_before": Slider(0.0, 0.6, 0.30, 0.05, "%"),
    "save_after": Slider(0.0, 0.6, 0.05, 0.05, "%"),
}


class Shown(NamedTuple):
    """The hazard, the plan made from it, the best month to call and the month most leave in."""

    hazard: pd.DataFrame
    plan: pd.DataFrame
    best: int
    peak: int


@dataclass(frozen=True)
class Panel:
    """The hazard around the end of the contract."""

    hazard: pd.DataFrame

    @classmethod
    def of(cls, mart: door.Mart) -> Panel:
        return cls(timeline.hazard(timeline.contract_timeline(mart)))

    def compute(self, fading: int, lasting: int, save_before: float, save_after: float) -> Shown:
        """Return the plan under these assumptions."""
        plan = timeline.call_plan(self.hazard, int(fading), int(lasting), save_before, save_after)
        peak = int(self.hazard["hazard"].idxmax())
        return Shown(self.hazard, plan, timeline.best_month(plan), peak)


def draw(shown: Shown):
    """Return what a thousand calls save by month."""
    return action_charts.call_plan_bars(shown.plan, shown.peak)


def says(shown: Shown) -> str:
    """Return the best month in words."""
    row = shown.plan.loc[shown.best]
    variant = "apart" if shown.best != shown.peak else "same"
    return texts(
        f"{KEY}.says.{variant if timeline.keeps(shown.plan) else 'none'}",
        best=when(shown.best),
        saved=row["saved_per_1000"],
        late=row["too_late"],
        peak=when(shown.peak),
    )


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the plan by month of the call."""
    rows = shown.plan.round(1).reset_index()
    return rows.set_axis([texts(f"labels.columns.{column}") for column in rows.columns], axis=1)


def call_timeline(mart: door.Mart) -> Explorer:
    """Return the timeline panel on a dataset."""
    panel = Panel.of(mart)
    return explorer(
        CONTROLS, panel.compute, draw, says=says, texts=texts, key=KEY,
        takeaway=takeaway, filename=texts(f"{KEY}.file"),
    )  # fmt: skip
