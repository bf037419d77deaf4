"""Axes of numbers: few ticks, labels that equal them, whole ones where things are counted.

`casekit.drawing.figures.figure` gives every axis plain numbers; a chart says where it is otherwise::

    in_percent(ax.yaxis)  # shares
    counted(ax.xaxis)  # people, calls, months: no half ones
"""

from __future__ import annotations

from collections.abc import Callable

from matplotlib.ticker import Formatter, MaxNLocator

from casekit import text

STEPS = 5
"""Most steps between ticks: calm to read, and labels are what takes time to draw."""

_MOST_DECIMALS = 6


class Labels(Formatter):
    """Writes ticks with as many decimals as their values have, on a linear axis all alike.

    Args:
        written: (value, decimals) → label.
        scale: what a value is multiplied with before its decimals are counted.
    """

    def __init__(self, written: Callable[[float, int], str], scale: float = 1.0):
        self._written, self._scale, self._decimals = written, scale, 0

    def set_locs(self, locs) -> None:
        """Count the decimals of the axis; matplotlib calls it before it asks for labels."""
        self._decimals = max((self._needed(value) for value in locs), default=0)

    def __call__(self, value: float, pos: int | None = None) -> str:
        alike = self.axis is None or self.axis.get_scale() == "linear"
        decimals = max(self._decimals, self._needed(value)) if alike else self._needed(value)
        return self._written(float(value), decimals)

    def _needed(self, value: float) -> int:
        shown = self._scale * float(value)
        near = 1e-9 * max(1.0, abs(shown))
        exact = (d for d in range(_MOST_DECIMALS) if abs(round(shown, d) - shown) <= near)
        return next(exact, _MOST_DECIMALS)


def numbered(axis) -> None:
    """Write an axis of plain numbers, thousands separated; names put on it later are kept."""
    axis.set_major_formatter(Labels(text.decimal))
    axis.isDefault_majfmt = True


def in_percent(axis) -> None:
    """Write an axis of shares in percent, as the language writes it."""
    axis.set_major_formatter(Labels(text.percent, 100.0))


def counted(axis) -> None:
    """Put the ticks of an axis of people, calls, months or yuan at whole numbers."""
    axis.set_major_locator(MaxNLocator(STEPS, steps=[1, 2, 5, 10], integer=True, min_n_ticks=1))
    axis.set_major_formatter(Labels(text.decimal))
