"""A reader's guess, marked on the chart that answers it."""

from __future__ import annotations

from collections.abc import Callable

from casekit.drawing.colours import PURPLE
from casekit.text import Catalogue

TEXTS = Catalogue("casekit.drawing")


def on_name(axis, place: int | None) -> None:
    """Mark the name at a place of an axis of names, 0 the first one; None marks nothing."""
    if place is None:
        return
    point_at(axis, place, lambda name: TEXTS("guess.name", name=name))
    axis.get_ticklabels()[place].set(color=PURPLE, fontweight="bold")


def on_value(ax, value: float, figure: str) -> None:
    """Draw a line at a figure guessed on the horizontal axis, and name it for the legend.

    Args:
        ax: its limits are widened so that the line is seen.
        value: in the axis's unit.
        figure: the guess in words, with its unit.
    """
    low, high = ax.get_xlim()
    room = 0.04 * (max(high, value) - min(low, value))
    ax.set_xlim(min(low, value - room), max(high, value + room))
    named = TEXTS("guess.figure", figure=figure)
    ax.axvline(value, color=PURPLE, linestyle=":", linewidth=2.4, label=named)


def point_at(axis, place: int, written: Callable[[str], str] = "→ {}".format) -> None:
    """Write the name at a place of an axis of names anew, by default with an arrow before it."""
    ticks, names = axis.get_ticklocs(), [label.get_text() for label in axis.get_ticklabels()]
    names[place] = written(names[place])
    axis.set_ticks(ticks, names)


def on_point(ax, at: float, value: float, figure: str) -> None:
    """Mark a height guessed at a place of the horizontal axis, and name it for the legend.

    Args:
        ax: a chart whose limits hold the value.
        at: where on the horizontal axis.
        value: in the vertical axis's unit.
        figure: the guess in words, with its unit.
    """
    named = TEXTS("guess.figure", figure=figure)
    ax.scatter([at], [value], color=PURPLE, marker="D", s=60, zorder=4, clip_on=False, label=named)
