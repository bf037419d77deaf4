"""Who moves between bands, as ribbons from then to now."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.course.segmentation.moving.methods import BANDS, GONE, crossed, risen
from casekit.drawing.colours import AMBER, BLUE, GREEN, GREY, RED
from casekit.drawing.figures import figure, finding, legend
from casekit.mart.names import LARGE_BILL, MID_HIGH
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.segmentation.moving")

_COLOURS = {"up": GREEN, "stays": GREY, "down": AMBER, GONE: RED}
_GAP = 0.12
"""Between nodes, as a share of all that is drawn."""
_LEFT, _RIGHT = 0.0, 1.0


def flow(counts: pd.DataFrame, guess: float | None = None, border: float = MID_HIGH):
    """Return a chart of who moved between bands; the mass that stayed is not drawn.

    Args:
        counts: from `methods.moved`.
        guess: the share of the mass that the reader took to have risen.
        border: yuan at which mid begins.
    """
    t = "charts.flow"
    drawn = counts.copy()
    drawn.loc["mass", "mass"] = 0
    fig, ax = figure(height=4.4)
    total = max(int(drawn.to_numpy().sum()), 1)
    starts = _nodes(ax, drawn.sum(axis=1), _LEFT, total, mass="moved")
    ends = _nodes(ax, drawn.sum(), _RIGHT, total)
    for source in BANDS:
        for to in drawn.columns:
            many = int(drawn.loc[source, to])
            if many:
                _ribbon(ax, starts[source], ends[to], many / total, _COLOURS[_way(source, to)])
                starts[source] -= many / total
                ends[to] -= many / total
    for way, colour in _COLOURS.items():
        ax.fill_between([], [], [], color=colour, alpha=0.55, label=texts(f"ways.{way}"))
    ax.set_xlim(-0.36, 1.36)
    ax.set_xticks([])
    ax.set_yticks([])
    ax.spines[:].set_visible(False)
    ax.set_xlabel(texts(f"{t}.x", mid=border, high=LARGE_BILL))
    legend(ax)
    up, fell = crossed(counts)
    variant = "fewer_up" if up < fell else "more_up"
    title = texts(f"{t}.{variant}", up=up, fell=fell, risen=percent(risen(counts), 1))
    if guess is not None:
        title = texts(f"{t}.guessed", title=title, guess=percent(guess, 1))
    finding(fig, title, texts(f"{t}.todo", stayed=int(counts.loc["mass", "mass"])))
    return fig


def _way(source: str, to: str) -> str:
    if to == GONE or source == to:
        return GONE if to == GONE else "stays"
    return "up" if BANDS.index(to) < BANDS.index(source) else "down"


def _nodes(ax, sizes: pd.Series, x: float, total: int, mass: str = "mass") -> dict[str, float]:
    """Draw the nodes of one side, the first on top; returns where each begins, from above.

    `mass` is what the mass is called there.
    """
    tops, y = {}, 0.0
    for name, size in sizes.items():
        tops[name] = y
        height = size / total
        ax.plot([x, x], [y, y - height], color=BLUE, linewidth=5, solid_capstyle="butt")
        said = texts(
            "charts.flow.node",
            name=texts(f"bands.{mass if name == 'mass' else name}"),
            customers=int(size),
        )
        ax.text(
            x + (-0.02 if x == _LEFT else 0.02), y - height / 2, said,
            ha="right" if x == _LEFT else "left", va="center", fontsize=9,
        )  # fmt: skip
        y -= height + _GAP
    return tops


def _ribbon(ax, left: float, right: float, width: float, colour: str) -> None:
    """Draw a ribbon of a width from the top edge `left` to the top edge `right`."""
    x = np.linspace(_LEFT, _RIGHT, 30)
    edge = left + (right - left) * (3 * x**2 - 2 * x**3)
    ax.fill_between(x, edge - width, edge, color=colour, alpha=0.55, linewidth=0)
