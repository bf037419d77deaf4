"""Calling from the top of the list, or from further down: ranks skipped, calls → customers kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.classroom import Panel, Slider
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.riskiest import charts, debrief
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.riskiest")

CONTROLS = {
    "skip": Slider(0, 400, 0, 10, "people"),
    "calls": Slider(100, 400, 200, 10, "calls"),
}


class Shown(NamedTuple):
    """Customers kept by a list of `calls` that starts after each number of ranks skipped."""

    skip: int
    calls: int
    kept: pd.Series


@dataclass(frozen=True)
class Ranked:
    """Expected customers kept by a call to each rank, added up from the riskiest on."""

    reached: np.ndarray

    @classmethod
    def of(cls, mart: door.Mart) -> Ranked:
        score, effects = debrief.ranked(mart)
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
    best, kept = int(shown.kept.idxmax()), round(float(shown.kept[shown.skip]), 1)
    top = round(float(shown.kept.iloc[0]), 1)
    from_top = texts(f"panel.from_top.{_done(top)}", top=f"{abs(top):.1f}")
    figures = {
        "skip": shown.skip, "calls": shown.calls, "kept": f"{abs(kept):.1f}",
        "from_top": from_top, "best": best, "most": f"{shown.kept.max():.1f}",
    }  # fmt: skip
    done, better = _done(kept), "further_down" if best else "the_top"
    if not shown.skip:
        return texts(f"panel.says.top.{done}", **figures)
    return sentences(
        texts(f"panel.says.{done}", **figures), texts(f"panel.says.{better}", **figures)
    )


def _done(kept: float) -> str:
    return "loses" if kept < 0 else "keeps"


list_duel = Panel(
    of=Ranked.of,
    controls=CONTROLS,
    compute=Ranked.compute,
    draw=draw,
    says=says,
    texts=texts,
    needs_truth=True,
)
