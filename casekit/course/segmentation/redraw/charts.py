"""What lists of as many seats bring."""

from __future__ import annotations

import pandas as pd

from casekit.drawing.bars import bars_across
from casekit.drawing.colours import BLUE, GREY
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.segmentation.redraw")


def share_bars(share: pd.Series, guess: float | None = None):
    """Return the share of the best possible net value that each list brings, the best first.

    Args:
        share: by list, `bill` and `right` among them; names of `lists` in the texts.
        guess: what the reader took the list by bill to reach.
    """
    t, share = "charts.share_bars", share.sort_values(ascending=False)
    names = [texts(f"lists.{name}") for name in share.index]
    colors = [BLUE if name == "right" else GREY for name in share.index]
    fig, ax = figure()
    bars_across(ax, names, share.to_list(), [percent(one) for one in share], colors)
    if guess is not None:
        on_value(ax, guess, percent(guess))
        legend(ax)
    ax.xaxis.set_major_formatter(lambda value, _: percent(value))
    ax.set_xlabel(texts(f"{t}.x"))
    title = texts(f"{t}.title", bill=share["bill"], best=texts("lists.right"), most=share["right"])
    finding(fig, title, texts(f"{t}.todo"))
    return fig
