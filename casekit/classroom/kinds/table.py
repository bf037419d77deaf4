"""A question whose answer is a table (or one column of figures by group)."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.speech import type_word

_MOST_CELLS = 20_000_000


@dataclass(frozen=True)
class Table(Kind):
    """A table; any route to the right figures is right.

    The order of rows and columns, the index, dtypes and surplus columns do not matter unless named
    in `heed`. A Series, or a group-by result with its groups in the index, is a table too.

    Args:
        keys: columns that name a row; by default the reference's columns that are not floats.
        relative, absolute: accepted distance of figures.
        heed: any of "row_order", "column_order", "dtype", "no_more_columns".
    """

    keys: tuple[str, ...] = ()
    relative: float = 1e-4
    absolute: float = 1e-9
    heed: frozenset | set | tuple = ()
    name = "table"
    has_inputs = False

    def read(self, answer: object, mart: object) -> pd.DataFrame:
        if is_blank(answer):
            raise LeftBlank
        if answer is None:
            raise Unreadable("none")
        if isinstance(answer, Mapping) and answer:
            answer = _from_mapping(answer)
        if isinstance(answer, pd.Series):
            answer = answer.to_frame(answer.name if answer.name is not None else 0)
        if not isinstance(answer, pd.DataFrame):
            raise Unreadable("not_a_table", given=type_word(answer))
        if not answer.size:
            raise Unreadable("empty_table")
        if answer.size > _MOST_CELLS:
            raise Unreadable("too_long", count=len(answer))
        return answer

    def same(self, value: pd.DataFrame, other: pd.DataFrame) -> bool:
        return self._difference(value, other) is None

    def grade(self, value, reference, mart) -> Grade:
        return Grade(self._difference(value, reference) is None)

    def shortfall(self, value, reference, grade: Grade) -> Said:
        return self._difference(value, reference) or Said("not_yet.other")

    def slots(self, value, other=None, question=None) -> dict:
        return {"rows": len(value), "columns": value.shape[1]}

    def _difference(self, value: pd.DataFrame, reference: pd.DataFrame) -> Said | None:
        """Name the first thing that differs; never a figure of the reference."""
        truth = _flat(reference, list(reference.columns))
        try:
            given = _named_like(_flat(value, list(truth.columns)), truth)
        except KeyError as missing:
            return Said("not_yet.table_column", {"column": missing.args[0]})
        if "no_more_columns" in self.heed and given.shape[1] > truth.shape[1]:
            return Said("not_yet.table_more_columns")
        if "column_order" in self.heed:
            kept = [name for name in given.columns if name in truth.columns]
            if kept != list(truth.columns):
                return Said("not_yet.table_column_order")
        given = given[list(truth.columns)]
        if len(given) != len(truth):
            more = len(given) > len(truth)
            return Said("not_yet.table_more_rows" if more else "not_yet.table_fewer_rows")
        if "dtype" in self.heed:
            for name in truth.columns:
                if given[name].dtype != truth[name].dtype:
                    return Said("not_yet.table_dtype", {"column": name})
        return self._compare(given, truth)

    def _compare(self, given: pd.DataFrame, truth: pd.DataFrame) -> Said | None:
        keys = [name for name in self.keys or _keys_of(truth) if name in truth.columns]
        others = [name for name in truth.columns if name not in keys]
        unordered = "row_order" not in self.heed
        if unordered:
            given, truth = (_sorted(frame, keys or others) for frame in (given, truth))
        for name in (*keys, *others):
            alike = self._alike(given[name], truth[name])
            if alike.all():
                continue
            row = int(np.argmin(alike))
            if name in keys:
                return Said("not_yet.table_rows" if unordered else "not_yet.table_row_order")
            if not keys:
                return Said("not_yet.table_figures", {"column": name})
            where = "、".join(str(truth[key].iloc[row]) for key in keys)
            return Said(
                "not_yet.table_cell",
                {"column": str(name), "row": where, "count": int((~alike).sum())},
            )
        return None

    def _alike(self, given: pd.Series, truth: pd.Series) -> np.ndarray:
        a, b = (_figures(column) for column in (given, truth))
        if a is not None and b is not None:
            return np.isclose(a, b, rtol=self.relative, atol=self.absolute, equal_nan=True)
        return _words(given) == _words(truth)


def _from_mapping(answer: Mapping) -> pd.DataFrame | pd.Series:
    """Read a dict of columns, or a dict group → figure."""
    if all(np.ndim(item) == 0 for item in answer.values()):
        return pd.Series(dict(answer))
    try:
        return pd.DataFrame(dict(answer))
    except ValueError:
        raise Unreadable("ragged") from None


def _flat(frame: pd.DataFrame, wanted: list) -> pd.DataFrame:
    """Turn index levels that carry data into columns, drop the others.

    A level carries data when it is named as a wanted column is, or when it is nameless and the
    frame lacks wanted columns (a dict or Series group → figure).
    """
    names = list(frame.index.names)
    lacking = [name for name in wanted if name not in frame.columns]
    if isinstance(frame.index, pd.RangeIndex) and names == [None]:
        return frame.reset_index(drop=True)
    if any(
        name is not None and (name in lacking or wanted == list(frame.columns)) for name in names
    ):
        clear = [n for n in names if n is not None and n not in frame.columns]
        drop = [level for level, n in enumerate(names) if n not in clear]
        frame = frame.reset_index(level=drop, drop=True) if drop else frame
        return frame.reset_index()
    if names == [None] * len(names) and len(lacking) >= len(names) and lacking:
        return frame.rename_axis(lacking[: len(names)]).reset_index()
    return frame.reset_index(drop=True)


def _named_like(given: pd.DataFrame, truth: pd.DataFrame) -> pd.DataFrame:
    """Give a lone figure column the reference's name; raise KeyError for a column that is missing."""
    if given.columns.has_duplicates:
        given = given.loc[:, ~given.columns.duplicated()]
    missing = [name for name in truth.columns if name not in given.columns]
    surplus = [name for name in given.columns if name not in truth.columns]
    if len(missing) == 1 and len(surplus) == 1 and given.shape[1] == truth.shape[1]:
        return given.rename(columns={surplus[0]: missing[0]})
    if missing:
        raise KeyError(str(missing[0]))
    return given


def _keys_of(truth: pd.DataFrame) -> list:
    return [name for name in truth.columns if not pd.api.types.is_float_dtype(truth[name])]


def _sorted(frame: pd.DataFrame, by: list) -> pd.DataFrame:
    columns = {}
    for number, name in enumerate(by):
        figures = _figures(frame[name])
        columns[number] = _words(frame[name]) if figures is None else figures
    order = pd.DataFrame(columns).sort_values(list(columns), kind="stable").index
    return frame.reset_index(drop=True).loc[order].reset_index(drop=True)


def _figures(column: pd.Series) -> np.ndarray | None:
    """Return a column as floats, or None if it does not hold numbers."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        column = column.astype(column.cat.categories.dtype)
    if pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column):
        if pd.api.types.is_complex_dtype(column):
            return None
        return column.to_numpy(dtype=float, na_value=np.nan)
    if column.dtype == object and not any(isinstance(item, str) for item in column):
        try:
            return np.array([float(item) for item in column])
        except (TypeError, ValueError, OverflowError):
            return None
    return None


def _words(column: pd.Series) -> np.ndarray:
    return column.astype(str).to_numpy(dtype=object)
