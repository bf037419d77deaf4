"""How many of those with wide circles a list finds."""

from __future__ import annotations

import pandas as pd

from casekit.course.segmentation import mixing
from casekit.course.segmentation.activity.methods import TOP
from casekit.drawing.bars import shares_across
from casekit.drawing.colours import BLUE, GREY, RED
from casekit.drawing.figures import finding, legend
from casekit.drawing.guess import on_value
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.segmentation.activity")
_COLOURS = {"handbook": RED, "yours": RED, "lot": GREY}


def column_bars(found: pd.Series, guess: float | None = None):
    """Return a chart of what the handbook's score finds, and each of its columns by itself.

    Args:
        found: share by list, from `debrief.by_column`.
        guess: the share that the reader took the score to find.
    """
    t = "charts.column_bars"
    fig, ax = _bars(found)
    if guess is not None:
        on_value(ax, guess, percent(guess))
        legend(ax)
    columns = found.drop(["handbook", "lot"])
    best = columns.idxmax()
    variant = "no_better" if found["handbook"] <= columns[best] else "better"
    title = texts(
        f"{t}.{variant}", score=found["handbook"], best=texts(f"lists.{best}"), alone=columns[best]
    )
    finding(fig, title, texts(f"{t}.todo"))
    return fig


def mix_bars(found: pd.Series, mark: float):
    """Return a chart of what the reader's weights find, beside the handbook's and lots."""
    return mixing.mix_bars(found, mark, _bars, texts)


def _bars(found: pd.Series, **drawn):
    return shares_across(
        [texts(f"lists.{name}") for name in found.index],
        found.to_list(),
        [_COLOURS.get(name, BLUE) for name in found.index],
        texts("charts.x", top=TOP),
        decimals=1,
        **drawn,
    )
