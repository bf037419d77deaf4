"""Drawings of the acting panels: profit, zones, the month to call. They mark what the reader chose."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.course.churn_warning.cut_off import Economics, best_row
from casekit.course.churn_warning.labels import name, texts, when
from casekit.course.churn_warning.timeline import best_month, keeps
from casekit.course.churn_warning.zones import Cuts
from casekit.drawing.axes import counted, in_percent
from casekit.drawing.colours import AMBER, BLUE, GREEN, GREY, RED, SKY, ZONES
from casekit.drawing.figures import PAPER, figure, finding, legend
from casekit.drawing.margins import placed


def profit_line(curve: pd.DataFrame, economics: Economics, cut_off: float):
    """Return the profit of a list by its cut-off, the best and the chosen one marked.

    Args:
        curve: from `cut_off.profit_curve`.
        economics: that the curve was made with.
        cut_off: the reader's choice, 0 to 1.
    """
    t = "drawings.profit_line"
    best = best_row(curve)
    shown = curve[curve["called"] > 0]
    shown = curve.iloc[: len(shown) + 1]
    chosen = float(np.interp(cut_off, curve["cut_off"], curve["profit"]))
    fig, ax = figure(height=3.8)
    ax.axhline(0, color=GREY, linewidth=1)
    ax.plot(shown["cut_off"], shown["profit"], color=BLUE)
    ax.plot([best["cut_off"]], [best["profit"]], "o", color=GREEN, label=texts(f"{t}.best"))
    ax.plot([cut_off], [chosen], "D", color=RED, label=texts(f"{t}.chosen"))
    formula = economics.best_cut_off
    ax.axvline(formula, color=AMBER, linestyle="--", label=texts(f"{t}.formula"))
    in_percent(ax.xaxis)
    ax.set_xlim(-0.01, max(0.3, min(1.0, 2.5 * formula, shown["cut_off"].max()), cut_off + 0.05))
    low, high = min(chosen, 0, best["profit"]), max(best["profit"], chosen, 1)
    ax.set_ylim(low - 0.25 * (high - low) - 1, high + 0.15 * (high - low) + 1)
    counted(ax.yaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    legend(ax)
    if best["profit"] <= 0:
        finding(fig, texts(f"{t}.never"), texts(f"{t}.never_todo"))
        return placed(fig, 0.95)
    said = texts(
        f"{t}.title",
        cut_off=best["cut_off"],
        called=int(best["called"]),
        profit=best["profit"],
    )
    gap = best["profit"] - chosen
    variant = "todo" if gap >= 0.5 else "best_todo"
    finding(fig, said, texts(f"{t}.{variant}", cut_off=cut_off, gap=gap))
    return placed(fig, 0.95)


def zone_map(counts: np.ndarray, scores: np.ndarray, values: np.ndarray, cuts: Cuts, summary):
    """Return the map of customers, score × monthly bill, with the zones as coloured fields.

    Args:
        counts: customers in each field, len(values) − 1 rows × len(scores) − 1 columns.
        scores, values: edges of the fields (scores above 0).
        cuts: borders of the zones.
        summary: from `zones.summary`.
    """
    t = "drawings.zone_map"
    fig, ax = figure(height=4.2)
    (left, right), (low, high) = (scores[0], scores[-1]), (values[0], values[-1])
    watch, alarm = np.clip([cuts.watch, cuts.alarm], left, right)
    worth = float(np.clip(cuts.value, low, high))
    fields = {
        "green": (left, watch, low, high),
        "blue": (watch, right, low, worth),
        "yellow": (watch, alarm, worth, high),
        "red": (alarm, right, worth, high),
    }
    for zone, (x0, x1, y0, y1) in fields.items():
        ax.fill_between([x0, x1], y0, y1, color=ZONES[zone], alpha=0.35, linewidth=0)
        if x1 > 1.3 * x0 and y1 > y0 + 0.1 * (high - low):
            label = f"{name('zones', zone)}\n{int(summary.loc[zone, 'customers']):,}"
            at = (np.sqrt(x0 * x1), (y0 + y1) / 2)
            plate = {"boxstyle": "round", "color": "white", "alpha": 0.75}
            ax.text(*at, label, ha="center", va="center", fontsize=11, bbox=plate, zorder=4)
    row, column = np.nonzero(counts)
    sizes = 2 + 60 * np.sqrt(counts[row, column] / counts.max())
    middle = np.sqrt(scores[:-1] * scores[1:]), (values[:-1] + values[1:]) / 2
    ax.scatter(middle[0][column], middle[1][row], sizes, color="#374151", alpha=0.35, linewidths=0)
    ax.set_xscale("log")
    ax.set_xlim(left, right)
    ax.set_ylim(low, high)
    in_percent(ax.xaxis)
    ax.minorticks_off()  # two dozen ticks that take longer to draw than the rest
    ax.set_xticks([at for at in (0.01, 0.03, 0.1, 0.3, 1.0) if left <= at <= right])
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    red = summary.loc["red"]
    if not red["customers"]:
        finding(fig, texts(f"{t}.none"), texts(f"{t}.none_todo"))
        return placed(fig, 0.8)
    stake = float(red["value_at_stake"] / max(summary["value_at_stake"].sum(), 1e-9))
    said = texts(f"{t}.title", customers=int(red["customers"]), share=red["share"], stake=stake)
    first = summary["stake_per_customer"].idxmax()
    finding(
        fig, said,
        texts(f"{t}.todo", zone=name("zones", first), each=summary.loc[first, "stake_per_customer"]),
    )  # fmt: skip
    return placed(fig, 0.8)


def call_plan_bars(plan: pd.DataFrame, peak: int):
    """Return what a thousand calls save, by the month of the call.

    Args:
        plan: from `timeline.call_plan`.
        peak: month in which most leave, where the naive plan would call.
    """
    t = "drawings.call_plan_bars"
    best = best_month(plan)
    fig, ax = figure(height=3.6)
    colours = [GREEN if month == best else SKY for month in plan.index]
    bars = ax.bar(plan.index, plan["saved_per_1000"], color=colours, edgecolor="w")
    ax.bar_label(bars, fmt="%.0f", fontsize=9, padding=2, bbox=PAPER)
    ax.set_xticks(plan.index)
    ax.grid(visible=False, axis="x")
    ax.set_ylim(0, 1.12 * max(1.0, float(plan["saved_per_1000"].max())))
    counted(ax.yaxis)
    ax.axvline(peak, color=RED, linestyle="--", linewidth=1.2, label=texts(f"{t}.peak"))
    ax.axvline(0, color=GREY, linestyle=":", linewidth=1.2, label=texts(f"{t}.end"))
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    legend(ax)
    finding(fig, *_plan_words(plan, best, peak))
    return placed(fig, 0.75)


def _plan_words(plan: pd.DataFrame, best: int, peak: int) -> tuple[str, str]:
    """Return title and advice: which month keeps most, unless none keeps anybody."""
    t = "drawings.call_plan_bars"
    if not keeps(plan):
        return texts(f"{t}.none"), texts(f"{t}.none_todo")
    # The plan may end before the peak: then nothing is known of a call in that month.
    variant = "alone" if peak == best or peak not in plan.index else "both"
    row = plan.loc[best]
    said = texts(
        f"{t}.title.{variant}", when=when(best), saved=row["saved_per_1000"],
        late=float(plan["saved_per_1000"].get(peak, float("nan"))),
    )  # fmt: skip
    todo = "decided" if row["too_late"] >= 0.5 else "open"
    return said, texts(f"{t}.todo.{todo}", lost=float(row["too_late"]))
