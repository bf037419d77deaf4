"""What a score is worth: curves, calibration, lift and money."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from casekit.course.churn_warning import cut_off, evaluation, labels
from casekit.course.churn_warning.charts.words import texts
from casekit.drawing.axes import counted, in_percent
from casekit.drawing.colours import BLUE, GREEN, GREY, MODELS, RED, SKY
from casekit.drawing.figures import PAPER, figure, finding, legend

HALF = 0.5
"""The cut-off at which software says "will leave" unless told otherwise."""


def two_curves(score: pd.Series, left: pd.Series, names: int = 200):
    """Return the ROC and the precision–recall curve of a score, with a list's place on both.

    Args:
        score: probability of leaving, one a customer.
        left: who left, same order.
        names: length of the list that is marked.
    """
    roc, curve = evaluation.roc(score, left), evaluation.precision_recall(score, left)
    gone = np.asarray(left, dtype=bool)
    listed = np.argsort(-np.asarray(score), kind="stable")[:names]
    caught = int(gone[listed].sum())
    recall, precision = caught / gone.sum(), caught / len(listed)
    false_rate = (len(listed) - caught) / (~gone).sum()
    fig, (one, two) = figure(1, 2, width=8.2, height=4.0)
    one.plot(roc["false_positive_rate"], roc["true_positive_rate"], color=BLUE)
    one.plot([0, 1], [0, 1], color=GREY, linestyle="--")
    two.plot(curve["recall"], curve["precision"], color=BLUE)
    two.axhline(gone.mean(), color=GREY, linestyle="--")
    # Beside the mark, on the side that the curve leaves free.
    for ax, x, y, name, side in (
        (one, false_rate, recall, "roc", "left"),
        (two, recall, precision, "pr", "right"),
    ):
        ax.scatter([x], [y], color=RED, zorder=3, s=55)
        ax.annotate(texts("two_curves.list", names=names), (x, y), color=RED, ha=side, va="top",
                    xytext=(9 if side == "left" else -9, -5), textcoords="offset points")  # fmt: skip
        in_percent(ax.xaxis)
        in_percent(ax.yaxis)
        ax.set_xlabel(texts(f"two_curves.{name}.x"))
        ax.set_ylabel(texts(f"two_curves.{name}.y"))
        ax.set_ylim(0, 1.03)
    title = texts(
        "two_curves.title", auc=evaluation.auc(score, left), names=len(listed),
        wrong=len(listed) - caught,
    )  # fmt: skip
    finding(fig, title, texts("two_curves.todo"))
    return fig


def calibration_lines(tables: Mapping[str, pd.DataFrame], errors: Mapping[str, float]):
    """Return what models said against what happened, in groups of equal size.

    Args:
        tables: kind of model → `evaluation.calibration_table`.
        errors: kind of model → mean calibration error.
    """
    fig, ax = figure(height=4.2)
    top = max(table[["predicted", "observed"]].to_numpy().max() for table in tables.values())
    ax.plot([0, top], [0, top], color=GREY, linestyle="--", label=texts("calibration_lines.exact"))
    for (kind, table), marker in zip(tables.items(), "osD^", strict=False):
        ax.plot(table["predicted"], table["observed"], color=MODELS[kind], marker=marker,
                label=labels.name("models", kind))  # fmt: skip
    in_percent(ax.xaxis)
    in_percent(ax.yaxis)
    ax.set_xlabel(texts("calibration_lines.x"))
    ax.set_ylabel(texts("calibration_lines.y"))
    legend(ax)
    worst, best = max(errors, key=errors.get), min(errors, key=errors.get)
    table = tables[worst]
    said = float(np.average(table["predicted"], weights=table["customers"]))
    seen = float(np.average(table["observed"], weights=table["customers"]))
    title = texts(
        "calibration_lines.title", worst=labels.name("models", worst), said=said, seen=seen,
        best=labels.name("models", best), error=100 * errors[best],
    )  # fmt: skip
    finding(fig, title, texts("calibration_lines.todo"))
    return fig


def lift_bars(table: pd.DataFrame):
    """Return how many leavers each tenth of the list holds, the riskiest tenth first.

    Args:
        table: from `evaluation.lift_table`.
    """
    fig, ax = figure()
    colors = [BLUE, *[SKY] * (len(table) - 1)]
    bars = ax.bar(table.index, table["captured"], color=colors, width=0.75)
    ax.axhline(1 / len(table), color=GREY, linestyle="--")
    shown = [labels.written(share, "0%") for share in table["captured"]]
    ax.bar_label(bars, shown, fontsize=10, padding=3, bbox=PAPER)
    in_percent(ax.yaxis)
    ax.set_xticks(table.index)
    ax.set_ylim(0, table["captured"].max() * 1.15 or 1)
    ax.grid(visible=False, axis="x")
    ax.set_xlabel(texts("lift_bars.x"))
    ax.set_ylabel(texts("lift_bars.y"))
    first = table.iloc[0]
    title = texts(
        "lift_bars.title",
        captured=first["captured"],
        lift=first["lift"],
        second=table.iloc[1]["lift"],
    )
    finding(fig, title, texts("lift_bars.todo"))
    return fig


def profit_line(curve: pd.DataFrame, economics: cut_off.Economics):
    """Return the expected profit of calling from a cut-off up, with three cut-offs marked.

    Args:
        curve: from `cut_off.profit_curve`.
        economics: that the curve was made with.
    """
    at = {"everybody": 0.0, "break_even": economics.best_cut_off, "half": HALF}
    marked = {key: curve.loc[(curve["cut_off"] - cut).abs().idxmin()] for key, cut in at.items()}
    fig, ax = figure(height=4.0)
    ax.plot(curve["cut_off"], curve["profit"], color=BLUE)
    ax.axhline(0, color=GREY, linewidth=1)
    for key, color, marker in (("break_even", GREEN, "o"), ("half", RED, "s")):
        row = marked[key]
        ax.scatter([row["cut_off"]], [row["profit"]], color=color, s=60, zorder=3, marker=marker,
                   label=texts(f"profit_line.{key}", cut=at[key]))  # fmt: skip
    _near_the_top(ax, curve["profit"], marked["everybody"]["profit"])
    in_percent(ax.xaxis)
    counted(ax.yaxis)
    ax.set_xlabel(texts("profit_line.x"))
    ax.set_ylabel(texts("profit_line.y"))
    legend(ax)
    best, half = marked["break_even"], marked["half"]
    variant = "gain" if best["profit"] > 0 else "loss"
    title = texts(
        f"profit_line.title.{variant}", cut=at["break_even"], called=int(best["called"]),
        profit=round(best["profit"]), everybody=round(marked["everybody"]["profit"]),
        half_called=int(half["called"]), half_profit=round(half["profit"]),
    )  # fmt: skip
    finding(fig, title, texts("profit_line.todo"))
    return fig


def _near_the_top(ax, profit: pd.Series, everybody: float) -> None:
    """Show where profits are made; the loss of calling everybody would flatten all else."""
    top = max(float(profit.max()), 1.0)
    floor = -1.2 * top
    if profit.min() >= floor:
        return
    ax.set_ylim(floor, 1.25 * top)
    ax.annotate(texts("profit_line.everybody", profit=round(everybody)), (0.0, floor),
                xytext=(14, 8), textcoords="offset points", color="#4B5563", fontsize=10)  # fmt: skip
