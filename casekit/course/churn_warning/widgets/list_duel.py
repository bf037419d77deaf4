"""Calling from the top of the list, or from further down: ranks skipped, calls → customers kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit.classroom.controls import Slider
from casekit.classroom.explorer import Explorer, explorer
from casekit.course.churn_warning import charts
from casekit.course.churn_warning.charts.words import texts

KEY = "panels.list_duel"
CONTROLS = {
    "skip": Slider(0, 400, 0, 10, "people"),
    "calls": Slider(50, 400, 200, 10, "people"),
}


class Shown(NamedTuple):
    """Customers kept by a list of `calls` that starts after each number of ranks skipped."""

    skip: int
    calls: int
    kept: pd.Series


@dataclass(frozen=True)
class Panel:
    """Expected customers kept by a call to each rank, added up from the riskiest on."""

    reached: np.ndarray

    @classmethod
    def of(cls, score: pd.Series, effects: pd.DataFrame) -> Panel:
        order = score.sort_values(ascending=False, kind="stable").index
        gain = -effects["effect"].reindex(order).dropna().to_numpy()
        return cls(np.concatenate([[0.0], np.cumsum(gain)]))

    def compute(self, skip: int, calls: int) -> Shown:
        """Return what the list keeps, and what it would for other numbers of ranks skipped."""
        skips = np.arange(CONTROLS["skip"].low, CONTROLS["skip"].high + 1, CONTROLS["skip"].step)
        last = len(self.reached) - 1
        first, end = np.minimum(skips, last), np.minimum(skips + calls, last)
        kept = self.reached[end] - self.reached[first]
        return Shown(int(skip), int(calls), pd.Series(kept, index=skips, name="kept"))


def draw(shown: Shown):
    """Return customers kept by ranks skipped, the choice marked."""
    return charts.skip_line(shown.kept, shown.skip, shown.calls)


def says(shown: Shown) -> str:
    """Return in words what skipping changes."""
    return texts(
        f"{KEY}.says.{'skip' if shown.skip else 'top'}", skip=shown.skip, calls=shown.calls,
        kept=f"{shown.kept[shown.skip]:.1f}", top=f"{shown.kept.iloc[0]:.1f}",
    )  # fmt: skip


def list_duel(score: pd.Series, effects: pd.DataFrame) -> Explorer:
    """Return the panel on churn scores and the truth's effects of one campaign, by subscriber."""
    panel = Panel.of(score, effects)
    return explorer(CONTROLS, panel.compute, draw, says=says, texts=texts, key=KEY)
