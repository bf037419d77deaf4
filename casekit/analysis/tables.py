"""Tables for reading: columns named and written in the reader's language; what needs the truth."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps

import pandas as pd

from casekit.drawing.tables import Sentence, written
from casekit.mart import Mart, NoTruth, names


def headed(
    table: pd.DataFrame,
    styles: Mapping[str, str],
    rows: Sequence[str] | None = None,
    corner: str | None = None,
) -> pd.DataFrame:
    """Return the chosen columns of a table, named by `mart.names` and written for a reader.

    Args:
        table: figures.
        styles: column → style of `drawing.tables.written`.
        rows: what the rows are called; by default the table's own index.
        corner: what the rows are.
    """
    shown = pd.DataFrame(
        {
            names.heading(column): [written(value, style) for value in table[column]]
            for column, style in styles.items()
        },
        index=table.index if rows is None else list(rows),
    )
    return shown.rename_axis(corner)


def from_truth(make: Callable) -> Callable:
    """Return a maker of a table that says what is missing where the data have no truth."""

    @wraps(make)
    def made(mart: Mart):
        try:
            return make(mart)
        except NoTruth as fault:
            return Sentence(str(fault))

    return made
