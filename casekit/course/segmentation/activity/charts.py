"""How many of those with wide circles a list finds."""

from __future__ import annotations

import pandas as pd

from casekit.course.segmentation.activity.methods import TOP
from casekit.course.segmentation.mixing import ListBars
from casekit.drawing.colours import GREY, RED
from casekit.drawing.figures import finding
from casekit.text import Catalogue

texts = Catalogue("casekit.course.segmentation.activity")
BARS = ListBars(texts, {"handbook": RED, "yours": RED, "lot": GREY}, {"top": TOP})


def column_bars(found: pd.Series, guess: float | None = None):
    """Return a chart of what the handbook's score finds, and each of its columns by itself.

    Args:
        found: share by list, from `debrief.by_column`.
        guess: the share that the reader took the score to find.
    """
    t = "charts.column_bars"
    fig = BARS.drawn(found, guess)
    columns = found.drop(["handbook", "lot"])
    best = columns.idxmax()
    variant = "no_better" if found["handbook"] <= columns[best] else "better"
    title = texts(
        f"{t}.{variant}", score=found["handbook"], best=texts(f"lists.{best}"), alone=columns[best]
    )
    finding(fig, title, texts(f"{t}.todo"))
    return fig
