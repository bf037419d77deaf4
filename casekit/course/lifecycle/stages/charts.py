"""The base by stage as told in three ways, and where each stage's lines are a year later."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.course.lifecycle.stages.methods import DECLINING, LEAVING, MATURE, STAGES
from casekit.drawing.axes import in_percent
from casekit.drawing.colours import AMBER, BLUE, GREEN, GREY, RED, SKY
from casekit.drawing.figures import PAPER, figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.lifecycle.stages")

_WAYS = {"tenure": GREY, "use": BLUE, "truth": GREEN}
_STAGES = dict(zip(STAGES, (SKY, GREEN, BLUE, AMBER, RED), strict=True))
_WIDE = 0.27
_LEGIBLE = 0.06
"""A part of a bar smaller than this has no room for its figure."""


def stage_map(told: dict[str, pd.Series], guess: float | None = None):
    """Return a chart of the share of lines by stage, told in three ways.

    Args:
        told: shares by stage, the keys of `_WAYS`.
        guess: the share that the reader took to be declining.
    """
    t = "charts.stage_map"
    fig, ax = figure(height=4.2)
    rows = np.arange(len(STAGES))
    for place, (way, colour) in enumerate(_WAYS.items()):
        at, values = rows + (place - 1) * _WIDE, told[way].to_numpy()
        ax.barh(at, values, color=colour, height=_WIDE, label=texts(f"ways.{way}"))
        for row, value in zip(at, values, strict=True):
            ax.annotate(
                percent(value), (value, row), xytext=(4, 0), textcoords="offset points",
                va="center", fontsize=9, bbox=PAPER,
            )  # fmt: skip
    ax.set_yticks(rows, [texts(f"stages.{one}") for one in STAGES])
    ax.invert_yaxis()
    ax.grid(visible=False, axis="y")
    ax.set_xlim(0, 1.1 * max(one.max() for one in told.values()))
    in_percent(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    if guess is not None:
        on_value(ax, guess, percent(guess))
    legend(ax)
    slots = {way: one[DECLINING] for way, one in told.items()}
    finding(fig, texts(f"{t}.title", **slots), texts(f"{t}.todo"))
    return fig


def flow_bars(flow: pd.DataFrame, lines: int):
    """Return a chart of where the lines of each stage are a year later.

    Args:
        flow: from `methods.flow`.
        lines: declining at the beginning.
    """
    t = "charts.flow_bars"
    fig, ax = figure(height=3.8)
    rows, left = np.arange(len(STAGES)), np.zeros(len(STAGES))
    for stage, colour in _STAGES.items():
        part = flow[stage].to_numpy()
        ax.barh(rows, part, left=left, color=colour, height=0.66, label=texts(f"stages.{stage}"))
        for row, start, width in zip(rows, left, part, strict=True):
            if width >= _LEGIBLE:
                ax.text(start + width / 2, row, percent(width), ha="center", va="center",
                        fontsize=9, bbox=PAPER)  # fmt: skip
        left = left + part
    ax.set_yticks(rows, [texts(f"stages.{one}") for one in STAGES])
    ax.invert_yaxis()
    ax.grid(visible=False, axis="y")
    ax.set_xlim(0, 1)
    in_percent(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    legend(ax)
    if lines == 0:
        finding(fig, texts(f"{t}.none"), texts(f"{t}.none_todo"))
        return fig
    back, gone = flow.loc[DECLINING, MATURE], flow.loc[DECLINING, LEAVING]
    slots = {"lines": lines, "back": back, "gone": gone, "still": flow.loc[DECLINING, DECLINING]}
    finding(fig, texts(f"{t}.title", **slots), texts(f"{t}.todo"))
    return fig
