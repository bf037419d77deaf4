"""Charts of alarms and of reasons."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.churn_warning.labels import names, texts
from casekit.plotting import AMBER, BLUE, GREY, RED, SKY, figure, finding


def alarm_dots(scorecard: pd.DataFrame):
    """Return precision and recall of each alarm beside the base rate.

    Args:
        scorecard: from `alarm_evaluation.scorecard`; a row "combined" may be added.
    """
    t = "charts.alarm_dots"
    rows = scorecard.iloc[::-1]
    fig, ax = figure(height=0.42 * len(rows) + 1.5)
    place = np.arange(len(rows))
    ax.hlines(place, rows["precision"], rows["recall"], color="#D1D5DB", linewidth=2, zorder=1)
    ax.plot(rows["precision"], place, "o", color=BLUE, label=texts("labels.columns.precision"))
    ax.plot(rows["recall"], place, "D", color=RED, label=texts("labels.columns.recall"))
    base = float(rows["base_rate"].iloc[0])
    ax.axvline(base, color=GREY, linestyle="--", linewidth=1.2, label=texts(f"{t}.base"))
    ax.set_yticks(place, names("alarms", rows.index))
    ax.set_xlim(-0.02, 1.02)
    ax.xaxis.set_major_formatter(_percent)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.legend(loc="lower right")
    speaking = scorecard[scorecard["caught"] > 0]
    if speaking.empty:
        finding(fig, texts(f"{t}.none"), texts(f"{t}.none_todo"))
        return fig
    best = speaking["precision"].idxmax()
    row = speaking.loc[best]
    said = texts(
        f"{t}.title", name=names("alarms", [best])[0], calls=row.calls_per_leaver, lift=row.lift
    )
    finding(fig, said, texts(f"{t}.todo", recall=row.recall))
    return fig


def lead_bars(summary: pd.DataFrame):
    """Return the share of leavers warned one, two or three months ahead by each alarm.

    Args:
        summary: from `alarm_evaluation.lead_summary`.
    """
    t = "charts.lead_bars"
    rows = summary.iloc[::-1]
    fig, ax = figure(height=0.4 * len(rows) + 1.5)
    place, start = np.arange(len(rows)), np.zeros(len(rows))
    for ahead, colour, hatch in ((3, BLUE, ""), (2, SKY, "//"), (1, AMBER, "..")):
        width = rows[f"ahead_{ahead}"].to_numpy()
        label = texts(f"{t}.ahead", months=ahead)
        ax.barh(place, width, left=start, color=colour, hatch=hatch, edgecolor="w", label=label)
        start = start + width
    ax.set_yticks(place, names("alarms", rows.index))
    ax.xaxis.set_major_formatter(_percent)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.legend(loc="lower right")
    early = (summary["ahead_3"] + summary["ahead_2"]).drop("any")
    best = early.idxmax()
    said = texts(
        f"{t}.title",
        any=summary.loc["any", "warned"],
        name=names("alarms", [best])[0],
        share=early[best],
    )
    finding(fig, said, texts(f"{t}.todo", rest=1 - summary.loc["any", "warned"]))
    return fig


def reason_gap(confusion: pd.DataFrame):
    """Return stated beside true shares of each reason.

    Args:
        confusion: from `reasons.confusion`, true × stated counts.
    """
    t = "charts.reason_gap"
    total = confusion.to_numpy().sum()
    both = pd.DataFrame({"stated": confusion.sum(axis=0), "true": confusion.sum(axis=1)}) / total
    both = both.sort_values("stated")
    fig, ax = figure(height=0.42 * len(both) + 1.5)
    place = np.arange(len(both))
    ax.hlines(place, both["stated"], both["true"], color="#D1D5DB", linewidth=3, zorder=1)
    ax.plot(both["stated"], place, "o", color=AMBER, markersize=8, label=texts(f"{t}.stated"))
    ax.plot(both["true"], place, "D", color=BLUE, markersize=7, label=texts(f"{t}.true"))
    ax.set_yticks(place, names("reasons", both.index))
    ax.xaxis.set_major_formatter(_percent)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.legend(loc="lower right")
    over = (both["stated"] - both["true"]).idxmax()
    under = (both["true"] - both["stated"]).idxmax()
    row = both.loc[over]
    said = texts(f"{t}.title", name=names("reasons", [over])[0], stated=row.stated, true=row.true)
    finding(fig, said, texts(f"{t}.todo", hidden=names("reasons", [under])[0]))
    return fig


def _percent(value: float, _position: int) -> str:
    return f"{100 * value:.0f}%"
