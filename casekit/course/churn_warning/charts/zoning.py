"""The map of the five zones."""

from __future__ import annotations

import pandas as pd

from casekit.course.churn_warning import labels
from casekit.course.churn_warning.charts.words import texts
from casekit.course.churn_warning.zones import Cuts
from casekit.drawing.axes import in_percent, numbered
from casekit.drawing.colours import GREY, ZONES
from casekit.drawing.figures import figure, finding, legend

MARKERS = {"red": "D", "yellow": "s", "blue": "^", "green": "o"}


def zone_map(
    score: pd.Series, value: pd.Series, zone: pd.Series, summary: pd.DataFrame, cuts: Cuts
):
    """Return the customers on churn score × monthly bill, by zone.

    Args:
        score, value: probability of leaving; mean monthly bill, yuan.
        zone: from `zones.assign`.
        summary: from `zones.summary`.
        cuts: the borders.
    """
    fig, ax = figure(height=4.6)
    for name, color in ZONES.items():
        inside = zone == name
        if inside.any():
            ax.scatter(
                score[inside].clip(lower=0.001), value[inside].clip(lower=1), s=12, alpha=0.55,
                color=color, marker=MARKERS[name], linewidths=0, rasterized=True,
                label=texts("zone_map.zone", name=labels.name("zones", name), n=int(inside.sum())),
            )  # fmt: skip
    ax.set_xscale("log")
    ax.set_yscale("log")
    in_percent(ax.xaxis)
    numbered(ax.yaxis)
    ax.set_xticks([0.001, 0.01, 0.1, 1.0])
    ax.set_yticks([10, 30, 100, 300])
    ax.minorticks_off()
    for at in (cuts.watch, cuts.alarm):
        ax.axvline(max(at, 0.001), color=GREY, linestyle="--", linewidth=1)
    ax.axhline(max(cuts.value, 1), color=GREY, linestyle="--", linewidth=1)
    ax.set_xlabel(texts("zone_map.x"))
    ax.set_ylabel(texts("zone_map.y"))
    legend(ax, marks=1.8)
    finding(fig, _title(summary), texts("zone_map.todo"))
    return fig


def _title(summary: pd.DataFrame) -> str:
    red, blue = summary.loc["red"], summary.loc["blue"]
    if not red["customers"] or not blue["customers"]:
        return texts("zone_map.title.empty", red=int(red["customers"]), blue=int(blue["customers"]))
    variant = "more" if blue["value_at_stake"] > red["value_at_stake"] else "less"
    return texts(
        f"zone_map.title.{variant}", red=int(red["customers"]), each=round(red["stake_per_customer"]),
        blue=int(blue["customers"]), low=round(blue["stake_per_customer"]),
    )  # fmt: skip
