"""Charts of what to do: zones, the timeline of leaving, the month to call, whom a call changes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from casekit.churn_warning.labels import name, texts, when
from casekit.churn_warning.timeline import best_month
from casekit.churn_warning.zones import Cuts
from casekit.plotting import BLUE, GREEN, GREY, RED, SKY, figure, finding

ZONE_COLOURS = {
    "red": "#D55E00",
    "yellow": "#F0C808",
    "blue": "#56B4E9",
    "green": "#009E73",
    "white": "#E5E7EB",
}


def zone_map(counts: np.ndarray, scores: np.ndarray, values: np.ndarray, cuts: Cuts, summary):
    """Return the map of customers, score × monthly bill, with the zones as coloured fields.

    Args:
        counts: customers in each field, len(values) − 1 rows × len(scores) − 1 columns.
        scores, values: edges of the fields (scores above 0).
        cuts: borders of the zones.
        summary: from `zones.summary`.
    """
    t = "charts.zone_map"
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
        ax.fill_between([x0, x1], y0, y1, color=ZONE_COLOURS[zone], alpha=0.35, linewidth=0)
        if x1 > 1.3 * x0 and y1 > y0 + 0.1 * (high - low):
            label = f"{name('zones', zone)}\n{int(summary.loc[zone, 'customers']):,}"
            ax.text(np.sqrt(x0 * x1), (y0 + y1) / 2, label, ha="center", va="center", fontsize=11)
    row, column = np.nonzero(counts)
    sizes = 2 + 60 * np.sqrt(counts[row, column] / counts.max())
    middle = np.sqrt(scores[:-1] * scores[1:]), (values[:-1] + values[1:]) / 2
    ax.scatter(middle[0][column], middle[1][row], sizes, color="#374151", alpha=0.35, linewidths=0)
    ax.set_xscale("log")
    ax.set_xlim(left, right)
    ax.set_ylim(low, high)
    ax.xaxis.set_major_formatter(_percent)
    ax.xaxis.set_minor_formatter("")
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    red = summary.loc["red"]
    if not red["customers"]:
        finding(fig, texts(f"{t}.none"), texts(f"{t}.none_todo"))
        return fig
    stake = float(red["value_at_stake"] / max(summary["value_at_stake"].sum(), 1e-9))
    said = texts(f"{t}.title", customers=int(red["customers"]), share=red["share"], stake=stake)
    finding(fig, said, texts(f"{t}.todo", each=red["stake_per_customer"]))
    return fig


def hazard_line(hazard: pd.DataFrame):
    """Return the chance of leaving in each month before and after the end of the contract.

    Args:
        hazard: from `timeline.hazard`.
    """
    t = "charts.hazard_line"
    fig, ax = figure(height=3.8)
    ax.fill_between(hazard.index, hazard["low"], hazard["high"], color=SKY, alpha=0.35, linewidth=0)
    ax.plot(hazard.index, hazard["hazard"], color=BLUE, marker="o", label=texts(f"{t}.line"))
    ax.axvline(0, color=GREY, linestyle="--", label=texts(f"{t}.end"))
    ax.yaxis.set_major_formatter(_percent)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    ax.legend(loc="upper left")
    peak = int(hazard["hazard"].idxmax())
    before = hazard[hazard.index < 0]
    usual = before["leavers"].sum() / max(before["at_risk"].sum(), 1)
    rate = float(hazard.loc[peak, "hazard"])
    said = texts(f"{t}.title", when=when(peak), rate=rate, times=rate / max(usual, 1e-9))
    finding(fig, said, texts(f"{t}.todo"))
    return fig


def call_plan_bars(plan: pd.DataFrame, peak: int):
    """Return what a thousand calls save, by the month of the call.

    Args:
        plan: from `timeline.call_plan`.
        peak: month in which most leave, where the naive plan would call.
    """
    t = "charts.call_plan_bars"
    best = best_month(plan)
    fig, ax = figure(height=3.6)
    colours = [GREEN if month == best else SKY for month in plan.index]
    bars = ax.bar(plan.index, plan["saved_per_1000"], color=colours, edgecolor="w")
    ax.bar_label(bars, fmt="%.0f", fontsize=9)
    ax.axvline(peak, color=RED, linestyle="--", linewidth=1.2, label=texts(f"{t}.peak"))
    ax.axvline(0, color=GREY, linestyle=":", linewidth=1.2, label=texts(f"{t}.end"))
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    ax.legend(loc="upper right")
    late = plan["saved_per_1000"].get(peak, plan["saved_per_1000"].iloc[-1])
    saved = float(plan.loc[best, "saved_per_1000"])
    said = texts(f"{t}.title", when=when(best), saved=saved, late=float(late))
    finding(fig, said, texts(f"{t}.todo", lost=float(plan.loc[best, "too_late"])))
    return fig


def effect_bars(table: pd.DataFrame, groups: Sequence[str], axis: str):
    """Return the risk of each group beside the share of its leavers that a call keeps.

    Args:
        table: from `trial.true_effect_by`, least risk first.
        groups: name of each row for a reader.
        axis: what the groups are, in the reader's language.
    """
    t = "charts.effect_bars"
    fig, ax = figure(height=3.8)
    place = np.arange(len(table))
    ax.bar(place - 0.2, table["risk"], 0.38, color=GREY, label=texts(f"{t}.risk"))
    ax.bar(place + 0.2, table["save_share"], 0.38, color=GREEN, hatch="//", edgecolor="w",
           label=texts(f"{t}.saved"))  # fmt: skip
    ax.axhline(0, color="#374151", linewidth=0.8)
    ax.set_xticks(place, list(groups))
    ax.yaxis.set_major_formatter(_percent)
    ax.set_xlabel(axis)
    ax.set_ylabel(texts(f"{t}.y"))
    ax.legend(loc="upper left")
    risky, savable = int(np.argmax(table["risk"])), int(np.argmax(table["save_share"]))
    slots = {
        "risky": groups[risky],
        "risk": table["risk"].iloc[risky],
        "share": table["save_share"].iloc[risky],
        "best": groups[savable],
        "most": table["save_share"].iloc[savable],
    }
    key = "same" if risky == savable else "title"
    finding(fig, texts(f"{t}.{key}", **slots), texts(f"{t}.todo"))
    return fig


def _percent(value: float, _position: int) -> str:
    return f"{100 * value:.3g}%"
