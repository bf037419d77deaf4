"""Whom a call keeps: by rank of risk, and by list."""

from __future__ import annotations

import pandas as pd

from casekit.analysis import money
from casekit.drawing.axes import counted, in_percent
from casekit.drawing.bars import bars_across, highlighted
from casekit.drawing.colours import BLUE, GREEN, GREY, HABIT, LISTS, RED, SKY
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.drawing.tables import written
from casekit.text import Catalogue, number

texts = Catalogue("casekit.course.churn_warning.riskiest")


def kept_by_band(bands: pd.DataFrame, month: int, horizon: int, guess: float | None = None):
    """Return risk, and customers kept for 100 calls, by rank on the list of the riskiest.

    Args:
        bands: from `debrief.kept_by_band`, index: ranks in words ("1–50"), the riskiest first.
        month, horizon: the first of the months over which leaving counts, and how many.
        guess: how many for 100 calls the reader took to be kept of the first band.
    """
    kept = -100 * bands["effect"]
    fig, (left, right) = figure(1, 2, width=8.2, height=3.8, sharey=True)
    names = [texts("charts.kept_by_band.rank", rank=rank) for rank in bands.index]
    shown = [written(risk, "0%") for risk in bands["risk"]]
    bars_across(left, names, bands["risk"].to_list(), shown, GREY)
    in_percent(left.xaxis)
    best = kept.idxmax()
    figures = [
        texts("charts.kept_by_band.figure", kept=f"{v:.1f}", net=net)
        for v, net in zip(kept, bands["net"], strict=True)
    ]
    bars_across(right, names, kept.to_list(), figures,
                highlighted(list(bands.index), best, SKY, GREEN))  # fmt: skip
    right.set_xlim(right=1.45 * max(kept.max(), 1.0))  # room for the yuan
    right.invert_yaxis()
    if guess is not None:
        on_value(right, guess, number(guess))
        legend(right)
    counted(right.xaxis)
    left.set_xlabel(
        texts(
            "charts.kept_by_band.risk",
            month=month,
            horizon=horizon,
            customers=int(bands["customers"].sum()),
        )
    )
    right.set_xlabel(texts("charts.kept_by_band.kept", cost=money.figure("care_call")))
    first = bands.index[0]
    variant = "riskiest" if best == first else "others"
    title = texts(
        f"charts.kept_by_band.title.{variant}", first=first, risk=bands.loc[first, "risk"],
        few=f"{kept[first]:.1f}", best=best, most=f"{kept[best]:.1f}", net=bands.loc[first, "net"],
        gain=bands.loc[best, "net"],
    )  # fmt: skip
    pays = "pays" if bands["net"].max() > 0 else "none_pays"
    finding(fig, title, texts(f"charts.kept_by_band.todo.{pays}"))
    return fig


def kept_by_list(lists: pd.DataFrame, calls: int, month: int, horizon: int):
    """Return the customers kept by lists of one length, and what they earn.

    Args:
        lists: from `debrief.kept_by_list`, index: any of `lists.…` in the texts, with "oracle" and
            "riskiest".
        calls: length of the lists.
        month, horizon: the first of the months over which leaving counts, and how many.
    """
    lists = lists.sort_values("kept", ascending=False)
    kept = lists["kept"]
    figures = [
        texts("charts.kept_by_band.figure", kept=f"{k:.1f}", net=net)
        for k, net in zip(kept, lists["net"], strict=True)
    ]
    fig, ax = figure()
    bars_across(
        ax, [texts(f"lists.{name}") for name in kept.index], kept.to_list(),
        figures, [LISTS.get(name, HABIT) for name in kept.index],
    )  # fmt: skip
    ax.set_xlim(right=1.5 * max(kept.max(), 1.0))  # room for the yuan
    counted(ax.xaxis)
    ax.set_xlabel(
        texts(
            "charts.kept_by_list.x",
            calls=calls,
            month=month,
            horizon=horizon,
            cost=money.figure("care_call"),
        )
    )
    title = texts(
        "charts.kept_by_list.title", calls=calls, kept=f"{kept['riskiest']:.1f}",
        share=kept["riskiest"] / kept["oracle"],
    )  # fmt: skip
    drawable = kept.drop("oracle")
    todo = {"name": texts(f"lists.{drawable.index[0]}"), "most": f"{drawable.iloc[0]:.1f}"}
    finding(fig, title, texts("charts.kept_by_list.todo", **todo))
    return fig


def skip_line(kept: pd.Series, skip: int, calls: int):
    """Return the customers kept by a list that starts after so many of the riskiest.

    Args:
        kept: expected customers kept, index: ranks skipped, from 0 on.
        skip: the chosen number of ranks, marked.
        calls: length of the list.
    """
    fig, ax = figure(height=3.6)
    ax.plot(kept.index, kept, color=BLUE)
    ax.scatter([skip], [kept[skip]], color=RED, s=60, zorder=3)
    best = int(kept.idxmax())
    ax.axvline(best, color=GREY, linestyle="--")
    ax.set_ylim(1.2 * min(0.0, float(kept.min())), max(1.0, 1.2 * float(kept.max())))
    counted(ax.xaxis)
    counted(ax.yaxis)
    ax.set_xlabel(texts("charts.skip_line.x"))
    ax.set_ylabel(texts("charts.skip_line.y", calls=calls))
    top = round(float(kept.iloc[0]), 1)
    variant = "top" if not best else "loss" if top < 0 else "skip"
    title = texts(
        f"charts.skip_line.title.{variant}", calls=calls, best=best, most=f"{kept[best]:.1f}",
        top=f"{abs(top):.1f}",
    )  # fmt: skip
    finding(fig, title, texts("charts.skip_line.todo"))
    return fig
