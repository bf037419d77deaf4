"""Bars with their names beside them and their figures at the end."""

from __future__ import annotations

from collections.abc import Sequence

from casekit.drawing.colours import BLUE


def bars_across(
    ax, names: Sequence[str], values: Sequence[float], figures: Sequence[str], colors=BLUE
) -> None:
    """Draw one bar a name, the first on top, each with its figure at the end.

    The axis gets room for the figures and loses its vertical grid's clutter.
    """
    rows = range(len(names))
    ax.barh(rows, values, color=colors, height=0.66)
    ax.set_yticks(rows, names)
    ax.invert_yaxis()
    ax.grid(visible=False, axis="y")
    for row, value, figure in zip(rows, values, figures, strict=True):
        right = value >= 0
        ax.annotate(
            figure, (value, row), xytext=(4 if right else -4, 0), textcoords="offset points",
            va="center", ha="left" if right else "right", fontsize=10,
        )  # fmt: skip
    low, high = min(0.0, *values), max(0.0, *values)
    span = (high - low) or 1.0
    ax.set_xlim(low - (0.16 * span if low < 0 else 0), high + 0.16 * span)


def highlighted(names: Sequence[object], chosen: object, plain, strong) -> list:
    """Return a colour for each name: `strong` for the chosen one, `plain` for the others."""
    return [strong if name == chosen else plain for name in names]
