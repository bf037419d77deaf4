"""The calendar of an honest split."""

from __future__ import annotations

from collections.abc import Sequence

from casekit.analysis.models.splits import Split
from casekit.drawing.colours import AMBER, BLUE, GREEN
from casekit.drawing.figures import figure, finding, legend
from casekit.text import Catalogue
from synthetic.calendar import add_months

texts = Catalogue("casekit.analysis")


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
        name = None if kind in drawn else texts(f"charts.split_calendar.{kind}")
        ax.bar(place, 1, width=0.92, color=colors[kind], label=name)
        drawn.add(kind)
    year_starts = [place for place, month in enumerate(months) if month % 100 in {1, 7}]
    ax.set_xticks(year_starts, [str(months[place]) for place in year_starts])
    ax.set_xlabel(texts("charts.split_calendar.x"))
    ax.set_yticks([])
    ax.set_ylim(0, 1)
    ax.spines["left"].set_visible(False)
    ax.grid(visible=False)
    legend(ax)
    title = texts(
        "charts.split_calendar.title", day=last, unready=len(waiting), newest=first,
        known=int(add_months(first, 3)),
    )  # fmt: skip
    finding(fig, title, texts("charts.split_calendar.todo"))
    return fig
