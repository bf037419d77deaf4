"""A column of an extract, chunk by chunk, from text to the mart's type."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pyarrow as pa

from casekit.mart.extract.faults import Unfit
from casekit.mart.extract.mapping import ColumnMap
from casekit.mart.extract.values import Read, reader_of
from synthetic.schema import Column
from synthetic.storage import arrow_type

_REMEMBERED = 100_000
"""Different values that a column keeps; a base repeats most of its words and many of its numbers."""

Found = Callable[..., None]
"""`found(kind, rule, rows, line, value, **facts)`, as in `reading.Told`."""


class ColumnReader:
    """Turns one column's text into an Arrow array of its stored type (categories as codes)."""

    def __init__(self, column: Column, spec: ColumnMap, read: Read | None = None):
        self.column, self.spec = column, spec
        self._read = read or reader_of(column, spec)
        self._kind = pa.int8() if column.dtype == "category" else arrow_type(column)
        self._known: dict[str, tuple[object, tuple[str, ...], Unfit | None]] = {}

    def read(self, texts: pa.Array, lines: np.ndarray, found: Found) -> pa.Array:
        """Return the values of a chunk; null where there is none, or where it was refused."""
        encoded = texts.fill_null("").dictionary_encode()
        words = encoded.dictionary.to_pylist()
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        readings = [self._reading(word) for word in words]
        indices = encoded.indices.to_numpy()
        self._tell(words, readings, indices, lines, found)
        return pa.array([value for value, _, _ in readings], self._kind).take(encoded.indices)

    def constant(self, written: str, rows: int) -> pa.Array:
        """Return a column that has one value in all rows; Unfit if it cannot be read."""
        value = self._stored(self._read(written)[0])
        return pa.repeat(pa.scalar(value, self._kind), rows)

    def empty(self, rows: int) -> pa.Array:
        """Return a column of which nothing is known."""
        return pa.nulls(rows, self._kind)

    def _reading(self, word: str) -> tuple[object, tuple[str, ...], Unfit | None]:
        if word not in self._known:
            try:
                value, repairs = self._read(word)
                self._known[word] = self._stored(value), repairs, None
            except Unfit as fault:
                self._known[word] = None, (), fault
        return self._known[word]

    def _stored(self, value):
        if self.column.dtype != "category" or value is None:
            return value
        return self.column.values.index(value)

    def _tell(self, words, readings, indices, lines, found: Found) -> None:
        """Tell repairs and faults, the earliest row first, so that the example is the first."""
        odd = [place for place, (_, repairs, fault) in enumerate(readings) if repairs or fault]
        if not odd:
            return
        rows = np.bincount(indices, minlength=len(words))
        first = np.zeros(len(words), dtype=np.int64)
        first[indices[::-1]] = np.arange(len(indices))[::-1]
        for place in sorted(odd, key=first.__getitem__):
            _, repairs, fault = readings[place]
            seen = int(rows[place]), int(lines[first[place]]), words[place]
            for repair in dict.fromkeys(repairs):
                found("repaired", repair, *seen)
            if fault is not None:
                found("refused", fault.rule, *seen, **fault.facts)
