"""The map of the five zones."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.course.churn_warning.zones.methods import SCORES, VALUES, Cuts
from casekit.drawing.axes import in_percent
from casekit.drawing.colours import ZONES
from casekit.drawing.figures import figure, finding
from casekit.drawing.margins import placed
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.zones")


def zone_map(counts: np.ndarray, summary: pd.DataFrame, cuts: Cuts):
    """Return the map of customers, score × monthly bill, with the zones as coloured fields.

    Args:
        counts: from `methods.counts`.
        summary: from `methods.summary`.
        cuts: the borders.
    """
    t = "charts.zone_map"
    fig, ax = figure(height=4.2)
    (left, right), (low, high) = SCORES[[0, -1]], VALUES[[0, -1]]
    watch, alarm = np.clip([cuts.watch, cuts.alarm], left, right)
    worth = float(np.clip(cuts.value, low, high))
    areas = {
        "green": (left, watch, low, high),
        "blue": (watch, right, low, worth),
        "yellow": (watch, alarm, worth, high),
        "red": (alarm, right, worth, high),
    }
    for zone, (x0, x1, y0, y1) in areas.items():
        ax.fill_between([x0, x1], y0, y1, color=ZONES[zone], alpha=0.35, linewidth=0)
        if x1 > 1.3 * x0 and y1 > y0 + 0.1 * (high - low):
            label = f"{texts(f'zones.{zone}')}\n{int(summary.loc[zone, 'customers']):,}"
            at = (np.sqrt(x0 * x1), (y0 + y1) / 2)
            plate = {"boxstyle": "round", "color": "white", "alpha": 0.75}
            ax.text(*at, label, ha="center", va="center", fontsize=11, bbox=plate, zorder=4)
    row, column = np.nonzero(counts)
    sizes = 2 + 60 * np.sqrt(counts[row, column] / counts.max())
    middle = np.sqrt(SCORES[:-1] * SCORES[1:]), (VALUES[:-1] + VALUES[1:]) / 2
    ax.scatter(middle[0][column], middle[1][row], sizes, color="#374151", alpha=0.35, linewidths=0)
    ax.set_xscale("log")
    ax.set_xlim(left, right)
    ax.set_ylim(low, high)
    in_percent(ax.xaxis)
    ax.minorticks_off()  # two dozen ticks that take longer to draw than the rest
    ax.set_xticks([at for at in (0.01, 0.03, 0.1, 0.3, 1.0) if left <= at <= right])
    at = range(0, int(high) + 1, 50)
    ax.set_yticks(at, [*map(str, at[:-1]), f"{at[-1]}+"])
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    finding(fig, *_words(summary))
    return placed(fig, 0.8)


def _words(summary: pd.DataFrame) -> tuple[str, str]:
    """Return title and advice: what the red zone holds, and where most is at stake per customer."""
    t, red = "charts.zone_map", summary.loc["red"]
    if not red["customers"]:
        return texts(f"{t}.none"), texts(f"{t}.none_todo")
    stake = float(red["value_at_stake"] / max(summary["value_at_stake"].sum(), 1e-9))
    first = summary["stake_per_customer"].idxmax()
    each = summary.loc[first, "stake_per_customer"]
    return (
        texts(f"{t}.title", customers=int(red["customers"]), share=red["share"], stake=stake),
        texts(f"{t}.todo", zone=texts(f"zones.{first}"), each=each),
    )
