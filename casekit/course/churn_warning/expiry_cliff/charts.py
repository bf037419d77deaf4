"""What lists of one length earn."""

from __future__ import annotations

import pandas as pd

from casekit.drawing.axes import counted
from casekit.drawing.bars import bars_across
from casekit.drawing.colours import HABIT, LISTS
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.text import Catalogue, decimal, percent

texts = Catalogue("casekit.course.churn_warning.expiry_cliff")


def net_bars(net: pd.Series, guess: float | None = None):
    """Return the net value of each list, the best first.

    Args:
        net: yuan by list, `riskiest` and `oracle` among them; names of `tables.lists` in the texts.
        guess: share of the oracle's that the reader took the list by score to reach.
    """
    t, net = "charts.net_bars", net.sort_values(ascending=False)
    names = [texts(f"tables.lists.{name}") for name in net.index]
    colors = [LISTS.get(name, HABIT) for name in net.index]
    fig, ax = figure()
    bars_across(ax, names, net.to_list(), [decimal(n) for n in net], colors)
    if guess is not None:
        on_value(ax, guess * net["oracle"], percent(guess))
        legend(ax)
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    best = net.drop("oracle").idxmax()
    title = texts(f"{t}.title", net=net["riskiest"], most=net[best],
                  best=texts(f"tables.lists.{best}"))  # fmt: skip
    finding(fig, title, texts(f"{t}.todo"))
    return fig
