"""A question whose answer is a table (or one column of figures by group)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.columns import figures, is_share, near, words
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.kinds.table_shape import flat, in_order, keys_of, named_like
from casekit.classroom.kinds.table_slips import figures_slip, other_names, rows_slip
from casekit.classroom.speech import type_word

_MOST_CELLS = 20_000_000


class Sides(NamedTuple):
    """A learner's table and the author's, brought into one shape.

    Attributes:
        given, truth: the frames with the same columns.
        keys, others: columns that name a row, and those that are compared.
    """

    given: pd.DataFrame
    truth: pd.DataFrame
    keys: list
    others: list


@dataclass(frozen=True)
class Table(Kind):
    """A table; any route to the right figures is right.

    The order of rows and columns, the index, dtypes and surplus columns do not matter unless named
    in `heed`. A Series, or a group-by result with its groups in the index, is a table too. Columns
    that were rounded are right at their own precision; columns of shares may be percentages.

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
        if isinstance(answer, (np.ndarray, list, tuple)):
            raise Unreadable("no_names", given=type_word(answer))
        if not isinstance(answer, pd.DataFrame):
            raise Unreadable("not_a_table", given=type_word(answer))
        if not answer.size:
            raise Unreadable("empty_table")
        if answer.size > _MOST_CELLS:
            raise Unreadable("too_long", count=len(answer))
        return answer

    def fits(self, value: pd.DataFrame, other: pd.DataFrame) -> bool:
        return self._difference(value, other) is None

    def fits_unrounded(self, value: pd.DataFrame, other: pd.DataFrame) -> bool:
        return self._difference(value, other, rounded=False) is None

    def slip(self, value, reference, more: int = 0) -> Said | None:
        try:
            sides = self.sides(value, reference)
        except KeyError as missing:
            return self._without_column(value, reference, str(missing.args[0]))
        stand_in = self._stand_in(value, sides)
        if stand_in is not None:
            return self._without_column(value, reference, stand_in)
        for name, renamed in other_names(sides).items():
            if self._difference(renamed, reference) is None:
                return Said(f"slips.{name}", {"column": str(sides.keys[0])})
        if "row_order" in self.heed:
            if self._difference(value.iloc[::-1], reference) is None:
                return Said("slips.rows_reversed")
            if replace(self, heed=set(self.heed) - {"row_order"}).fits(value, reference):
                return None  # the order alone is wrong, and the shortfall says so
        return rows_slip(sides) or figures_slip(sides, self._agree)

    def _stand_in(self, value: pd.DataFrame, sides: Sides) -> str | None:
        """Return the column whose place another one took, if its figures are none of it.

        A column of figures alone may have any name; of several, a wrong one is likely something else.
        """
        lacking = [
            name for name in sides.others if name not in flat(value, list(sides.truth.columns))
        ]
        if len(sides.others) < 2 or len(lacking) != 1 or len(sides.given) != len(sides.truth):
            return None
        name = lacking[0]
        alike = self._alike(sides.given[name], sides.truth[name])
        return None if alike.mean() > 0.5 else str(name)

    def _without_column(self, value, reference, missing: str) -> Said:
        truth = flat(reference, list(reference.columns))
        keys = [name for name in self.keys or keys_of(truth) if name in truth.columns]
        columns = {str(name) for name in value.columns}
        if keys and set(words(truth[keys[0]])) <= columns:
            return Said("slips.transposed", {"column": str(keys[0])})
        shown = [str(name) for name in value.columns][:8]
        return Said("slips.column_missing", {"column": missing, "columns": shown})

    def shortfall(self, value, reference, grade: Grade) -> Said:
        return self._difference(value, reference) or Said("not_yet.other")

    def slots(self, value, other=None, question=None) -> dict:
        return {"rows": len(value), "columns": value.shape[1]}

    def note(self, value, other=None) -> Said | None:
        if other is None:
            return None
        try:
            sides = self.sides(value, other)
        except KeyError:
            return None
        if len(sides.given) != len(sides.truth):
            return None
        read = [str(name) for name in sides.others if self._is_percent(sides, name)]
        return Said("read_columns", {"columns": read}) if read else None

    def looks(self, value: pd.DataFrame) -> Said:
        shown = flat(value, []) if value.index.names == [None] else value.reset_index()
        slots = {"rows": len(value), "columns": [str(name) for name in shown.columns][:8]}
        flags = [name for name in value.columns if pd.api.types.is_bool_dtype(value[name])]
        if len(flags) == 1:
            return Said("looks.flags", {**slots, "true": int(value[flags[0]].sum())})
        return Said("looks.table", slots)

    def wanted(self, reference: pd.DataFrame) -> Said:
        truth = flat(reference, list(reference.columns))
        flags = any(pd.api.types.is_bool_dtype(truth[name]) for name in truth.columns)
        slots = {"rows": len(truth), "columns": [str(name) for name in truth.columns]}
        if flags and self.keys:
            return Said("wanted.flags", {**slots, "key": "/".join(self.keys)})
        return Said("wanted.table", slots)

    def how(self, reference: pd.DataFrame) -> Said:
        truth = flat(reference, list(reference.columns))
        if len(self.keys) == 1 and truth.shape[1] == 2:
            return Said("kinds.series", {"key": self.keys[0]})
        return Said("kinds.table")

    def sides(self, value: pd.DataFrame, reference: pd.DataFrame) -> Sides:
        """Return both tables in one shape; raise KeyError for a column that is missing."""
        truth = flat(reference, list(reference.columns))
        given = named_like(flat(value, list(truth.columns)), truth)[list(truth.columns)]
        keys = [name for name in self.keys or keys_of(truth) if name in truth.columns]
        others = [name for name in truth.columns if name not in keys]
        if "row_order" not in self.heed:
            given, truth = (in_order(frame, keys or others) for frame in (given, truth))
        return Sides(given, truth, keys, others)

    def _difference(
        self, value: pd.DataFrame, reference: pd.DataFrame, rounded: bool = True
    ) -> Said | None:
        """Name the first thing that differs; never a figure of the reference."""
        try:
            sides = self.sides(value, reference)
        except KeyError as missing:
            return Said("not_yet.table_column", {"column": missing.args[0]})
        return self._unlike_shape(value, sides) or self._unlike_cells(sides, rounded)

    def _unlike_shape(self, value: pd.DataFrame, sides: Sides) -> Said | None:
        truth = sides.truth
        given = flat(value, list(truth.columns))
        if "no_more_columns" in self.heed and given.shape[1] > truth.shape[1]:
            return Said("not_yet.table_more_columns")
        if "column_order" in self.heed:
            kept = [name for name in given.columns if name in truth.columns]
            if kept != list(truth.columns):
                return Said("not_yet.table_column_order")
        if len(given) != len(truth):
            more = len(given) > len(truth)
            return Said("not_yet.table_more_rows" if more else "not_yet.table_fewer_rows")
        if "dtype" in self.heed:
            for name in truth.columns:
                if sides.given[name].dtype != truth[name].dtype:
                    return Said("not_yet.table_dtype", {"column": name})
        return None

    def _unlike_cells(self, sides: Sides, rounded: bool) -> Said | None:
        given, truth, keys, others = sides
        for name in (*keys, *others):
            alike = (
                _same_names(given[name], truth[name])
                if name in keys
                else self._alike(given[name], truth[name], rounded)
            )
            if alike.all():
                continue
            row = int(np.argmin(alike))
            if name in keys:
                ordered = "row_order" in self.heed
                return Said("not_yet.table_row_order" if ordered else "not_yet.table_rows")
            if figures(truth[name]) is not None and figures(given[name]) is None:
                return Said("not_yet.table_text", {"column": str(name)})
            if not keys:
                return Said("not_yet.table_figures", {"column": str(name)})
            where = _named({key: truth[key].iloc[row] for key in keys})
            if pd.api.types.is_bool_dtype(truth[name]) and figures(given[name]) is not None:
                return _flags(given[name], truth[name])
            slots = {"column": str(name), "row": where, "count": int((~alike).sum())}
            return Said("not_yet.table_cell", {**slots, "all": len(truth)})
        return None

    def unlike_keys(self, value: pd.DataFrame, reference: pd.DataFrame) -> tuple[str, set] | None:
        """Return the one key column and the keys of rows that differ, or None where that says
        nothing: other rows than asked for, several keys, or a column that is missing."""
        try:
            sides = self.sides(value, reference)
        except KeyError:
            return None
        if len(sides.keys) != 1 or len(sides.given) != len(sides.truth):
            return None
        key = sides.keys[0]
        if not _same_names(sides.given[key], sides.truth[key]).all():
            return None
        wrong = np.zeros(len(sides.truth), dtype=bool)
        for name in sides.others:
            wrong |= ~self._alike(sides.given[name], sides.truth[name])
        return key, set(sides.truth[key][wrong])

    def _agree(self, given: np.ndarray, truth: np.ndarray) -> bool:
        """Tell whether two columns of figures agree."""
        return bool(near(given, truth, self.relative, self.absolute).all())

    def _is_percent(self, sides: Sides, name: str) -> bool:
        given, truth = (figures(frame[name]) for frame in (sides.given, sides.truth))
        if given is None or truth is None or not is_share(truth) or self._agree(given, truth):
            return False
        return self._agree(given / 100, truth)

    def _alike(self, given: pd.Series, truth: pd.Series, rounded: bool = True) -> np.ndarray:
        a, b = (figures(column) for column in (given, truth))
        if a is None or b is None:
            return words(given) == words(truth)

        def compared(x: np.ndarray) -> np.ndarray:
            if rounded:
                return near(x, b, self.relative, self.absolute)
            return np.isclose(x, b, rtol=self.relative, atol=self.absolute, equal_nan=True)

        alike = compared(a)
        if not alike.all() and is_share(b):
            as_percent = compared(a / 100)
            alike = as_percent if as_percent.all() else alike
        return alike


def _same_names(given: pd.Series, truth: pd.Series) -> np.ndarray:
    """Tell where two columns name the same rows. A month later is another row, however near in size."""
    a, b = (figures(column) for column in (given, truth))
    if a is None or b is None:
        return words(given) == words(truth)
    return np.isclose(a, b, rtol=0, atol=1e-9, equal_nan=True)


def _named(row: dict) -> list[Said]:
    """Return what names a row: “31” by one key, subscriber 31, month 202406 by several."""
    if len(row) == 1:
        return [Said("named_alone", {"value": str(one)}) for one in row.values()]
    return [Said("named", {"key": f"`{key}`", "value": str(one)}) for key, one in row.items()]


def _flags(given: pd.Series, truth: pd.Series) -> Said:
    """Say how many rows are true that should not be, and the other way round."""
    a, b = figures(given), figures(truth)
    slots = {"column": str(truth.name), "true": int((a > 0).sum())}
    return Said("not_yet.table_flags",
                {**slots, "more": int((a > b).sum()), "fewer": int((a < b).sum())})  # fmt: skip


def _from_mapping(answer: Mapping) -> pd.DataFrame | pd.Series:
    """Read a dict of columns, or a dict group → figure."""
    if all(np.ndim(item) == 0 for item in answer.values()):
        return pd.Series(dict(answer))
    try:
        return pd.DataFrame(dict(answer))
    except ValueError:
        raise Unreadable("ragged") from None
