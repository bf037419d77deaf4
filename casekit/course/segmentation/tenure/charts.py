"""Leaving by tenure."""

from __future__ import annotations

import pandas as pd

from casekit.drawing.axes import in_percent
from casekit.drawing.bars import bars_across, highlighted
from casekit.drawing.colours import BLUE, RED
from casekit.drawing.figures import figure, finding
from casekit.drawing.guess import on_name
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.segmentation.tenure")


def hazard_bars(table: pd.DataFrame, guess: str | None = None):
    """Return a chart of the share that leaves in a month, by band of tenure, with intervals.

    Args:
        table: from `methods.rates`.
        guess: the band that the reader took for the one that leaves most.
    """
    t = "charts.hazard_bars"
    hazard, most = table["hazard"], table["hazard"].idxmax()
    fig, ax = figure()
    bars_across(
        ax,
        [texts(f"bands.{band}") for band in table.index],
        hazard.to_list(),
        [percent(rate, 1) for rate in hazard],
        highlighted(table.index, most, BLUE, RED),
        spread=((table["high"] - table["low"]) / 2).to_list(),
    )
    on_name(ax.yaxis, list(table.index).index(guess) if guess in table.index else None)
    in_percent(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    last = table.index[-1]
    title = texts(
        f"{t}.title", most=texts(f"bands.{most}"), high=hazard[most], last=texts(f"bands.{last}"),
        low=hazard[last], from_bill=table["bill"].min(), to_bill=table["bill"].max(),
    )  # fmt: skip
    finding(fig, title, texts(f"{t}.todo"))
    return fig
