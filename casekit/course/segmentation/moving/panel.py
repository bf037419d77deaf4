"""Moves between bands: how far ahead, where the border lies, by which bill, and who is counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis.year_after import day
from casekit.classroom import Panel, Pick, Slider, Switch
from casekit.course.segmentation.moving import charts, methods
from casekit.mart.names import MID_HIGH
from casekit.text import Catalogue
from synthetic.calendar import add_months

texts = Catalogue("casekit.course.segmentation.moving")

STEPS = (3, 6, 9, 12)


class Moved(NamedTuple):
    """Who moved between bands, and after how many months."""

    counts: pd.DataFrame
    ahead: int
    survivors: bool
    border: float


@dataclass(frozen=True)
class Bills:
    """Bills a year before the data end and some months later, by measure and months."""

    at: dict[tuple[str, int], pd.Series]

    @classmethod
    def of(cls, mart: door.Mart) -> Bills:
        months = {0: day(mart), **{step: int(add_months(day(mart), step)) for step in STEPS}}
        return cls(
            {
                (measure, ahead): methods.bills(mart, month, measure)
                for measure in methods.MEASURES
                for ahead, month in months.items()
            }
        )

    def compute(self, ahead: int, border: float, measure: str, survivors: bool) -> Moved:
        """Return who moved; with `survivors` only those who are still there are counted."""
        before, after = self.at[measure, 0], self.at[measure, int(ahead)]
        counts = methods.moved(before, after, border)
        return Moved(counts.assign(gone=0) if survivors else counts, int(ahead), survivors, border)


def controls(known: Bills | None = None) -> dict:
    """Return the months ahead, the border of the mid band, the bill, and whom to count."""
    return {
        "ahead": Slider(STEPS[0], STEPS[-1], STEPS[-1], 3, "months"),
        "border": Slider(39, 99, MID_HIGH, 3, "yuan"),
        "measure": Pick({one: texts(f"measures.{one}") for one in methods.MEASURES}, "mean"),
        "survivors": Switch(False),
    }


def says(shown: Moved) -> str:
    """Return in words what was held of the mid band, and what came up."""
    key = "survivors" if shown.survivors else "everybody"
    return texts(
        f"panel.{key}",
        ahead=shown.ahead,
        mid=int(shown.counts.loc["mid"].sum()),
        held=int(shown.counts.loc["mid", ["high", "mid"]].sum()),
        up=methods.crossed(shown.counts)[0],
    )


def takeaway(shown: Moved) -> pd.DataFrame:
    """Return the matrix, in customers."""
    table = shown.counts.rename(index=lambda one: texts(f"bands.{one}"))
    table.columns = [texts(f"bands.{one}") for one in table.columns]
    return table.rename_axis(texts("corner")).reset_index()


migration_flow = Panel(
    of=Bills.of,
    controls=controls,
    compute=Bills.compute,
    draw=lambda shown: charts.flow(shown.counts, border=shown.border),
    says=says,
    texts=texts,
    takeaway=takeaway,
)
