"""Bars with their names beside them and their figures at the end."""

from __future__ import annotations

from collections.abc import Sequence

from casekit.drawing.axes import in_percent
from casekit.drawing.colours import AMBER, BLUE, INK
from casekit.drawing.figures import PAPER, figure, legend
from casekit.text import percent


def bars_across(
    ax,
    names: Sequence[str],
    values: Sequence[float],
    figures: Sequence[str],
    colors=BLUE,
    spread: Sequence[float] | None = None,
) -> None:
    """Draw one bar a name, the first on top, each with its figure at the end.

    The axis gets room for the figures and loses its vertical grid's clutter.

    Args:
        spread: how far each value may be off, drawn as a line; its figure stands beyond it.
    """
    rows = range(len(names))
    ax.barh(rows, values, color=colors, height=0.66)
    ax.set_yticks(rows, names)
    ax.invert_yaxis()
    ax.grid(visible=False, axis="y")
    ends = list(values)
    if spread is not None:
        ax.errorbar(values, rows, xerr=spread, fmt="none", ecolor=INK, elinewidth=1.2, capsize=2.5)
        ends = [v + s if v >= 0 else v - s for v, s in zip(values, spread, strict=True)]
    for row, value, end, shown in zip(rows, values, ends, figures, strict=True):
        right = value >= 0
        ax.annotate(
            shown, (end, row), xytext=(4 if right else -4, 0), textcoords="offset points",
            va="center", ha="left" if right else "right", fontsize=10,
        )  # fmt: skip
    low, high = min(0.0, *ends), max(0.0, *ends)
    span = (high - low) or 1.0
    ax.set_xlim(low - (0.2 * span if low < 0 else 0), high + 0.16 * span)


def highlighted(names: Sequence[object], chosen: object, plain, strong) -> list:
    """Return a colour for each name: `strong` for the chosen one, `plain` for the others."""
    return [strong if name == chosen else plain for name in names]


def shares_across(
    names: Sequence[str],
    shares: Sequence[float],
    colors: Sequence[str],
    x: str,
    *,
    decimals: int = 0,
    height: float = 3.6,
    mark: tuple[float, str] | None = None,
):
    """Return (figure, axes) of one bar a name with its share in per cent.

    Args:
        x: name of the axis.
        mark: a share to be reached, drawn as a line, and what it is called.
    """
    fig, ax = figure(height=height)
    shown = [percent(share, decimals) for share in shares]
    bars_across(ax, names, list(shares), shown, colors)
    for share in ax.texts:
        share.set_bbox(PAPER)
    in_percent(ax.xaxis)
    ax.set_xlabel(x)
    if mark is not None:
        ax.axvline(mark[0], color=AMBER, linestyle="--", label=mark[1])
        ax.set_xlim(right=max(ax.get_xlim()[1], 1.08 * mark[0]))
        legend(ax)
    return fig, ax
