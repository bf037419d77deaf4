"""Which months a model may learn from, and how good it looks by each way of splitting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from casekit.course.churn_warning import labels
from casekit.course.churn_warning.charts.words import texts
from casekit.course.churn_warning.splits import Split
from casekit.drawing.colours import AMBER, BLUE, GREEN, WAYS
from casekit.drawing.figures import figure, finding, legend
from synthetic.calendar import add_months


def split_calendar(split: Split, months: Sequence[int]):
    """Return a calendar of the months that are learnt from, judged on, and not yet known.

    Args:
        split: learning and judged months.
        months: all account months of the data.
    """
    first, last = split.train[-1], split.test[0]
    waiting = [m for m in months if first < m < last]
    kinds = {
        **dict.fromkeys(months, "outside"),
        **dict.fromkeys(split.train, "learn"),
        **dict.fromkeys(waiting, "wait"),
        **dict.fromkeys(split.test, "judge"),
    }
    colors = {"outside": "#E5E7EB", "learn": BLUE, "wait": AMBER, "judge": GREEN}
    fig, ax = figure(height=2.6)
    drawn = set()
    for place, month in enumerate(months):
        kind = kinds[month]
        name = None if kind in drawn else texts(f"split_calendar.{kind}")
        ax.bar(place, 1, width=0.92, color=colors[kind], label=name)
        drawn.add(kind)
    year_starts = [place for place, month in enumerate(months) if month % 100 in {1, 7}]
    ax.set_xticks(year_starts, [str(months[place]) for place in year_starts])
    ax.set_xlabel(texts("split_calendar.x"))
    ax.set_yticks([])
    ax.set_ylim(0, 1)
    ax.spines["left"].set_visible(False)
    ax.grid(visible=False)
    legend(ax)
    title = texts(
        "split_calendar.title", day=last, unready=len(waiting), newest=first,
        known=int(add_months(first, 3)),
    )  # fmt: skip
    finding(fig, title, texts("split_calendar.todo"))
    return fig


def optimism_bars(reports: Mapping[str, pd.DataFrame]):
    """Return the AUC of each kind of model by random rows and by time.

    Args:
        reports: kind of model → `splits.optimism`.
    """
    auc = pd.DataFrame({kind: report["auc"] for kind, report in reports.items()}).T
    fig, ax = figure()
    for step, way in enumerate(("random_rows", "by_time")):
        places = [place + 0.36 * (step - 0.5) for place in range(len(auc))]
        bars = ax.bar(places, auc[way], width=0.34, color=WAYS[way],
                      label=labels.name("ways", way))  # fmt: skip
        ax.bar_label(bars, [f"{value:.3f}" for value in auc[way]], fontsize=10, padding=2)
    ax.set_xticks(range(len(auc)), labels.names("models", auc.index))
    lowest = max(0.5, auc.to_numpy().min() - 0.08)
    ax.set_ylim(lowest, auc.to_numpy().max() + 0.06)
    ax.grid(visible=False, axis="x")
    ax.set_ylabel(texts("optimism_bars.y"))
    legend(ax)
    gap = auc["random_rows"] - auc["by_time"]
    vain = gap.idxmax()
    title = texts(
        "optimism_bars.title",
        kind=labels.name("models", vain),
        shown=auc.loc[vain, "random_rows"],
        real=auc.loc[vain, "by_time"],
    )
    finding(fig, title, texts("optimism_bars.todo"))
    return fig
