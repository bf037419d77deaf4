"""The month of a call: how long use fades and how long a call weighs → what a call in it keeps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import money, survival
from casekit.classroom import Panel, Slider
from casekit.course.churn_warning.timing import charts, methods
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.timing")

CONTROLS = {
    "month": Slider(methods.EARLIEST, methods.LATEST, 0),
    "fading": Slider(1, 3, methods.FADING, 1, "months"),
    "lasting": Slider(1, 3, methods.LASTING, 1, "months"),
}
"""The follow-up of the last month stays within the timeline at every end."""


class Shown(NamedTuple):
    """The plan, the month that a reader set, and the month of the highest hazard."""

    plan: pd.DataFrame
    month: int
    peak: int


@dataclass(frozen=True)
class Around:
    """The hazard around the end of the contract."""

    hazard: pd.DataFrame

    @classmethod
    def of(cls, mart: door.Mart) -> Around:
        return cls(survival.hazard(survival.contract_timeline(mart)))

    def compute(self, month: int, fading: int, lasting: int) -> Shown:
        """Return the plan under these assumptions."""
        plan = methods.call_plan(self.hazard, int(fading), int(lasting)).loc[: methods.LATEST]
        return Shown(plan, int(month), int(self.hazard["hazard"].idxmax()))


def draw(shown: Shown):
    """Return whom a call reaches by month, with what the month that was set keeps."""
    return charts.one_call(shown.plan, shown.peak, shown.month)


def says(shown: Shown) -> str:
    """Return in words how what the month that was set keeps comes about."""
    known = shown.plan.dropna()
    if shown.month not in known.index:
        return texts("panel.unknown")
    row = known.loc[shown.month]
    return texts(
        "panel.says",
        saved=row["saved_per_1000"],
        open=row["in_time"],
        late=row["too_late"],
        before=money.figure("save_undecided"),
        after=money.figure("save_decided"),
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
