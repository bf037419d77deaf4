"""Curves of lives: by way of counting, and with a lever against without."""

from __future__ import annotations

import pandas as pd

from casekit.course.lifecycle.lifetimes.methods import FEWEST, YEARS_3, Split, share
from casekit.drawing.axes import counted, in_percent
from casekit.drawing.colours import AMBER, BLUE, GREEN, GREY, RED
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_point
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.lifecycle.lifetimes")

_WAYS = {"right": GREEN, "entry_ignored": GREY, "leavers_only": AMBER, "stayers": RED}
_TOOK = {True: BLUE, False: RED}
_LONGEST = 60


def four_ways(curves: dict[str, pd.DataFrame], guess: float | None = None):
    """Return a chart of the share still here by months, counted in four ways.

    Args:
        curves: from `methods.curves`.
        guess: the share that the reader took to be still here after three years.
    """
    t = "charts.four_ways"
    fig, ax = _axes(t, _LONGEST)
    for name, drawn in curves.items():
        _line(ax, drawn, _LONGEST, _WAYS[name], texts(f"ways.{name}"), wide=name == "right")
    ax.axvline(YEARS_3, color=GREY, linestyle="--", linewidth=1)
    if guess is not None:
        on_point(ax, YEARS_3, guess, percent(guess))
    legend(ax)
    slots = {name: share(drawn, YEARS_3) for name, drawn in curves.items()}
    finding(fig, texts(f"{t}.title", **slots), texts(f"{t}.todo"))
    return fig


def one_way(drawn: pd.DataFrame, horizon: int, title: str, todo: str):
    """Return a chart of the share still here by months, with its interval.

    Args:
        drawn: from `methods.curve`.
        horizon: months shown.
        title, todo: what to say of it.
    """
    fig, ax = _axes("charts.four_ways", horizon)
    _line(ax, drawn, horizon, BLUE, texts("charts.one_way.curve"), band=True)
    legend(ax)
    finding(fig, title, todo)
    return fig


def with_and_without(shown: Split):
    """Return a chart of the share still here after a landmark, with a lever and without."""
    t = "charts.with_and_without"
    fig, ax = _axes(t, shown.months)
    lever = texts(f"levers.{shown.lever}")
    for took, drawn in shown.curves.items():
        name = texts(f"{t}.{'took' if took else 'others'}", lever=lever, lines=shown.lines[took])
        _line(ax, drawn, shown.months, _TOOK[took], name, band=True)
    legend(ax)
    finding(fig, *(texts(f"{t}.{one}", **slots_of(shown)) for one in states_of(shown)))
    return fig


def states_of(shown: Split) -> tuple[str, str]:
    """Return the keys of what to say of a split and of what to do about it."""
    if min(shown.lines.values()) < FEWEST:
        return "few", "few_todo"
    when = "raw" if shown.landmark == 0 else "fair"
    return f"{when}_{'fewer' if shown.gap >= 0 else 'more'}", f"{when}_todo"


def slots_of(shown: Split) -> dict:
    """Return what texts name of a split."""
    return {
        "lever": texts(f"levers.{shown.lever}"), "landmark": shown.landmark, "months": shown.months,
        "took": shown.left(True), "others": shown.left(False), "gap": abs(100 * shown.gap),
        "lines": shown.lines[True], "fewest": FEWEST,
    }  # fmt: skip


def _axes(t: str, horizon: int):
    fig, ax = figure(height=4.0)
    ax.set_xlim(0, horizon)
    ax.set_ylim(0, 1.02)
    in_percent(ax.yaxis)
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts("charts.y"))
    return fig, ax


def _line(ax, drawn: pd.DataFrame, horizon: int, colour: str, name: str, *, wide=False, band=False):
    """Draw a curve as steps from the beginning, as far as it is shown."""
    rows = drawn[drawn["months"] <= horizon]
    months = [0, *rows["months"]]
    ax.step(months, [1, *rows["survival"]], where="post", color=colour, label=name,
            linewidth=2.6 if wide else 1.8)  # fmt: skip
    if band:
        low, high = [1, *rows["low"]], [1, *rows["high"]]
        ax.fill_between(months, low, high, step="post", color=colour, alpha=0.15, linewidth=0)
