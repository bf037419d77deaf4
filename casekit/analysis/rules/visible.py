"""What rules may read: what anybody at the operator could see, and nothing of the truth."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import pandas as pd

from casekit.analysis.rules.faults import RuleFault
from casekit.mart import Mart
from casekit.mart.signals import features
from synthetic.schema import TABLES


@lru_cache(maxsize=1)
def unseen() -> frozenset[str]:
    """Return the names of the columns that only the truth has."""
    columns: dict[bool, set[str]] = {True: set(), False: set()}
    for table in TABLES.values():
        columns[table.truth] |= {column.name for column in table.columns}
    return frozenset(columns[True] - columns[False])


def refuse_unseen(columns: Iterable[str]) -> None:
    """Raise RuleFault if a column, by its name, is one that only the truth has."""
    for column in columns:
        if column in unseen():
            raise RuleFault("unseen", column=column)


def visible(mart: Mart, month: int, more: pd.DataFrame | None = None) -> pd.DataFrame:
    """Return what is seen at the end of a month of each subscriber then active, for rules to read.

    One row a subscriber (index), one column a feature of `mart.signals`, and those of `more`, e.g.
    a score; whom `more` does not know has nothing there (NaN).

    Raises:
        RuleFault: a column of `more` is one that only the truth has.
        MonthOutside: the data do not have the month.
    """
    seen = features(mart, month)
    if more is None:
        return seen
    refuse_unseen(more.columns)
    return seen.join(more)
