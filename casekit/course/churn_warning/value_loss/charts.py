"""Customers who stay and take their spend away; and a model that knows the future."""

from __future__ import annotations

import pandas as pd

from casekit.analysis import words
from casekit.course.churn_warning.value_loss import methods
from casekit.drawing.axes import counted, in_percent
from casekit.drawing.bars import bars_across
from casekit.drawing.colours import BLUE, GREY, RED, WAYS
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.drawing.margins import placed
from casekit.text import Catalogue, language, number
from synthetic.calendar import add_months, month_number

texts = Catalogue("casekit.course.churn_warning.value_loss")
_ROOM = {"zh": 1.7, "en": 2.1}
"""Inches that the names of the ways take."""


def bill_paths(bills: pd.DataFrame, month: int):
    """Return the course of the bill, against its mean of the three months in, by what came of it.

    Args:
        bills: rows of `monthly` with subscriber, month, bill (yuan), of both windows.
        month: decision month.
    """
    history, _ = methods.windows(month)
    groups = _groups(bills, month)
    table = bills.pivot(index="subscriber", columns="month", values="bill").reindex(groups.index)
    level = table.div(table[list(history)].mean(axis=1), axis=0).groupby(groups).mean()
    steps = [int(month_number(m) - month_number(month)) for m in level.columns]
    fig, ax = figure()
    for group, color, marker in (("kept", GREY, "o"), ("one_month", BLUE, "s"), ("loss", RED, "D")):
        if group in level.index:
            size = int((groups == group).sum())
            ax.plot(steps, level.loc[group], color=color, marker=marker,
                    label=texts(f"charts.bill_paths.{group}", n=size))  # fmt: skip
    ax.axvline(0.5, color=GREY, linestyle="--")
    ax.axhline(methods.LOSS_LEVEL, color=RED, linestyle=":", linewidth=1.2)
    in_percent(ax.yaxis)
    ax.set_ylim(bottom=0)
    ax.set_xticks(steps, [texts("charts.bill_paths.tick", month=m) for m in level.columns])
    ax.set_xlabel(texts("charts.bill_paths.x"))
    ax.set_ylabel(texts("charts.bill_paths.y"))
    legend(ax)
    title = _path_title(level, groups, month)
    finding(fig, title, texts("charts.bill_paths.todo", next=int(add_months(month, 1))))
    return fig


def list_bars(either: int, both: int, guess: float | None = None):
    """Return the length of the list by what counts as a loss: one low month, or two in a row.

    Args:
        either, both: customers low in either month, and in both.
        guess: how many times as long the reader took the first to be.
    """
    t = "charts.list_bars"
    fig, ax = figure(height=2.8)
    names = [texts(f"{t}.either"), texts(f"{t}.both")]
    bars_across(ax, names, [either, both], [number(either), number(both)], [GREY, RED])
    if guess is not None:
        on_value(ax, guess * both, number(guess * both))
        legend(ax)
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    title = texts(f"{t}.title", either=either, both=both, times=either / max(both, 1))
    finding(fig, title, texts(f"{t}.todo"))
    return fig


def _groups(bills: pd.DataFrame, month: int) -> pd.Series:
    """Return "loss" (both months low), "one_month" or "kept" by subscriber."""
    low = sum(methods.value_loss(bills, month, months_low=k).astype(int) for k in (1, 2))
    return low.map({0: "kept", 1: "one_month", 2: "loss"})


def _path_title(level: pd.DataFrame, groups: pd.Series, month: int) -> str:
    lost = int((groups == "loss").sum())
    once = int((groups == "one_month").sum())
    if not lost:
        return texts("charts.bill_paths.title.none", customers=len(groups), once=once)
    after = [m for m in level.columns if m > month]
    return texts(
        "charts.bill_paths.title.some", lost=lost, customers=len(groups), once=once,
        fall=1 - level.loc["loss", after].mean(),
    )  # fmt: skip


def leak_bars(report: pd.DataFrame):
    """Return the AUC of the honest and the leaking model, in the lab and in use.

    Args:
        report: from `methods.leak_report`, or its first row alone.
    """
    t = "charts.leak_bars"
    auc = report["auc"]
    fig, ax = figure(height=3.0)
    called = words.names("ways", auc.index)
    bars_across(ax, called, auc.to_list(), [f"{v:.2f}" for v in auc], [WAYS[w] for w in auc.index])
    ax.set_ylim(2.6, -0.6)  # as high with one bar as with three
    ax.set_xlim(0.4, 1.08)
    ax.set_xlabel(texts(f"{t}.x"))
    if "leaking" not in auc.index:
        finding(fig, texts(f"{t}.honest", clean=auc["clean"]), texts(f"{t}.honest_todo"))
    else:
        key = "worse" if auc["leaking_in_use"] < auc["clean"] else "fell"
        slots = {"clean": auc["clean"], "lab": auc["leaking"], "use": auc["leaking_in_use"]}
        finding(fig, texts(f"{t}.{key}", **slots), texts(f"{t}.todo"))
    return placed(fig, _ROOM[language()])
