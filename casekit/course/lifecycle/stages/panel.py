"""The flow between stages within a year, by a rule whose borders can be moved."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.classroom import Panel, Slider
from casekit.course.lifecycle.stages import charts, methods
from casekit.course.lifecycle.stages.methods import DECLINING, STAGES, Rule
from casekit.text import Catalogue

texts = Catalogue("casekit.course.lifecycle.stages")

YEAR = 12


class Shown(NamedTuple):
    """Stages of the lines a year ago and today, and where those of each stage went."""

    then: pd.Series
    now: pd.Series
    flow: pd.DataFrame


class Known(NamedTuple):
    """A mart, and the months between which lines flow."""

    mart: door.Mart
    earlier: int
    later: int

    @classmethod
    def of(cls, mart: door.Mart) -> Known:
        mart.need_months(YEAR + 2)
        known = cls(mart, mart.months[-1 - YEAR], mart.months[-1])
        known.compute(**Rule()._asdict())  # the signs are read once, not at the first move
        return known

    def compute(self, new: int, grown: int, cut: float, rivals: int) -> Shown:
        """Return the stages by a rule, and the flow."""
        rule = Rule(int(new), int(grown), cut, int(rivals))
        then, now = (
            methods.tagged(methods.signs(self.mart, month), rule)
            for month in (self.earlier, self.later)
        )
        return Shown(then, now, methods.flow(self.mart, self.earlier, self.later, rule))


def controls(known: Known | None = None) -> dict:
    """Return the borders of the rule."""
    rule = Rule()
    return {
        "new": Slider(1, 6, rule.new, 1),
        "grown": Slider(6, 36, rule.grown, 3),
        "cut": Slider(0.1, 0.8, rule.cut, 0.1),
        "rivals": Slider(1, 6, rule.rivals, 1),
    }


def says(shown: Shown) -> str:
    """Return how many lines are declining today, in words."""
    lines = int((shown.now == DECLINING).sum())
    return texts("panel.says", lines=lines, share=lines / len(shown.now), base=len(shown.now))


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the stage sheet: lines and share by stage, today and a year ago."""
    rows = [
        (texts(f"stages.{one}"), int((shown.now == one).sum()), share, before)
        for one, share, before in zip(
            STAGES, methods.shares(shown.now), methods.shares(shown.then), strict=True
        )
    ]
    heads = [texts(f"panel.columns.{one}") for one in ("stage", "lines", "share", "before")]
    return pd.DataFrame(rows, columns=heads)


stage_flow = Panel(
    of=Known.of,
    controls=controls,
    compute=Known.compute,
    draw=lambda shown: charts.flow_bars(shown.flow, int((shown.then == DECLINING).sum())),
    says=says,
    texts=texts,
    takeaway=takeaway,
)
