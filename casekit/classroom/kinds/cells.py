"""Cells of a shown table as the options of a MultipleChoice."""

from collections.abc import Callable
from dataclasses import dataclass

import pandas as pd

from casekit import text
from casekit.classroom.kinds.listed import labelled


@dataclass(frozen=True)
class Cells:
    """The cells of a table; an option's key is (row, column).

    Rows and columns that are texts are called by text.yml, under `rows.<key>` and `columns.<key>`;
    others, such as months, by a label as with the options of a Choice.

    Args:
        table: mart → DataFrame with each row and column once. What its cells hold is shown as it is,
            decimals rounded; what is missing is no option.
        only: columns whose cells can be ticked, the others are for reading; all if empty.
        row, column: labels of rows and columns that are no texts.
    """

    table: Callable[[object], pd.DataFrame]
    only: tuple = ()
    row: str | dict | Callable = "{value}"
    column: str | dict | Callable = "{value}"

    def __call__(self, mart: object) -> list[tuple]:
        """Return the cells that can be ticked, row by row."""
        table = self.table(mart)
        columns = [one for one in table.columns if not self.only or one in self.only]
        return [
            (row, column)
            for row in table.index
            for column in columns
            if not is_missing(table.at[row, column])
        ]

    def row_label(self, key: object, question) -> str:
        """Return what a row is called in the current language."""
        return _called(key, "rows", self.row, question)

    def column_label(self, key: object, question) -> str:
        """Return what a column is called in the current language."""
        return _called(key, "columns", self.column, question)

    def label_of(self, key: tuple, question) -> str:
        """Return what a cell is called in the current language."""
        row, column = key
        return f"{self.row_label(row, question)} · {self.column_label(column, question)}"


def _called(key: object, part: str, label: str | dict | Callable, question) -> str:
    if isinstance(key, str):
        return question.texts(question.key(f"{part}.{key}"))
    return labelled(label, key)


def shown(value: object) -> str:
    """Return what a cell holds as a reader sees it."""
    if is_missing(value):
        return ""
    return text.number(value) if isinstance(value, float) else str(value)


def is_missing(value: object) -> bool:
    """Tell whether a cell holds nothing."""
    return pd.api.types.is_scalar(value) and bool(pd.isna(value))
