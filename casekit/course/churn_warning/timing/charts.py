"""When customers leave, counted from the end of the contract, and when a call still helps."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.words import when
from casekit.course.churn_warning.timing.methods import best_month, keeps
from casekit.drawing.axes import counted, in_percent
from casekit.drawing.colours import BLUE, GREEN, GREY, INK, PURPLE, RED
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.drawing.margins import placed
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.timing")


def hazard_line(hazard: pd.DataFrame):
    """Return the chance of leaving in each month around the end of the contract.

    Args:
        hazard: from `timeline.hazard`.
    """
    fig, ax = figure()
    months = hazard.index.to_numpy()
    ax.fill_between(months, hazard["low"], hazard["high"], color=BLUE, alpha=0.15,
                    label=texts("charts.hazard_line.band"))  # fmt: skip
    ax.plot(months, hazard["hazard"], color=BLUE, marker="o")
    ax.axvline(0, color=GREY, linestyle="--")
    in_percent(ax.yaxis)
    ax.set_ylim(bottom=0)
    ax.set_xticks(months)
    ax.set_xlabel(texts("charts.hazard_line.x"))
    ax.set_ylabel(texts("charts.hazard_line.y"))
    legend(ax)
    peak = int(hazard["hazard"].idxmax())
    bound = hazard.loc[hazard.index < 0]
    usual = bound["leavers"].sum() / max(bound["at_risk"].sum(), 1)
    title = texts(
        "charts.hazard_line.title", peak=when(peak), rate=hazard.loc[peak, "hazard"],
        times=hazard.loc[peak, "hazard"] / usual if usual else float("nan"),
    )  # fmt: skip
    finding(fig, title, texts("charts.hazard_line.todo"))
    return fig


def plan_bars(plan: pd.DataFrame, peak: int, guess: int | None = None):
    """Return whom a call still reaches in time and how many it keeps, by the month of the call.

    Args:
        plan: from `methods.call_plan`.
        peak: month of the highest hazard, from the end of the contract.
        guess: month of the call that the reader took for the best.
    """
    fig, ax = _reached(plan, peak)
    for month in plan.index:
        _kept(ax, plan, month, PURPLE if month == guess else INK)
    ax.plot([], [], " ", label=texts("charts.plan_bars.kept"))
    if guess is not None:
        on_value(ax, guess, when(guess))
    legend(ax)
    best = best_month(plan)
    finding(fig, _plan_title(plan, best, peak), _plan_todo(plan, best))
    return placed(fig, 0.75)


def one_call(plan: pd.DataFrame, peak: int, month: int):
    """Return whom a call reaches in time and how many it keeps, one month marked.

    Args:
        plan, peak: as for `plan_bars`.
        month: month of the call.
    """
    fig, ax = _reached(plan, peak)
    known = month in plan.dropna().index
    if known:
        ax.bar(month, _leaving(plan)[month], fill=False, edgecolor=INK, linewidth=2)
    for each in plan.index:
        _kept(ax, plan, each, INK)
    ax.plot([], [], " ", label=texts("charts.plan_bars.kept"))
    legend(ax)
    saved = plan.loc[month, "saved_per_1000"] if known else None
    t = "charts.one_call"
    title = texts(f"{t}.title", at=when(month), saved=saved) if known else texts(f"{t}.unknown")
    finding(fig, title, texts(f"{t}.todo"))
    return placed(fig, 0.75)


def _leaving(plan: pd.DataFrame) -> pd.Series:
    return plan["in_time"] + plan["too_late"]


def _reached(plan: pd.DataFrame, peak: int):
    """Return figure and axes with those a call reaches in time or too late, by month of the call."""
    t = "charts.plan_bars"
    fig, ax = figure(height=4.0)
    months = plan.index.to_numpy()
    ax.bar(months, plan["in_time"], color=GREEN, label=texts(f"{t}.in_time"))
    ax.bar(months, plan["too_late"], bottom=plan["in_time"], color=RED, hatch="//",
           edgecolor="white", label=texts(f"{t}.too_late"))  # fmt: skip
    ax.axvline(peak, color=GREY, linestyle="--", linewidth=1.2, label=texts(f"{t}.peak"))
    ax.set_xticks(months)
    ax.set_xlim(months[0] - 0.7, max(months[-1], peak) + 0.7)
    ax.set_ylim(0, _leaving(plan).max() * 1.12)
    counted(ax.yaxis)
    ax.grid(visible=False, axis="x")
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    return fig, ax


def _kept(ax, plan: pd.DataFrame, month: int, colour: str) -> None:
    """Write above a month's bar how many of 1,000 a call in it keeps; nothing where that is unknown."""
    saved = plan.loc[month, "saved_per_1000"]
    if pd.isna(saved):
        return
    ax.annotate(
        f"{saved:.0f}", (month, _leaving(plan)[month]), xytext=(0, 3), ha="center", zorder=5,
        textcoords="offset points", color=colour, fontsize=10,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 1.5},
    )  # fmt: skip


def _plan_title(plan: pd.DataFrame, best: int, peak: int) -> str:
    t, saved = "charts.plan_bars.title", plan["saved_per_1000"]
    if not keeps(plan):
        return texts(f"{t}.none")
    # The plan may end before the peak: then nothing is known of a call in that month.
    if peak not in plan.index or peak == best:
        return texts(f"{t}.alone", best=when(best), saved=saved[best])
    row = plan.loc[peak]
    gone = row["too_late"] / (row["too_late"] + row["in_time"])
    variant = "both" if saved[peak] >= 0.5 else "late"
    return texts(
        f"{t}.{variant}", best=when(best), saved=saved[best], peak=when(peak), fewer=saved[peak],
        gone=gone,
    )  # fmt: skip


def _plan_todo(plan: pd.DataFrame, best: int) -> str:
    if not keeps(plan):
        return texts("charts.plan_bars.todo.none")
    lost = float(plan.loc[best, "too_late"])
    return texts("charts.plan_bars.todo.some", best=when(best), lost=lost)
