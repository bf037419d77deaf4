"""Charts of models: splits, calibration, lift, money, rules, and the leak."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from casekit.churn_warning.cut_off import Economics, best_row
from casekit.churn_warning.labels import name, names, texts
from casekit.plotting import AMBER, BLUE, GREEN, GREY, PALETTE, RED, SKY, figure, finding

_MARKS = ("o", "D", "s", "^", "v")


def optimism_bars(reports: Mapping[str, pd.DataFrame]):
    """Return the AUC of each kind of model, judged on random rows and by time.

    Args:
        reports: kind → `splits.optimism`.
    """
    t = "charts.optimism_bars"
    auc = pd.DataFrame({kind: report["auc"] for kind, report in reports.items()}).T
    fig, ax = figure(height=3.6)
    place = np.arange(len(auc))
    for shift, way, colour, hatch in (
        (-0.2, "random_rows", AMBER, "//"),
        (0.2, "by_time", BLUE, ""),
    ):
        bars = ax.bar(
            place + shift, auc[way], 0.38, color=colour, hatch=hatch, edgecolor="w",
            label=name("ways", way),
        )  # fmt: skip
        ax.bar_label(bars, fmt="%.3f", fontsize=9)
    ax.set_xticks(place, names("models", auc.index))
    ax.set_ylim(max(0.4, auc.to_numpy().min() - 0.1), min(1.02, auc.to_numpy().max() + 0.06))
    ax.set_ylabel(texts(f"{t}.y"))
    ax.legend(loc="upper left", ncols=2)
    flattered, winner = auc["random_rows"].idxmax(), auc["by_time"].idxmax()
    said = texts(
        f"{t}.title",
        name=name("models", flattered),
        random=auc.loc[flattered, "random_rows"],
        time=auc.loc[flattered, "by_time"],
    )
    best = auc.loc[winner, "by_time"]
    finding(fig, said, texts(f"{t}.todo", name=name("models", winner), time=best))
    return fig


def calibration_lines(tables: Mapping[str, pd.DataFrame]):
    """Return what models predict against what happened, group by group.

    Args:
        tables: kind → `evaluation.calibration_table`.
    """
    t = "charts.calibration_lines"
    fig, ax = figure(height=4.2)
    top = max(float(table[["predicted", "observed"]].max().max()) for table in tables.values())
    ax.plot([0, top], [0, top], color=GREY, linestyle="--", linewidth=1.2, label=texts(f"{t}.even"))
    for (kind, table), colour, mark in zip(tables.items(), PALETTE, _MARKS, strict=False):
        label = name("models", kind)
        ax.plot(table["predicted"], table["observed"], color=colour, marker=mark, label=label)
    ax.xaxis.set_major_formatter(_percent)
    ax.yaxis.set_major_formatter(_percent)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    ax.legend(loc="upper left")
    gap = pd.Series(
        {
            kind: np.average((x["predicted"] - x["observed"]).abs(), weights=x["customers"])
            for kind, x in tables.items()
        }
    )
    worst, best = gap.idxmax(), gap.idxmin()
    last = tables[worst].iloc[-1]
    said = texts(
        f"{t}.title",
        name=name("models", worst),
        predicted=last["predicted"],
        observed=last["observed"],
    )
    finding(fig, said, texts(f"{t}.todo", name=name("models", best), error=gap[best]))
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
    captured = float(np.interp(share, reached, found))
    ax.plot([share, share, 0], [0, captured, captured], color=RED, linewidth=1.2)
    ax.plot([share], [captured], "D", color=RED)
    ax.xaxis.set_major_formatter(_percent)
    ax.yaxis.set_major_formatter(_percent)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    ax.legend(loc="lower right")
    said = texts(f"{t}.title", share=share, captured=captured, lift=captured / share)
    finding(fig, said, texts(f"{t}.todo"))
    return fig


def profit_line(curve: pd.DataFrame, economics: Economics, cut_off: float):
    """Return the profit of a list by its cut-off, the best and the chosen one marked.

    Args:
        curve: from `cut_off.profit_curve`.
        economics: that the curve was made with.
        cut_off: the reader's choice, 0 to 1.
    """
    t = "charts.profit_line"
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
    ax.xaxis.set_major_formatter(_percent)
    ax.set_xlim(-0.01, max(0.3, min(1.0, 2.5 * formula, shown["cut_off"].max()), cut_off + 0.05))
    low, high = min(chosen, 0, best["profit"]), max(best["profit"], chosen, 1)
    ax.set_ylim(low - 0.6 * (high - low) - 1, high + 0.15 * (high - low) + 1)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    ax.legend(loc="lower right")
    if best["profit"] <= 0:
        finding(fig, texts(f"{t}.never"), texts(f"{t}.never_todo"))
        return fig
    said = texts(
        f"{t}.title",
        cut_off=best["cut_off"],
        called=int(best["called"]),
        profit=best["profit"],
    )
    finding(fig, said, texts(f"{t}.todo", cut_off=cut_off, gap=best["profit"] - chosen))
    return fig


def rule_bars(measured: pd.DataFrame, most: int = 8):
    """Return the leave rate of each rule on later customers beside that of everybody.

    Args:
        measured: from `tree_rules.measured`, in the order of the rules.
        most: how many rules to show.
    """
    t = "charts.rule_bars"
    rows = measured[measured["customers"] > 0].head(most)
    base = float(measured["leavers"].sum() / measured["customers"].sum())
    fig, ax = figure(height=0.34 * len(rows) + 1.6)
    place = np.arange(len(rows))[::-1]
    bars = ax.barh(place, rows["confidence"], color=SKY, edgecolor="w")
    ax.bar_label(bars, [texts(f"{t}.people", n=int(n)) for n in rows["customers"]], fontsize=9)
    ax.axvline(base, color=RED, linestyle="--", linewidth=1.2, label=texts(f"{t}.base"))
    ax.set_yticks(place, [texts(f"{t}.rule", n=number + 1) for number in rows.index])
    ax.set_xlim(0, max(0.05, 1.25 * float(rows["confidence"].max())))
    ax.xaxis.set_major_formatter(_percent)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.legend(loc="lower right")
    best = rows["confidence"].idxmax()
    row = rows.loc[best]
    said = texts(f"{t}.title", n=int(best) + 1, confidence=row["confidence"], lift=row["lift"])
    finding(fig, said, texts(f"{t}.todo", captured=row["captured"]))
    return fig


def leak_bars(report: pd.DataFrame):
    """Return the AUC of the honest and of the leaking model, in the lab and in use.

    Args:
        report: from `value_loss.leak_report`.
    """
    t = "charts.leak_bars"
    fig, ax = figure(height=3.2)
    auc = report["auc"]
    colours = {"clean": BLUE, "leaking": AMBER, "leaking_in_use": RED}
    bars = ax.bar(np.arange(len(auc)), auc, 0.6, color=[colours[way] for way in auc.index])
    ax.bar_label(bars, fmt="%.2f")
    ax.set_xticks(np.arange(len(auc)), names("ways", auc.index))
    ax.set_ylim(0.4, 1.08)
    ax.set_ylabel(texts(f"{t}.y"))
    key = "worse" if auc["leaking_in_use"] < auc["clean"] else "fell"
    slots = {"clean": auc["clean"], "lab": auc["leaking"], "use": auc["leaking_in_use"]}
    finding(fig, texts(f"{t}.{key}", **slots), texts(f"{t}.todo"))
    return fig


def _percent(value: float, _position: int) -> str:
    return f"{100 * value:.0f}%"
