"""The report in pictures: each function takes a report and returns a figure.

`CHARTS` lists them in the order of the page; `drawn` makes those that a base can tell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from casekit.mart import Lacking
from casekit.trust.charts.leaving import contacts
from casekit.trust.charts.monthly import months
from casekit.trust.quantities import Unanswerable
from casekit.trust.report import Report

CHARTS: tuple[Callable, ...] = (months, contacts)

__all__ = ["CHARTS", "drawn", *(chart.__name__ for chart in CHARTS)]


def drawn(report: Report) -> Iterator[tuple[str, object]]:
    """Yield (name, figure) of each chart that the dataset can tell; none of unsound data."""
    for chart in CHARTS if report.sound else ():
        try:
            yield chart.__name__, chart(report)
        except (Lacking, Unanswerable, KeyError):
            continue
