"""What stands behind a stated reason: pick what they said → why they really left."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from casekit.classroom import Panel, Pick
from casekit.course.churn_warning.reasons import charts, debrief, methods
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.reasons")

TELLING = 10
"""Fewer people say nothing of those to come."""


class Shown(NamedTuple):
    """A stated reason, how many stated it, and the shares of the true reasons behind it."""

    stated: str
    leavers: int
    behind: pd.Series


def controls(confusion: pd.DataFrame) -> dict:
    """Return the panel's controls: the reasons that somebody stated, most often stated first."""
    said = confusion.sum(axis=0).sort_values(ascending=False)
    called = {reason: names.reason(reason) for reason in said.index[said > 0]}
    return {"stated": Pick(called, next(iter(called)))}


def compute(confusion: pd.DataFrame, stated: str) -> Shown:
    """Return what stands behind a stated reason."""
    return Shown(stated, int(confusion[stated].sum()), methods.hidden_behind(confusion, stated))


def draw(shown: Shown):
    """Return the true reasons as bars."""
    return charts.behind_bars(shown.behind, shown.stated, shown.leavers)


def says(shown: Shown) -> str:
    """Return in words how far the stated reason can be believed."""
    return texts(
        "panel.says" if shown.leavers >= TELLING else "panel.too_few",
        stated=names.reason(shown.stated),
        leavers=shown.leavers,
        meant=shown.behind[shown.stated],
        most=names.reason(shown.behind.index[0]),
        share=shown.behind.iloc[0],
    )


reason_reader = Panel(
    of=debrief.confusion,
    controls=controls,
    compute=compute,
    draw=draw,
    says=says,
    texts=texts,
    needs_truth=True,
)
