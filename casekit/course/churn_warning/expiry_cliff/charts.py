"""How many customers lists of one length keep."""

from __future__ import annotations

import pandas as pd

from casekit.drawing.axes import counted
from casekit.drawing.bars import bars_across
from casekit.drawing.colours import HABIT, LISTS
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.text import Catalogue, number

texts = Catalogue("casekit.course.churn_warning.expiry_cliff")


def kept_bars(kept: pd.Series, guess: float | None = None):
    """Return the customers kept by each list, the most first.

    Args:
        kept: customers by list, `riskiest` among them; names of `tables.lists` in the texts.
        guess: how many the reader took the list by score to keep.
    """
    t, kept = "charts.kept_bars", kept.astype(int).sort_values(ascending=False)
    names = [texts(f"tables.lists.{name}") for name in kept.index]
    colors = [LISTS.get(name, HABIT) for name in kept.index]
    fig, ax = figure()
    bars_across(ax, names, kept.to_list(), [number(n) for n in kept], colors)
    if guess is not None:
        on_value(ax, guess, number(guess))
        legend(ax)
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    best = kept.drop("oracle").idxmax()
    title = texts(f"{t}.title", kept=int(kept["riskiest"]), most=int(kept[best]),
                  best=texts(f"tables.lists.{best}"))  # fmt: skip
    finding(fig, title, texts(f"{t}.todo"))
    return fig
