"""What a customer more costs, what a list brings step by step, and what lines are worth by source."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.course.segmentation.worth.methods import Door
from casekit.drawing.axes import counted, in_percent
from casekit.drawing.bars import bars_across
from casekit.drawing.colours import AMBER, BLUE, GREEN, GREY, INK, RED, SKY
from casekit.drawing.figures import PAPER, figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.text import Catalogue, decimal

texts = Catalogue("casekit.course.segmentation.worth")

SOURCES = {"own": GREEN, "home": SKY, "friends": AMBER}
"""Of a line's worth, by colour."""
_KEEPING = ("everybody", "riskiest", "desk")
LOWEST = -1.0
"""Where the axis of what comes back ends: what lies lower loses, and how much is no matter."""


def cost_bars(doors: dict[str, Door], guess: float | None = None):
    """Return a chart of what one customer more costs, by the way he is kept or won.

    Args:
        doors: from `debrief.doors`.
        guess: the yuan that the reader took a save by calls to everybody to cost.
    """
    t = "charts.cost_bars"
    cost = {name: one.cost for name, one in doors.items()}
    fig, ax = figure(height=3.4)
    bars_across(
        ax, [texts(f"doors.{name}") for name in cost], list(cost.values()),
        [decimal(yuan) for yuan in cost.values()],
        [RED if name in _KEEPING else BLUE for name in cost],
    )  # fmt: skip
    for yuan in ax.texts:
        yuan.set_bbox(PAPER)
    if guess is not None:
        on_value(ax, guess, decimal(guess))
        legend(ax)
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    dearer = cost["everybody"] > cost["won"]
    times = max(cost["everybody"], cost["won"]) / min(cost["everybody"], cost["won"])
    slots = {"kept": cost["everybody"], "won": cost["won"], "times": times, "desk": cost["desk"]}
    finding(fig, texts(f"{t}.{'dearer' if dearer else 'cheaper'}", **slots), texts(f"{t}.todo"))
    return fig


def down_the_list(back: pd.DataFrame, depth: float, won: float, whose: str):
    """Return a chart of what a yuan brings back down a list: the next step's against the average's.

    Args:
        back: from `debrief.returns`.
        depth: share of all to which the reader calls, a row of `back`.
        won: yuan brought back by a yuan spent on winning.
        whose: name of the list, as under `lists` in the texts.
    """
    t = "charts.down_the_list"
    fig, ax = figure(height=3.7)
    edges = np.concatenate([[0.0], back.index])
    following = back["following"].clip(lower=LOWEST)
    ax.stairs(following, edges, color=BLUE, linewidth=2, baseline=None, label=texts(f"{t}.next"))
    ax.plot(back.index, back["average"], color=GREY, linestyle="--", label=texts(f"{t}.average"))
    ax.axhline(won, color=AMBER, linewidth=1.4, label=texts(f"{t}.won"))
    ax.axhline(1, color=INK, linewidth=1, label=texts(f"{t}.even"))
    ax.scatter([depth], [following[depth]], color=RED, s=60, zorder=3)
    ax.set_ylim(LOWEST, 1.15 * max(float(following.max()), won, 1.0))
    in_percent(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    legend(ax)
    variant = state_at(back, depth)
    slots = {
        "depth": depth, "now": f"{back.loc[depth, 'following']:.1f}",
        "average": f"{back.loc[depth, 'average']:.1f}", "whose": texts(f"lists.{whose}"),
    }  # fmt: skip
    todo = f"{variant}_todo" if best_depth(back) else "none"
    finding(fig, texts(f"{t}.{variant}", **slots), texts(f"{t}.{todo}"))
    return fig


def state_at(back: pd.DataFrame, depth: float) -> str:
    """Return how a list stands at a depth: "loses" (as a whole, whatever its last step brings), "pays"
    (its last step, too) or "hidden" (only the average does)."""
    following, average = back.loc[depth, ["following", "average"]]
    return "loses" if average < 1 else "pays" if following >= 1 else "hidden"


def best_depth(back: pd.DataFrame) -> float:
    """Return the share of all to which a list earns most; 0 where it earns nothing."""
    return float(back["net"].idxmax()) if back["net"].max() > 0 else 0.0


def worth_bars(worth: pd.DataFrame, bill: pd.Series):
    """Return a chart of what lines are worth by source.

    Args:
        worth: from `methods.sources`, index kind.
        bill: yuan a month of each, same index.
    """
    t = "charts.worth_bars"
    fig, ax = figure(height=3.4)
    rows = range(len(worth))
    start = np.zeros(len(worth))
    for source, colour in SOURCES.items():
        part = worth[source].clip(lower=0).to_numpy()
        ax.barh(rows, part, left=start, color=colour, height=0.66, label=texts(f"sources.{source}"))
        start += part
    ax.set_yticks(
        rows, [texts(f"{t}.row", kind=texts(f"kinds.{k}"), bill=bill[k]) for k in worth.index]
    )
    ax.invert_yaxis()
    ax.grid(visible=False, axis="y")
    for row, end, total in zip(rows, start, worth["worth"], strict=True):
        ax.annotate(
            decimal(total), (end, row), xytext=(4, 0), textcoords="offset points", va="center"
        )
    ax.set_xlim(0, 1.16 * max(float(start.max()), 1.0))
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    legend(ax)
    small = worth["worth"].drop("highest").idxmax()
    over = worth.loc[small, "worth"] >= worth.loc["highest", "worth"]
    slots = {
        "bill": bill[small], "worth": worth.loc[small, "worth"], "high": bill["highest"],
        "own": worth.loc[small, "own"] / worth.loc[small, "worth"], "most": worth.loc["highest", "worth"],
    }  # fmt: skip
    finding(fig, texts(f"{t}.{'over' if over else 'below'}", **slots), texts(f"{t}.todo"))
    return fig
