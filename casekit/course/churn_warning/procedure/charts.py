"""How many names of a call list must not be dialled today, and why."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from casekit.course.churn_warning.procedure.methods import FREE, GROUNDS
from casekit.drawing.axes import counted
from casekit.drawing.bars import bars_across
from casekit.drawing.colours import GREEN, GREY, RED
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.text import Catalogue, number

texts = Catalogue("casekit.course.churn_warning.procedure")
ALL = "all"
"""The row of all grounds together."""


def strike_bars(struck: pd.Series, guess: float | None = None, unknown: Collection[str] = ()):
    """Return a chart of the names of a list by the ground on which they are struck off.

    Args:
        struck: from `methods.struck_off`.
        guess: how many names the reader took to be struck off.
        unknown: grounds of which the data say nothing; they get no figure.
    """
    t = "charts.strike_bars"
    people = struck.value_counts().reindex([*GROUNDS, FREE], fill_value=0)
    off = people.drop(FREE)
    shown = {ALL: int(off.sum()), **people}
    fig, ax = figure()
    bars_across(
        ax,
        [_named(row, unknown) for row in shown],
        list(shown.values()),
        ["？" if row in unknown else number(count) for row, count in shown.items()],
        [{ALL: RED, FREE: GREEN}.get(row, GREY) for row in shown],
    )
    if guess is not None:
        on_value(ax, guess, number(guess))
        legend(ax)
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x", names=len(struck)))
    variant = "struck" if off.any() else "clean_so_far" if unknown else "clean"
    title = texts(
        f"{t}.title.{variant}", names=len(struck), off=int(off.sum()), most=int(off.max()),
        ground=texts(f"grounds.{off.idxmax()}"),
    )  # fmt: skip
    lacking = [texts(f"grounds.{ground}") for ground in unknown]
    todo = texts(f"{t}.unknown", grounds=lacking) if lacking else texts(f"{t}.todo")
    finding(fig, title, todo)
    return fig


def _named(row: str, unknown: Collection[str]) -> str:
    ground = texts(f"grounds.{row}")
    return texts("charts.strike_bars.unknown_row", ground=ground) if row in unknown else ground
