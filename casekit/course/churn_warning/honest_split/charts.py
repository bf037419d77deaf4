"""How good a model looks by each way of splitting, and what its scores are worth."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from casekit.analysis import words
from casekit.analysis.models import evaluation
from casekit.analysis.models.skill import Skill
from casekit.course.churn_warning.honest_split import methods
from casekit.drawing.axes import in_percent
from casekit.drawing.colours import BLUE, GREY, MODELS, RED, SKY, WAYS
from casekit.drawing.figures import PAPER, figure, finding, legend
from casekit.drawing.margins import placed
from casekit.drawing.tables import Sentence, written
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.honest_split")


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
        ax.annotate(texts("charts.two_curves.list", names=names), (x, y), color=RED, ha=side, va="top",
                    xytext=(9 if side == "left" else -9, -5), textcoords="offset points")  # fmt: skip
        in_percent(ax.xaxis)
        in_percent(ax.yaxis)
        ax.set_xlabel(texts(f"charts.two_curves.{name}.x"))
        ax.set_ylabel(texts(f"charts.two_curves.{name}.y"))
        ax.set_ylim(0, 1.03)
    title = texts(
        "charts.two_curves.title", auc=evaluation.auc(score, left), names=len(listed),
        wrong=len(listed) - caught,
    )  # fmt: skip
    finding(fig, title, texts("charts.two_curves.todo"))
    return fig


def calibration_lines(tables: Mapping[str, pd.DataFrame]):
    """Return what models said against what happened, in groups of equal size.

    Args:
        tables: kind of model → `evaluation.calibration_table`.
    """
    t = "charts.calibration_lines"
    fig, ax = figure(height=4.2)
    top = max(table[["predicted", "observed"]].to_numpy().max() for table in tables.values())
    ax.plot([0, top], [0, top], color=GREY, linestyle="--", label=texts(f"{t}.exact"))
    for (kind, table), marker in zip(tables.items(), "osD^", strict=False):
        ax.plot(table["predicted"], table["observed"], color=MODELS[kind], marker=marker,
                label=words.name("models", kind))  # fmt: skip
    in_percent(ax.xaxis)
    in_percent(ax.yaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    legend(ax)
    riskiest = pd.DataFrame({kind: table.iloc[-1] for kind, table in tables.items()}).T
    kind = (riskiest["predicted"] - riskiest["observed"]).abs().idxmax()
    said, seen = riskiest.loc[kind, ["predicted", "observed"]]
    title = texts(f"{t}.title", kind=words.name("models", kind), said=said, seen=seen)
    finding(fig, title, texts(f"{t}.todo"))
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
    shown = [written(share, "0%") for share in table["captured"]]
    ax.bar_label(bars, shown, fontsize=10, padding=3, bbox=PAPER)
    in_percent(ax.yaxis)
    ax.set_xticks(table.index)
    ax.set_ylim(0, table["captured"].max() * 1.15 or 1)
    ax.grid(visible=False, axis="x")
    ax.set_xlabel(texts("charts.lift_bars.x"))
    ax.set_ylabel(texts("charts.lift_bars.y"))
    first = table.iloc[0]
    title = texts(
        "charts.lift_bars.title",
        captured=first["captured"],
        lift=first["lift"],
        second=table.iloc[1]["lift"],
    )
    finding(fig, title, texts("charts.lift_bars.todo"))
    return fig


def optimism_bars(reports: Mapping[str, pd.DataFrame]):
    """Return the AUC of each kind of model by random rows and by time.

    Args:
        reports: kind of model → `methods.optimism`.
    """
    auc = pd.DataFrame({kind: report["auc"] for kind, report in reports.items()}).T
    fig, ax = figure()
    for step, way in enumerate(("random_rows", "by_time")):
        places = [place + 0.36 * (step - 0.5) for place in range(len(auc))]
        bars = ax.bar(places, auc[way], width=0.34, color=WAYS[way],
                      label=words.name("ways", way))  # fmt: skip
        ax.bar_label(bars, [f"{value:.3f}" for value in auc[way]], fontsize=10, padding=2)
    ax.set_xticks(range(len(auc)), words.names("models", auc.index))
    ax.set_ylim(0.5, 1.0)  # from a guess to the best there is
    ax.grid(visible=False, axis="x")
    ax.set_ylabel(texts("charts.optimism_bars.y"))
    legend(ax)
    auc = auc.round(3)  # as on the bars, so that a reader who subtracts them finds the same
    gap = auc["random_rows"] - auc["by_time"]
    vain, plain = gap.idxmax(), gap.idxmin()
    title = texts(
        "charts.optimism_bars.title",
        vain=words.name("models", vain), lost=gap[vain],
        plain=words.name("models", plain), little=gap[plain],
    )  # fmt: skip
    finding(fig, title, texts("charts.optimism_bars.todo"))
    return fig


def lift_curve(table: pd.DataFrame, share: float = 0.1):
    """Return the share of leavers found as more of the list is called.

    Args:
        table: from `evaluation.lift_table`.
        share: of the customers who are called, marked in the chart.
    """
    t = "charts.lift_curve"
    reached = np.concatenate([[0], np.cumsum(table["customers"]) / table["customers"].sum()])
    found = np.concatenate([[0], table["cumulative_captured"]])
    fig, ax = figure(height=3.8)
    ax.plot(reached, found, color=BLUE, marker="o", markersize=4, label=texts(f"{t}.model"))
    ax.plot([0, 1], [0, 1], color=GREY, linestyle="--", label=texts(f"{t}.random"))
    captured = methods.captured(table, share)
    ax.plot([share, share, 0], [0, captured, captured], color=RED, linewidth=1.2)
    ax.plot([share], [captured], "D", color=RED)
    in_percent(ax.xaxis)
    in_percent(ax.yaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    legend(ax)
    variant = "title" if share < 1 else "everybody"
    said = texts(f"{t}.{variant}", share=share, captured=captured, lift=captured / share)
    finding(fig, said, texts(f"{t}.todo"))
    return placed(fig, 0.9)


def lead(reports: Mapping[str, pd.DataFrame]) -> Sentence:
    """Return in words how much of a lead over the plainest model is due to the split.

    Args:
        reports: kind of model → `methods.optimism`.
    """
    # Rounded as on the chart, so that a reader who subtracts its bars finds the same.
    auc = pd.DataFrame({kind: report["auc"].round(3) for kind, report in reports.items()}).T
    gap = auc["random_rows"] - auc["by_time"]
    vain, plain = gap.idxmax(), gap.idxmin()
    ahead = auc.loc[vain] - auc.loc[plain]
    said = texts(
        "sentences.lead." + ("behind" if ahead["by_time"] < 0 else "ahead"),
        vain=words.name("models", vain), plain=words.name("models", plain),
        seeming=ahead["random_rows"], real=ahead["by_time"], less=-ahead["by_time"],
    )  # fmt: skip
    return Sentence(said)


def ceiling(reached: Skill) -> Sentence:
    """Return in words how far a model goes towards the best that is possible."""
    facts = {"model": reached.model, "random": reached.random, "oracle": reached.oracle}
    return Sentence(texts("sentences.skill", skill=reached.skill, **facts))
