"""How many names of a call list must not be dialled today, and why."""

from __future__ import annotations

import pandas as pd

from casekit.course.churn_warning.procedure.methods import FREE, GROUNDS
from casekit.drawing.axes import counted
from casekit.drawing.bars import bars_across, highlighted
from casekit.drawing.colours import GREEN, GREY
from casekit.drawing.figures import figure, finding
from casekit.text import Catalogue, number

texts = Catalogue("casekit.course.churn_warning.procedure")


def strike_bars(struck: pd.Series):
    """Return a chart of the names of a list by the ground on which they are struck off.

    Args:
        struck: from `methods.struck_off`.
    """
    t = "charts.strike_bars"
    rows = [*GROUNDS, FREE]
    people = struck.value_counts().reindex(rows, fill_value=0)
    fig, ax = figure()
    bars_across(
        ax,
        [texts(f"grounds.{row}") for row in rows],
        people.to_list(),
        [number(count) for count in people],
        highlighted(rows, FREE, GREY, GREEN),
    )
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x", names=len(struck)))
    off = people.drop(FREE)
    variant = "struck" if off.any() else "clean"
    title = texts(
        f"{t}.title.{variant}", names=len(struck), off=int(off.sum()), most=int(off.max()),
        ground=texts(f"grounds.{off.idxmax()}"),
    )  # fmt: skip
    finding(fig, title, texts(f"{t}.todo"))
    return fig
