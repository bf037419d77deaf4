"""What the first of each list bring in the year after."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.year_after import AHEAD
from casekit.course.segmentation import mixing
from casekit.course.segmentation.ranking.methods import TOP
from casekit.drawing.bars import shares_across
from casekit.drawing.colours import BLUE, GREEN, GREY, PURPLE, SKY
from casekit.drawing.figures import finding, legend
from casekit.drawing.guess import on_value
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.segmentation.ranking")

_COLOURS = {
    "hindsight": GREY,
    "lot": GREY,
    "bill": GREEN,
    "times": SKY,
    "money": GREEN,
    "points": BLUE,
    "yours": BLUE,
    "mix": BLUE,
}
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
    fig, ax = _bars(held)
    if guess is not None:
        on_value(ax, guess, percent(guess))
        legend(ax)
    gap = held["bill"] - held[whose]
    variant = "same" if abs(gap) < LEVEL else "less" if gap > 0 else "more"
    slots = {"bill": held["bill"], "score": held[whose], "lost": abs(gap) / held["bill"]}
    title = texts(f"{t}.{variant}", whose=texts(f"whose.{whose}"), **slots)
    finding(fig, title, texts(f"{t}.{variant}_todo"))
    return fig


def mix_bars(held: pd.Series, mark: float):
    """Return a chart of what a mix of R, F and M finds, beside the plain yuan paid and lots."""
    return mixing.mix_bars(held, mark, _bars, texts)


def _bars(held: pd.Series, **drawn):
    return shares_across(
        [texts(f"lists.{name}") for name in held.index],
        held.to_list(),
        [_COLOURS.get(name, PURPLE) for name in held.index],
        texts("charts.x", top=TOP, months=AHEAD),
        decimals=1,
        **drawn,
    )
