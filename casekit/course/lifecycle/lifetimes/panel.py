"""Curves of lives by way of counting and channel; with a lever and without, from a landmark on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis.levers import LEVERS
from casekit.analysis.lives import lives
from casekit.classroom import Panel, Pick, Slider, Switch
from casekit.course.lifecycle.lifetimes import charts, methods
from casekit.course.lifecycle.lifetimes.methods import Split
from casekit.text import Catalogue
from synthetic.schema.codes import CHANNELS

texts = Catalogue("casekit.course.lifecycle.lifetimes")

ALL = "all"
LATEST = 18
"""Last landmark: from there on there is half a year to follow."""

# --- by way of counting ---


class Counted(NamedTuple):
    """A curve, whose it is and how it was counted."""

    curve: pd.DataFrame
    lines: int
    left: int
    who: str
    rest: str
    late: bool
    horizon: int

    @property
    def share(self) -> float:
        """Still here at the horizon; nan where too few were seen so long."""
        return methods.share(self.curve, self.horizon)


@dataclass(frozen=True)
class Lives:
    """All lives seen, and the channel that each came by."""

    table: pd.DataFrame
    channel: pd.Series

    @classmethod
    def of(cls, mart: door.Mart) -> Lives:
        table = lives(mart)
        return cls(table, methods.came_by(mart).reindex(table.index))

    def compute(self, who: str, rest: str, late: bool, horizon: int) -> Counted:
        """Return the curve of a channel's lines, or of all, counted in some way."""
        rows = self.table if who == ALL else self.table[self.channel == who]
        left = int(rows["event"].sum())
        lines = left if rest == "leavers" else len(rows)
        drawn = methods.curve(rows, rest, late)
        return Counted(drawn, lines, left, who, rest, late, int(horizon))


def life_controls(known: Lives | None = None) -> dict:
    """Return whose lives, what becomes of those still here, when lines enter, and how far to look."""
    whose = {one: texts(f"who.{one}") for one in (ALL, *CHANNELS)}
    rests = {one: texts(f"rests.{one}") for one in methods.RESTS}
    return {
        "who": Pick(whose, ALL),
        "rest": Pick(rests, methods.RESTS[0]),
        "late": Switch(False),
        "horizon": Slider(6, 60, 24, 6),
    }


def life_says(shown: Counted) -> str:
    """Return who is counted in words."""
    return texts("life.says", lines=shown.lines, left=shown.left)


def _title(shown: Counted) -> str:
    slots = {"who": texts(f"who.{shown.who}"), "months": shown.horizon}
    if np.isnan(shown.share):
        return texts("life.too_few", fewest=methods.FEWEST, **slots)
    return texts("life.title_of", share=shown.share, **slots)


def life_chart(shown: Counted):
    """Return the curve, and below it what is still counted wrongly."""
    return charts.one_way(shown.curve, shown.horizon, _title(shown), texts(f"life.{_state(shown)}"))


def _state(shown: Counted) -> str:
    if shown.rest != "censored":
        return f"{shown.rest}_wrong"
    if not shown.late:
        return "entry_wrong"
    return "nearer" if np.isnan(shown.share) else "right"


def life_table(shown: Counted) -> pd.DataFrame:
    """Return the curve with those at risk and its interval."""
    drawn = shown.curve[shown.curve["months"] <= shown.horizon]
    return drawn.rename(columns={one: texts(f"life.columns.{one}") for one in drawn})


life_curves = Panel(
    key="life",
    of=Lives.of,
    controls=life_controls,
    compute=Lives.compute,
    draw=life_chart,
    says=life_says,
    texts=texts,
    takeaway=life_table,
)

# --- with a lever and without ---


def lever_controls(known: door.Mart | None = None) -> dict:
    """Return the lever and the landmark."""
    latest = LATEST if known is None else min(LATEST, len(known.months) - 2)
    return {
        "lever": Pick({one: texts(f"levers.{one}") for one in LEVERS}, LEVERS[0]),
        "landmark": Slider(0, latest, 0),
    }


def lever_says(shown: Split) -> str:
    """Return who counts as having the lever, in words."""
    when = "raw" if shown.landmark == 0 else "fair"
    return texts(f"lever.{when}", **charts.slots_of(shown))


lever_curves = Panel(
    key="lever",
    of=lambda mart: mart,
    controls=lever_controls,
    compute=methods.split,
    draw=charts.with_and_without,
    says=lever_says,
    texts=texts,
)
