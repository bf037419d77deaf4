"""What each alarm catches, what "at least k of them" catches, and how far ahead."""

from __future__ import annotations

import pandas as pd

from casekit.course.churn_warning import alarms, labels
from casekit.course.churn_warning.charts.words import texts
from casekit.drawing.axes import in_percent
from casekit.drawing.bars import bars_across, highlighted
from casekit.drawing.colours import AMBER, GREEN, GREY, MEASURES, RED, SKY
from casekit.drawing.figures import figure, finding, legend


def alarm_bars(scorecard: pd.DataFrame):
    """Return precision and recall of each alarm, side by side, the most precise on top.

    Args:
        scorecard: from `alarm_evaluation.scorecard`; alarms known of nobody come last, so marked.
    """
    table = scorecard.sort_values("precision", ascending=False)
    fig, (left, right) = figure(1, 2, width=8.2, height=4.0, sharey=True)
    names = labels.alarm_names(table.index, table.index[table["base_rate"].isna()])
    for ax, (column, color) in zip((left, right), MEASURES.items(), strict=True):
        values = table[column].fillna(0.0)
        shown = [labels.written(value, "0%") for value in table[column]]
        best = table[column].idxmax()
        bars_across(
            ax, names, values.to_list(), shown, highlighted(list(table.index), best, SKY, color)
        )
        in_percent(ax.xaxis)
        ax.set_xlabel(texts(f"alarm_bars.{column}"))
    right.invert_yaxis()  # the axis is shared: the second call had turned it back
    base = float(table["base_rate"].iloc[0])
    left.axvline(base, color=GREY, linestyle="--")
    precise, wide = table["precision"].idxmax(), table["recall"].idxmax()
    variant = "one" if precise == wide else "two"
    finding(
        fig,
        texts(
            f"alarm_bars.title.{variant}",
            precise=labels.name("alarms", precise),
            precision=table.loc[precise, "precision"],
            misses=1 - table.loc[precise, "recall"],
            wide=labels.name("alarms", wide),
            recall=table.loc[wide, "recall"],
            wrong=1 - table.loc[wide, "precision"],
        ),
        texts("alarm_bars.todo", base=base),
    )
    return fig


def count_lines(by_count: pd.DataFrame, ahead: pd.DataFrame):
    """Return how precise and how early "at least k alarms" is.

    Args:
        by_count: from `alarm_evaluation.by_count`, index k; columns alarmed, precision.
        ahead: from `alarm_counts.lead_by_count`, index k; columns ahead_2, ahead_3 (shares of leavers).
    """
    early = ahead["ahead_2"] + ahead["ahead_3"]
    ks = [k for k in by_count.index if k in early.index and by_count.loc[k, "alarmed"] > 0]
    precision, early = by_count.loc[ks, "precision"], early.loc[ks]
    fig, ax = figure()
    for series, key, color, marker in (
        (precision, "precise", MEASURES["precision"], "o"),
        (early, "early", RED, "s"),
    ):
        ax.plot(ks, series, color=color, marker=marker, label=texts(f"count_lines.{key}"))
    in_percent(ax.yaxis)
    ax.set_ylim(0, 1.05)
    ax.set_xticks(
        ks, [texts("count_lines.tick", k=k, n=int(by_count.loc[k, "alarmed"])) for k in ks]
    )
    ax.set_xlabel(texts("count_lines.x"))
    ax.set_ylabel(texts("count_lines.y"))
    legend(ax)
    last = ks[-1]
    title = texts(
        "count_lines.title", few=ks[0], many=last, precise_few=precision[ks[0]],
        precise_many=precision[last], early_few=early[ks[0]], early_many=early[last],
    )  # fmt: skip
    finding(fig, title, texts("count_lines.todo"))
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
    names = labels.alarm_names(table.index, missing)
    fig, ax = figure(height=4.2)
    start = pd.Series(0.0, index=table.index)
    for ahead, color in ((3, GREEN), (2, SKY), (1, AMBER)):
        ax.barh(names, table[f"ahead_{ahead}"], left=start, color=color, height=0.66,
                label=texts("lead_bars.ahead", months=ahead))  # fmt: skip
        start = start + table[f"ahead_{ahead}"]
    in_percent(ax.xaxis)
    ax.set_xlim(0, 1)
    ax.grid(visible=False, axis="y")
    ax.set_xlabel(texts("lead_bars.x"))
    legend(ax)
    first, last = table.index[-1], (table["ahead_1"] / table["warned"]).idxmax()
    title = texts(
        "lead_bars.title",
        first=labels.name("alarms", first),
        early=table.loc[first, "early"],
        late=labels.name("alarms", last),
        share=table.loc[last, "ahead_1"] / table.loc[last, "warned"],
    )
    finding(fig, title, texts("lead_bars.todo"))
    return fig
