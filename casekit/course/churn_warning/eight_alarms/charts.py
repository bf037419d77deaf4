"""What each alarm catches, what "at least k of them" catches, and how far ahead."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis import alarms, words
from casekit.drawing.axes import in_percent
from casekit.drawing.bars import bars_across, highlighted
from casekit.drawing.colours import AMBER, GREEN, GREY, MEASURES, RED, SKY
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_name
from casekit.drawing.margins import placed
from casekit.drawing.tables import written
from casekit.mart import names
from casekit.text import Catalogue, language

texts = Catalogue("casekit.course.churn_warning.eight_alarms")
_ROOM = {"zh": 1.0, "en": 1.3}
"""Inches that the names of the alarms take."""


def alarm_bars(scorecard: pd.DataFrame, guess: str | None = None):
    """Return precision and recall of each alarm, side by side, the most precise on top.

    Args:
        scorecard: from `alarm_evaluation.scorecard`; alarms known of nobody come last, so marked.
        guess: the alarm that the reader took for the most precise.
    """
    table = scorecard.sort_values("precision", ascending=False)
    fig, (left, right) = figure(1, 2, width=8.2, height=4.0, sharey=True)
    called = words.alarm_names(table.index, table.index[table["base_rate"].isna()])
    for ax, (column, color) in zip((left, right), MEASURES.items(), strict=True):
        values = table[column].fillna(0.0)
        shown = [written(value, "0%") for value in table[column]]
        best = table[column].idxmax()
        bars_across(
            ax, called, values.to_list(), shown, highlighted(list(table.index), best, SKY, color)
        )
        in_percent(ax.xaxis)
        ax.set_xlabel(texts(f"charts.alarm_bars.{column}"))
    on_name(left.yaxis, list(table.index).index(guess) if guess in table.index else None)
    right.invert_yaxis()  # the axis is shared: the second call had turned it back
    base = float(table["base_rate"].iloc[0])
    left.axvline(base, color=GREY, linestyle="--")
    precise, wide = table["precision"].idxmax(), table["recall"].idxmax()
    variant = "one" if precise == wide else "two"
    finding(
        fig,
        texts(
            f"charts.alarm_bars.title.{variant}",
            precise=words.name("alarms", precise),
            precision=table.loc[precise, "precision"],
            misses=1 - table.loc[precise, "recall"],
            wide=words.name("alarms", wide),
            recall=table.loc[wide, "recall"],
            wrong=1 - table.loc[wide, "precision"],
        ),
        texts("charts.alarm_bars.todo", base=base),
    )
    return fig


def count_lines(by_count: pd.DataFrame, ahead: pd.DataFrame):
    """Return how precise and how early "at least k alarms" is.

    Args:
        by_count: from `alarm_evaluation.by_count`, index k; columns alarmed, precision.
        ahead: from `alarm_evaluation.lead_by_count`, index k; columns ahead_2, ahead_3 (shares of leavers).
    """
    early = ahead["ahead_2"] + ahead["ahead_3"]
    ks = [k for k in by_count.index if k in early.index and by_count.loc[k, "alarmed"] > 0]
    precision, early = by_count.loc[ks, "precision"], early.loc[ks]
    fig, ax = figure()
    for series, key, color, marker in (
        (precision, "precise", MEASURES["precision"], "o"),
        (early, "early", RED, "s"),
    ):
        ax.plot(ks, series, color=color, marker=marker, label=texts(f"charts.count_lines.{key}"))
    in_percent(ax.yaxis)
    ax.set_ylim(0, 1.05)
    ax.set_xticks(
        ks, [texts("charts.count_lines.tick", k=k, n=int(by_count.loc[k, "alarmed"])) for k in ks]
    )
    ax.set_xlabel(texts("charts.count_lines.x"))
    ax.set_ylabel(texts("charts.count_lines.y"))
    legend(ax)
    last = ks[-1]
    title = texts(
        "charts.count_lines.title", few=ks[0], many=last, precise_few=precision[ks[0]],
        precise_many=precision[last], early_few=early[ks[0]], early_many=early[last],
    )  # fmt: skip
    finding(fig, title, texts("charts.count_lines.todo"))
    return fig


def lead_bars(summary: pd.DataFrame):
    """Return the share of leavers that each alarm first warned of 3, 2 and 1 months ahead.

    Args:
        summary: from `alarm_evaluation.lead_summary`; alarms that are not in it are unknown.
    """
    table = summary.drop(index="any", errors="ignore")
    table = table.assign(early=table["ahead_3"] + table["ahead_2"]).sort_values("early")
    known = table.index
    missing = [alarm for alarm in alarms.ALARMS if alarm not in known]
    table = table.reindex([*missing, *known])
    called = words.alarm_names(table.index, missing)
    fig, ax = figure(height=4.2)
    start = pd.Series(0.0, index=table.index)
    for ahead, color in ((3, GREEN), (2, SKY), (1, AMBER)):
        ax.barh(called, table[f"ahead_{ahead}"], left=start, color=color, height=0.66,
                label=texts("charts.lead_bars.ahead", months=ahead))  # fmt: skip
        start = start + table[f"ahead_{ahead}"]
    in_percent(ax.xaxis)
    ax.set_xlim(0, 1)
    ax.grid(visible=False, axis="y")
    ax.set_xlabel(texts("charts.lead_bars.x", leavers=int(table["leavers"].max())))
    legend(ax)
    first, last = table.index[-1], (table["ahead_1"] / table["warned"]).idxmax()
    title = texts(
        "charts.lead_bars.title",
        first=words.name("alarms", first),
        early=table.loc[first, "early"],
        late=words.name("alarms", last),
        share=table.loc[last, "ahead_1"] / table.loc[last, "warned"],
    )
    finding(fig, title, texts("charts.lead_bars.todo"))
    return fig


def alarm_dots(scorecard: pd.DataFrame):
    """Return precision and recall of each alarm beside the base rate.

    Args:
        scorecard: from `alarm_evaluation.scorecard`; a row "combined" may be added. Alarms known
            of nobody have a line without dots.
    """
    t = "charts.alarm_dots"
    rows = scorecard.iloc[::-1]
    fig, ax = figure(height=0.36 * len(rows) + 1.4)
    place = np.arange(len(rows))
    ax.grid(False, axis="y")  # each row has a line of its own
    ax.hlines(place, rows["precision"], rows["recall"], color="#D1D5DB", linewidth=2, zorder=1)
    for (column, color), marker in zip(MEASURES.items(), "oD", strict=True):
        named = names.heading(column)
        ax.plot(rows[column], place, marker, color=color, label=named)
    base = float(rows["base_rate"].dropna().iloc[0])
    ax.axvline(base, color=GREY, linestyle="--", linewidth=1.2, label=texts(f"{t}.base"))
    ax.set_yticks(place, words.alarm_names(rows.index, rows.index[rows["base_rate"].isna()]))
    ax.set_xlim(-0.02, 1.02)
    in_percent(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    legend(ax)
    speaking = scorecard[scorecard["caught"] > 0]
    if speaking.empty:
        finding(fig, texts(f"{t}.none"), texts(f"{t}.none_todo"))
        return placed(fig, _ROOM[language()])
    best = speaking["precision"].idxmax()
    row = speaking.loc[best]
    said = texts(
        f"{t}.title", name=words.name("alarms", best), calls=row.calls_per_leaver, lift=row.lift
    )
    todo = "combined_todo" if best == "combined" else "todo"
    finding(fig, said, texts(f"{t}.{todo}", recall=row.recall))
    return placed(fig, _ROOM[language()])
