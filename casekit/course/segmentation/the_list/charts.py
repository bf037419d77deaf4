"""What each of the twelve paid in the year after."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from casekit.course.segmentation.the_list.methods import first, held
from casekit.drawing.axes import counted
from casekit.drawing.bars import bars_across
from casekit.drawing.colours import GREEN, GREY
from casekit.drawing.figures import figure, finding
from casekit.drawing.guess import point_at
from casekit.text import Catalogue, decimal

texts = Catalogue("casekit.course.segmentation.the_list")


def paid_bars(customers: pd.DataFrame, seated: Collection[str] = ()):
    """Return a chart of what the twelve paid in the year after, the most first.

    Args:
        customers: from `methods.table`.
        seated: the kinds to whom the reader gave the seats; none where he asked to be shown.
    """
    t = "charts.paid_bars"
    ordered = customers["next_year"].sort_values(ascending=False, kind="stable")
    best = first(customers, "next_year")
    fig, ax = figure(height=4.6)
    bars_across(
        ax, [texts(f"kinds.{kind}") for kind in ordered.index], ordered.to_list(),
        [decimal(yuan) for yuan in ordered],
        [GREEN if kind in best else GREY for kind in ordered.index],
    )  # fmt: skip
    for place, kind in enumerate(ordered.index):
        if kind in seated:
            point_at(ax.yaxis, place)
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    slots = {
        "bill": held(customers, first(customers, "bill")),
        "tenure": held(customers, first(customers, "tenure")),
        "most": ordered.iloc[: len(best)].sum(),
    }
    if len(seated):
        slots["yours"] = held(customers, seated)
    finding(fig, texts(f"{t}.{'yours' if len(seated) else 'shown'}", **slots), texts(f"{t}.todo"))
    return fig
