"""What the first of each list bring in the year after."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.year_after import AHEAD
from casekit.course.segmentation.mixing import ListBars
from casekit.course.segmentation.ranking.methods import TOP
from casekit.drawing.colours import GREEN, GREY, SKY
from casekit.drawing.figures import finding
from casekit.text import Catalogue

texts = Catalogue("casekit.course.segmentation.ranking")

BARS = ListBars(
    texts,
    {"hindsight": GREY, "lot": GREY, "bill": GREEN, "money": GREEN, "times": SKY},
    {"top": TOP, "months": AHEAD},
)
LEVEL = 0.01
"""Shares of revenue that lie no further apart are told as the same."""


def list_bars(held: pd.Series, guess: float | None = None):
    """Return a chart of the revenue that the top fifth of each list bring in the next year.

    Args:
        held: share by list: hindsight, bill, lot, and points or yours (the reader's weights).
        guess: the share that the reader took the points to hold.
    """
    t = "charts.list_bars"
    whose = "yours" if "yours" in held else "points"
    fig = BARS.drawn(held, guess)
    gap = held["bill"] - held[whose]
    variant = "same" if abs(gap) < LEVEL else "less" if gap > 0 else "more"
    slots = {"bill": held["bill"], "score": held[whose], "lost": abs(gap) / held["bill"]}
    title = texts(f"{t}.{variant}", whose=texts(f"whose.{whose}"), **slots)
    finding(fig, title, texts(f"{t}.{variant}_todo"))
    return fig
