"""What stands behind a stated reason: pick what they said → why they really left."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import pandas as pd

from casekit.classroom.controls import Pick
from casekit.classroom.explorer import Explorer, explorer
from casekit.course.churn_warning import charts, labels, reasons
from casekit.course.churn_warning.charts.words import texts

KEY = "panels.reason_reader"


class Shown(NamedTuple):
    """A stated reason, how many stated it, and the shares of the true reasons behind it."""

    stated: str
    leavers: int
    behind: pd.Series


def controls(confusion: pd.DataFrame) -> dict:
    """Return the panel's controls: the reasons that somebody stated, most often stated first."""
    said = confusion.sum(axis=0).sort_values(ascending=False)
    names = {reason: labels.name("reasons", reason) for reason in said.index[said > 0]}
    return {"stated": Pick(names, next(iter(names)))}


def compute(confusion: pd.DataFrame, stated: str) -> Shown:
    """Return what stands behind a stated reason."""
    return Shown(stated, int(confusion[stated].sum()), reasons.hidden_behind(confusion, stated))


def draw(shown: Shown):
    """Return the true reasons as bars."""
    return charts.behind_bars(shown.behind, shown.stated, shown.leavers)


def says(shown: Shown) -> str:
    """Return in words how far the stated reason can be believed."""
    return texts(
        f"{KEY}.says",
        stated=labels.name("reasons", shown.stated),
        leavers=shown.leavers,
        meant=shown.behind[shown.stated],
        most=labels.name("reasons", shown.behind.index[0]),
        share=shown.behind.iloc[0],
    )


def reason_reader(confusion: pd.DataFrame) -> Explorer:
    """Return the panel on true (rows) × stated (columns) reasons, from `reasons.confusion`."""
    return explorer(
        controls(confusion), partial(compute, confusion), draw, says=says, texts=texts, key=KEY
    )
