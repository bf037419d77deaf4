"""What a reader would find wrong with a drawn figure: ticks, legend, glyphs, orphans, what is cut off."""

from __future__ import annotations

import itertools
import re
import warnings
from collections.abc import Iterator

from matplotlib.category import StrCategoryFormatter
from matplotlib.ticker import FixedLocator, NullFormatter

from casekit.drawing.axes import Labels
from casekit.drawing.pictures import page_width
from casekit.text import language

COUNTS = re.compile(r"（[^）]*(人|通|户|月)[^）]*）|\((people|calls|months)|人数|kept by|kept for")
"""Axes of people, calls and months, by what they say."""

WIDEST = 760
"""CSS pixels that a notebook has for outputs on a screen of 1366."""

_APART = 4
"""Pixels at least between the labels of neighbours."""


def faults(fig) -> list[str]:
    """Draw a figure, once, and return what is wrong with it, a line each."""
    with warnings.catch_warnings(record=True) as warned:
        warnings.simplefilter("always", UserWarning)  # a missing glyph is one, and no room
        fig.canvas.draw()
    told = [str(one.message) for one in warned if issubclass(one.category, UserWarning)]
    of_axes = [fault for ax in fig.axes for fault in _of_axes(fig, ax)]
    return [*dict.fromkeys(told), *_of_figure(fig), *of_axes]


def _of_figure(fig) -> Iterator[str]:
    if page_width(fig) > WIDEST:
        yield f"{page_width(fig)} pixels wide"
    yield from _of_neighbours(fig)
    for text in fig.texts:
        box = text.get_window_extent()
        if box.x0 < fig.bbox.x0 or box.x1 > fig.bbox.x1 or box.y1 > fig.bbox.y1 + 1 or box.y0 < 0:
            yield f"cut off: {text.get_text()!r}"
        if orphan(text.get_text()):
            yield f"an orphan: {text.get_text()!r}"


def _of_neighbours(fig) -> Iterator[str]:
    """Name the axes of charts side by side that run into each other."""
    labels = [ax.xaxis.label for ax in fig.axes if ax.get_xlabel()]
    for one, other in itertools.combinations(labels, 2):
        if one.get_window_extent().padded(_APART).overlaps(other.get_window_extent()):
            yield f"two labels overlap: {one.get_text()!r} and {other.get_text()!r}"


def orphan(text: str) -> bool:
    """Tell whether the last of several lines is a word or a sign alone."""
    *before, last = text.split("\n")
    alone = len(last) < 4 if language() == "zh" else len(last.split()) < 2
    return bool(before) and alone


def _of_axes(fig, ax) -> Iterator[str]:
    inside = ax.get_tightbbox().padded(-1)
    for side, out in {
        "left": inside.x0 < fig.bbox.x0, "right": inside.x1 > fig.bbox.x1,
        "below": inside.y0 < fig.bbox.y0, "above": inside.y1 > fig.bbox.y1,
    }.items():  # fmt: skip
        if out:
            yield f"cut off at the {side}"
    legend = ax.get_legend()
    if legend is not None:
        box = legend.get_window_extent().padded(-1)
        if any(box.overlaps(other.get_window_extent()) for other in fig.axes):
            yield "the legend lies over the chart"
        if any(box.overlaps(text.get_window_extent()) for text in fig.texts):
            yield "the legend lies over the title"
    yield from _of_ticks(ax.xaxis, ax.get_xlabel())
    yield from _of_ticks(ax.yaxis, ax.get_ylabel())


def _of_ticks(axis, name: str) -> Iterator[str]:
    format = axis.get_major_formatter()
    named = isinstance(axis.get_major_locator(), FixedLocator) and not isinstance(format, Labels)
    if named or isinstance(format, (NullFormatter, StrCategoryFormatter)):
        return  # words, given one by one
    low, high = sorted(axis.get_view_interval())
    labels = [
        (tick.get_loc(), tick.label1.get_text())
        for tick in axis.get_major_ticks()
        if low <= tick.get_loc() <= high
    ]
    for value, label in labels:
        if abs(_value(label) - value) > 1e-9 * max(1, abs(value)):
            yield f"the tick {label!r} stands at {value}"
        if COUNTS.search(name) and "%" not in label and abs(value - round(value)) > 1e-9:
            yield f"{name!r} has a tick at {value}"
        if "%" in label and not re.fullmatch(r"-?[\d,.]+%", label):
            yield f"a foreign percent sign: {label!r}"
    if len({label for _, label in labels}) < len(labels):
        yield f"two ticks alike: {[label for _, label in labels]}"


def _value(label: str) -> float:
    figure = float(label.replace(",", "").replace("−", "-").rstrip("% "))
    return figure / 100 if "%" in label else figure
