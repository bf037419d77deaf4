"""Names that lists have in common, what a list holds, the rings of one circle, and how well one is drawn."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.graph import RINGS, placed
from casekit.drawing.axes import counted
from casekit.drawing.bars import bars_across, shares_across
from casekit.drawing.colours import AMBER, BLUE, GREEN, GREY, INK, MEASURES, RED, SKY
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.text import Catalogue, decimal, percent

texts = Catalogue("casekit.course.segmentation.followers")

_OF_KIND = {"kin": RED, "work": BLUE, "friend": GREEN, "passing": GREY, "unknown": SKY}
_OF_SHARE = {**MEASURES, "both": RED}


def overlap_bars(common: pd.Series, seats: int, guess: float | None = None):
    """Return a chart of the names that lists by single flags have in common.

    Args:
        common: names by pair of flags, all three and by lot; from `tables.common`.
        seats: on each list.
        guess: the names in common by bill and circle that the reader took.
    """
    t = "charts.overlap_bars"
    fig, ax = figure(height=3.0)
    bars_across(
        ax, [texts(f"common.{name}") for name in common.index], common.to_list(),
        [decimal(names) for names in common],
        [RED if name == "bill_circle" else GREY if name == "lot" else BLUE for name in common.index],
    )  # fmt: skip
    counted(ax.xaxis)
    if guess is not None:
        on_value(ax, guess, decimal(guess))
        legend(ax)
    ax.set_xlabel(texts(f"{t}.x", seats=seats))
    finding(fig, texts(f"{t}.title", seats=seats, names=common["bill_circle"]), texts(f"{t}.todo"))
    return fig


def held_bars(held: pd.Series, how: str):
    """Return a chart of what one list holds of what the best could, beside drawing lots.

    Args:
        held: share by list, `how` and lot.
        how: the list that the reader made.
    """
    t = "charts.held_bars"
    colours = [GREY if name == "lot" else RED for name in held.index]
    names = [texts(f"hows.{name}") for name in held.index]
    fig, ax = shares_across(names, held.to_list(), colours, texts(f"{t}.x"), decimals=1, height=1.9)
    ax.set_xlim(0, 1.1)
    finding(fig, texts(f"{t}.title", how=texts(f"hows.{how}"), held=held[how]), texts(f"{t}.todo"))
    return fig


def ring_picture(circle: pd.DataFrame, ties: int, revealed: bool):
    """Return a picture of one circle: a ring a circle, whoever asks in the middle.

    Args:
        circle: a row a tie; ring and kind (true; drawn only where `revealed`).
        ties: of the whole circle; more than are drawn where it is large.
        revealed: whether colours tell the true kinds.
    """
    t = "charts.ring_picture"
    fig, ax = figure(height=4.6)
    at = placed(circle["ring"])
    for place, ring in enumerate(RINGS, start=1):
        ax.add_patch(_round(place))
        ax.annotate(
            texts(f"rings.{ring}"), (0, -place), ha="center", va="center", fontsize=9, color=INK,
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
        )  # fmt: skip
    kind = circle["kind"] if revealed else pd.Series("unknown", circle.index)
    for name, colour in _OF_KIND.items():
        those = at[kind == name]
        if len(those):
            ax.scatter(
                those["x"], those["y"], s=70, color=colour, zorder=3, label=texts(f"kinds.{name}")
            )
    ax.scatter([0], [0], s=150, color=AMBER, zorder=3, label=texts("kinds.ego"))
    ax.set_xlim(-6, 6)
    ax.set_ylim(-3.4, 3.4)
    ax.set_aspect("equal")
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_xticks([])
    ax.set_yticks([])
    ax.grid(visible=False)
    ax.spines[:].set_visible(False)
    legend(ax)
    many = {ring: int((circle["ring"] == ring).sum()) for ring in RINGS}
    passing = int(((circle["kind"] == "passing") & (circle["ring"] != "reserve")).sum())
    title = texts(
        f"{t}.{'revealed' if revealed else 'title'}",
        passing=passing,
        ties=ties,
        drawn=len(circle),
        **many,
    )
    finding(fig, title, texts(f"{t}.todo"))
    return fig


def _round(radius: float):
    from matplotlib.patches import Circle

    return Circle((0, 0), radius, fill=False, color="#D1D5DB", linewidth=1.2)


def circle_bars(shares: pd.Series, mark: float | None = None):
    """Return a chart of how well a circle is drawn.

    Args:
        shares: precision, recall and both, from `debrief.drawn`.
        mark: the figure for both from which it passes.
    """
    t = "charts.circle_bars"
    passing = None if mark is None else (mark, texts(f"{t}.mark", mark=percent(mark, 1)))
    fig, ax = shares_across(
        [texts(f"shares.{name}") for name in shares.index], shares.to_list(),
        [_OF_SHARE[name] for name in shares.index], texts(f"{t}.x"), decimals=1, height=2.6, mark=passing,
    )  # fmt: skip
    ax.set_xlim(0, 1.12)
    variant = "wide" if shares["precision"] < shares["recall"] else "narrow"
    slots = {name: percent(share, 1) for name, share in shares.items()}
    finding(fig, texts(f"{t}.title", **slots), texts(f"{t}.{variant}"))
    return fig
