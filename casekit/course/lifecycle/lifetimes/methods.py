"""Who is still here after some months: counted rightly, in three popular ways, and by lever."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import levers
from casekit.analysis.lacks import TooFew
from casekit.analysis.lives import kaplan_meier, lives, still_here
from casekit.mart.once import once
from casekit.text import Catalogue
from synthetic.calendar import month_number

texts = Catalogue("casekit.course.lifecycle.lifetimes")

YEARS_3 = 36
FEWEST = 30
"""Lines at risk below which a curve ends: the next one to leave would move it too far."""
RESTS = ("stayers", "leavers", "censored")
"""What becomes of lines that have not left: they stay for ever, are left out, or are censored."""
WAYS = {
    "right": ("censored", True),
    "entry_ignored": ("censored", False),
    "leavers_only": ("leavers", False),
    "stayers": ("stayers", False),
}
"""Way of counting → what becomes of the rest, and whether lines enter when they were first seen."""
RAW, FAIR = 0, 12
"""Landmarks: none, as slides have it, and a year after the data begin."""
_FOR_EVER = 10**4


def curve(table: pd.DataFrame, rest: str, late: bool) -> pd.DataFrame:
    """Return the share still here by months since joining, from `kaplan_meier`.

    Args:
        table: from `lives`.
        rest: one of `RESTS`.
        late: whether a line that joined before the data enters when they begin.
    """
    rows = table[table["event"]] if rest == "leavers" else table
    end = rows["end"].where(rows["event"], _FOR_EVER) if rest == "stayers" else rows["end"]
    return known(kaplan_meier(end, rows["event"], rows["entry"] if late else None))


def known(drawn: pd.DataFrame) -> pd.DataFrame:
    """Return a curve as far as enough lines are at risk."""
    few = (drawn["at_risk"] < FEWEST).to_numpy()
    return drawn.iloc[: int(few.argmax())] if few.any() else drawn


def share(drawn: pd.DataFrame, months: int) -> float:
    """Return the share still here after some months; nan where the curve does not reach so far."""
    reached = len(drawn) and drawn["months"].iloc[-1] >= months - 1
    return still_here(drawn, months) if reached else np.nan


def told(drawn: pd.DataFrame, months: int) -> float:
    """Return `share`; raises TooFew where the curve does not reach so far."""
    found = share(drawn, months)
    if np.isnan(found):
        raise TooFew("short_curve", texts, months=months, fewest=FEWEST)
    return found


@once
def curves(mart: door.Mart) -> dict[str, pd.DataFrame]:
    """Return the curve of all lines by way of counting."""
    return {name: curve(lives(mart), *way) for name, way in WAYS.items()}


@once
def came_by(mart: door.Mart) -> pd.Series:
    """Return the channel that each line was won through, index subscriber."""
    mart.need("subscribers.channel")
    return mart.subscribers.set_index("subscriber")["channel"].astype(object)


class Split(NamedTuple):
    """Lines there at a landmark: of those with a lever and the others, how many, and their curves."""

    lever: str
    landmark: int
    months: int
    lines: dict[bool, int]
    curves: dict[bool, pd.DataFrame]

    def left(self, took: bool) -> float:
        """The share that left by the end of the data, from the landmark on."""
        return 1 - still_here(self.curves[took], self.months)

    @property
    def gap(self) -> float:
        """By how much fewer leave of those with the lever, as a share."""
        return self.left(False) - self.left(True)


@once
def split(mart: door.Mart, lever: str, landmark: int) -> Split:
    """Return the lines there at the beginning and at a landmark, by whether they had taken a lever.

    Args:
        lever: one of `levers.LEVERS`.
        landmark: months after the beginning; at 0 whoever takes it at any time counts.
    """
    mart.need_months(landmark + 2)
    first = levers.lever(mart, lever).first
    rows = levers.at_landmark(lives(mart), first, month_number(mart.months[0]), landmark)
    groups = {took: rows[rows["took"] == took] for took in (True, False)}
    drawn = {took: kaplan_meier(one["end"], one["event"]) for took, one in groups.items()}
    lines = {took: len(one) for took, one in groups.items()}
    return Split(lever, landmark, len(mart.months) - landmark, lines, drawn)


@once
def odds(mart: door.Mart, lever: str) -> tuple[float, float]:
    """Return the odds ratios of leaving in a month: by "ever took it", and as things stood on the eve."""
    rows = _line_months(mart)
    held = levers.lever(mart, lever)
    row = pd.Index(held.first.index).get_indexer(rows["subscriber"])
    ever, eve = np.isfinite(held.first.to_numpy()[row]), held.held[row, rows["eve"]]
    return tuple(levers.hazard_ratio(rows["age"], rows["left"], had)[0] for had in (ever, eve))


@once
def _line_months(mart: door.Mart) -> pd.DataFrame:
    return levers.line_months(lives(mart), month_number(mart.months[0]))


HALVES = ("first", "second", "third", "last")
"""Half-years of joining in two years of data."""
HALF = 6


@once
def cohorts(mart: door.Mart) -> pd.DataFrame:
    """Return how those who joined within two years of data fare, by half-year of joining.

    Returns:
        Index half-year; lines, left (share that left so far), here (share still here after six
        months), low, high (its 95 % interval).
    """
    rows, half = _joined(mart)
    table = pd.DataFrame(
        {"lines": rows.groupby(half).size(), "left": rows.groupby(half)["event"].mean()}
    )
    drawn = {one: kaplan_meier(these["end"], these["event"]) for one, these in rows.groupby(half)}
    after = {one: curve[curve["months"] <= HALF].iloc[-1] for one, curve in drawn.items()}
    table[["here", "low", "high"]] = pd.DataFrame(after).T[["survival", "low", "high"]]
    return table.reindex(list(HALVES))


def differ(mart: door.Mart) -> float:
    """Return the p-value of no difference between the half-years' lives (log-rank)."""
    from statsmodels.duration.survfunc import survdiff

    rows, half = _joined(mart)
    return float(survdiff(rows["end"], rows["event"], half)[1])


def _joined(mart: door.Mart) -> tuple[pd.DataFrame, pd.Series]:
    """Those who joined within the last two years of data, and the half-year of each."""
    mart.need_months(len(HALVES) * HALF)
    since = lives(mart)["start"] - (month_number(mart.months[-1]) + 1 - len(HALVES) * HALF)
    rows = lives(mart)[since >= 0]
    return rows, (since[since >= 0] // HALF).map(dict(enumerate(HALVES)))
