"""A chart: made outside pyplot, its legend clear of the data, the finding as its title.

Nothing is left open, however often a panel redraws it::

    fig, ax = figure()
    sns.lineplot(hazard, x="tenure", y="rate", ax=ax)
    finding(fig, "Contract end doubles the risk", "Call in the month before it")
"""

from functools import lru_cache

import numpy as np

from casekit.drawing.axes import STEPS, numbered
from casekit.drawing.theme import DOTS, FOOT, LATIN, TITLE
from casekit.drawing.wrapping import columns_of, wrap

PAPER = {"facecolor": "white", "edgecolor": "none", "pad": 0.8}
"""Behind a figure that a line may run through."""
_WIDE = "“”‘’…—→÷×"  # as wide as a Chinese sign in a font that has them


def figure(rows: int = 1, columns: int = 1, *, width: float = 7.2, height: float = 3.8, **grid):
    """Return (figure, axes) as pyplot.subplots does, outside pyplot: nothing stays open.

    Args:
        rows, columns: of axes.
        width, height: in inches of 80 points on the page.
        grid: further arguments of `Figure.subplots`, e.g. `sharey=True`.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    made = Figure(figsize=(width, height), dpi=DOTS)
    FigureCanvasAgg(made)
    axes = made.subplots(rows, columns, **grid)
    for ax in made.axes:
        ax.locator_params(nbins=STEPS)
        numbered(ax.xaxis)
        numbered(ax.yaxis)
    return made, axes


def legend(ax, marks: float = 1.0) -> None:
    """Put the legend above the chart, clear of all data, in as few lines as fit.

    Args:
        marks: how much larger than in the chart its marks are.
    """
    handles, names = ax.get_legend_handles_labels()
    columns = -(-len(names) // legend_lines(ax))
    ax.legend(
        handles, names, loc="lower left", bbox_to_anchor=(0, 1.0), ncols=columns,
        borderaxespad=0.2, columnspacing=1.4, markerscale=marks,
    )  # fmt: skip


def legend_lines(ax) -> int:
    """Return how many lines the legend takes, 0 if nothing in the chart has a name."""
    names = ax.get_legend_handles_labels()[1]
    room = _columns_in(ax.figure.get_size_inches()[0] * 0.86, FOOT)
    wide = "" if _latin() else _WIDE
    for lines in range(1, len(names) + 1):
        # As matplotlib fills it: down the first column, then the next.
        columns = np.array_split(names, -(-len(names) // lines))
        if sum(max(columns_of(str(n), wide) for n in each) + 6 for each in columns) <= room:
            return lines
    return len(names)


def finding(fig, title: str, todo: str = "") -> None:
    """Set the finding as a figure's title and, under the chart, what to do about it.

    Lines are broken to the figure's width. Margins are measured, so labels are never cut off.
    """
    width, height = fig.get_size_inches()
    wide = "" if _latin() else _WIDE
    head = wrap(title, _columns_in(width, TITLE), wide)
    foot = wrap(f"→ {todo}", _columns_in(width, FOOT), wide) if todo else ""
    fig.set_label(f"{title}\n→ {todo}" if todo else title)
    fig.text(0.01, 0.99, head, ha="left", va="top", fontsize=TITLE, linespacing=1.35)
    if foot:
        low = min(0.012, 0.06 / height)  # of a tall figure a share of the height is too much
        fig.text(0.01, low, foot, ha="left", va="bottom", fontsize=FOOT, color="#4B5563")
    top = 1 - (0.12 + 0.24 * (head.count("\n") + 1)) / height
    bottom = (0.08 + 0.2 * (foot.count("\n") + 1)) / height if foot else 0.0
    # An engine works when the figure is drawn, at the resolution of the drawing: quicker than now.
    rect = (0.01, bottom, 0.985, top)
    if len(fig.axes) == 1:
        fig.set_layout_engine(_margins()(rect))
    else:
        fig.set_layout_engine("tight", rect=rect)


@lru_cache(maxsize=1)
def _margins():
    """Return a layout engine for a single chart: matplotlib's own measure everything twice."""
    from matplotlib.layout_engine import LayoutEngine

    class Margins(LayoutEngine):
        _adjust_compatible, _colorbar_gridspec = True, True

        def __init__(self, rect):
            super().__init__()
            self._rect = rect

        def set(self, **_):
            """Nothing can be set: the rectangle is given once."""

        def execute(self, fig):
            """Put the axes so that its labels just fit into the rectangle."""
            ax, (left, bottom, right, top) = fig.axes[0], self._rect
            whole, inner = ax.get_tightbbox(for_layout_only=True), ax.get_window_extent()
            wide, high = fig.bbox.width, fig.bbox.height
            fig.subplots_adjust(
                left=left + (inner.x0 - whole.x0) / wide,
                bottom=bottom + (inner.y0 - whole.y0) / high,
                right=right - (whole.x1 - inner.x1) / wide,
                top=top - (whole.y1 - inner.y1) / high,
            )

    return Margins


def _columns_in(inches: float, points: float) -> float:
    """Return how many half-width signs of a size fit; DejaVu's digits are wider than half."""
    return inches * 72 / points * 2 * (0.88 if _latin() else 0.92)


def _latin() -> bool:
    import matplotlib as mpl

    return mpl.rcParams["font.family"][0] == LATIN
