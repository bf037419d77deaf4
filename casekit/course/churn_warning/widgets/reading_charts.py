"""Drawings of the reading panels: alarms, lift, rules, the leak. They mark what the reader chose."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.course.churn_warning.labels import alarm_names, names, texts
from casekit.drawing.axes import in_percent
from casekit.drawing.colours import BLUE, CONFIDENCE, GREY, MEASURES, RED, WAYS
from casekit.drawing.figures import PAPER, figure, finding, legend
from casekit.drawing.margins import placed
from casekit.text import language

_NAMES = {"zh": 1.0, "en": 1.3}
"""Inches that the names of the alarms take."""


def alarm_dots(scorecard: pd.DataFrame):
    """Return precision and recall of each alarm beside the base rate.

    Args:
        scorecard: from `alarm_evaluation.scorecard`; a row "combined" may be added. Alarms known
            of nobody have a line without dots.
    """
    t = "drawings.alarm_dots"
    rows = scorecard.iloc[::-1]
    fig, ax = figure(height=0.36 * len(rows) + 1.4)
    place = np.arange(len(rows))
    ax.grid(False, axis="y")  # each row has a line of its own
    ax.hlines(place, rows["precision"], rows["recall"], color="#D1D5DB", linewidth=2, zorder=1)
    for (column, color), marker in zip(MEASURES.items(), "oD", strict=True):
        named = texts(f"labels.columns.{column}")
        ax.plot(rows[column], place, marker, color=color, label=named)
    base = float(rows["base_rate"].dropna().iloc[0])
    ax.axvline(base, color=GREY, linestyle="--", linewidth=1.2, label=texts(f"{t}.base"))
    ax.set_yticks(place, alarm_names(rows.index, rows.index[rows["base_rate"].isna()]))
    ax.set_xlim(-0.02, 1.02)
    in_percent(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    legend(ax)
    speaking = scorecard[scorecard["caught"] > 0]
    if speaking.empty:
        finding(fig, texts(f"{t}.none"), texts(f"{t}.none_todo"))
        return placed(fig, _NAMES[language()])
    best = speaking["precision"].idxmax()
    row = speaking.loc[best]
    said = texts(
        f"{t}.title", name=names("alarms", [best])[0], calls=row.calls_per_leaver, lift=row.lift
    )
    todo = "combined_todo" if best == "combined" else "todo"
    finding(fig, said, texts(f"{t}.{todo}", recall=row.recall))
    return placed(fig, _NAMES[language()])


def lift_curve(table: pd.DataFrame, share: float = 0.1):
    """Return the share of leavers found as more of the list is called.

    Args:
        table: from `evaluation.lift_table`.
        share: of the customers who are called, marked in the chart.
    """
    t = "drawings.lift_curve"
    reached = np.concatenate([[0], np.cumsum(table["customers"]) / table["customers"].sum()])
    found = np.concatenate([[0], table["cumulative_captured"]])
    fig, ax = figure(height=3.8)
    ax.plot(reached, found, color=BLUE, marker="o", markersize=4, label=texts(f"{t}.model"))
    ax.plot([0, 1], [0, 1], color=GREY, linestyle="--", label=texts(f"{t}.random"))
    captured = float(np.interp(share, reached, found))
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


def rule_bars(measured: pd.DataFrame, most: int = 8):
    """Return the leave rate of each rule on later customers beside that of everybody.

    Args:
        measured: from `tree_rules.measured`, in the order of the rules.
        most: how many rules to show.
    """
    t = "drawings.rule_bars"
    rows = measured[measured["customers"] > 0].head(most)
    base = float(measured["leavers"].sum() / measured["customers"].sum())
    fig, ax = figure(height=0.34 * len(rows) + 1.6)
    place = np.arange(len(rows))[::-1]
    bars = ax.barh(place, rows["confidence"], color=CONFIDENCE, edgecolor="w")
    people = [texts(f"{t}.people", n=int(n)) for n in rows["customers"]]
    ax.bar_label(bars, people, fontsize=9, padding=3, bbox=PAPER)
    ax.axvline(base, color=RED, linestyle="--", linewidth=1.2, label=texts(f"{t}.base"))
    ax.set_yticks(place, [texts(f"{t}.rule", n=number + 1) for number in rows.index])
    ax.set_xlim(0, max(0.05, 1.24 * float(rows["confidence"].max())))
    in_percent(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    legend(ax)
    best = rows["confidence"].idxmax()
    row = rows.loc[best]
    said = texts(f"{t}.title", n=int(best) + 1, confidence=row["confidence"], lift=row["lift"])
    finding(fig, said, texts(f"{t}.todo", captured=row["captured"]))
    return placed(fig, 0.75)


def leak_bars(report: pd.DataFrame):
    """Return the AUC of the honest and of the leaking model, in the lab and in use.

    Args:
        report: from `value_loss.leak_report`, or its first row alone.
    """
    t = "drawings.leak_bars"
    fig, ax = figure(height=3.2)
    auc = report["auc"]
    bars = ax.bar(np.arange(len(auc)), auc, 0.6, color=[WAYS[way] for way in auc.index])
    ax.bar_label(bars, fmt="%.2f", padding=2)
    ax.grid(visible=False, axis="x")
    ax.set_xlim(-0.6, 2.6)  # as wide with one bar as with three
    ax.set_xticks(np.arange(len(auc)), names("ways", auc.index))
    ax.set_ylim(0.4, 1.08)
    ax.set_ylabel(texts(f"{t}.y"))
    if "leaking" not in auc.index:
        finding(fig, texts(f"{t}.honest", clean=auc["clean"]), texts(f"{t}.honest_todo"))
        return placed(fig, 0.7)
    key = "worse" if auc["leaking_in_use"] < auc["clean"] else "fell"
    slots = {"clean": auc["clean"], "lab": auc["leaking"], "use": auc["leaking_in_use"]}
    finding(fig, texts(f"{t}.{key}", **slots), texts(f"{t}.todo"))
    return placed(fig, 0.7)
