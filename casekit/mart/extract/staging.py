"""Rows on their way: kept on disk by part while the files are read, then put in order and checked.

An extract's rows come in any order. They are appended to one file for each part of a table (a month
of `monthly`, a quarter of `ties`), so that no more than one part has to be held in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from casekit.mart.extract.report import Finding, Report
from casekit.mart.source import part_column
from synthetic.calendar import month_range, months_between
from synthetic.schema import Table
from synthetic.storage import arrow_type

FILE, LINE = "_file", "_line"
_ALONE = pa.ipc.IpcReadOptions(use_threads=False)  # threads cost memory of their own
MOST_PARTS = 400
"""Months (or quarters) of one table: more than thirty years of them are no months."""


def stored_schema(table: Table) -> pa.Schema:
    """The rows of a table as they are kept here: categories as codes, anything may be null."""
    fields = [
        pa.field(c.name, pa.int8() if c.dtype == "category" else arrow_type(c))
        for c in table.columns
    ]
    return pa.schema([*fields, pa.field(FILE, pa.int16()), pa.field(LINE, pa.int64())])


class Stage:
    """The rows of one table, appended chunk by chunk and given back part by part."""

    def __init__(self, table: Table, folder: Path, report: Report, repeated: str = "refuse"):
        self.table, self.folder, self.report, self.repeated = table, folder, report, repeated
        self.files: list[str] = []
        """Names of the files that rows came from, in the order of their numbers."""
        self.met: dict[str, int] = {}
        """Rows met in each file."""
        self.by = part_column(table)
        self.schema = stored_schema(table)
        self._open: dict[int | None, pa.RecordBatchFileWriter] = {}
        folder.mkdir(parents=True, exist_ok=True)

    @property
    def parts(self) -> list[int | None]:
        """The months (or quarters) that rows were met of, in order; [None] where there are none."""
        return sorted(self._open) if self.by and self._open else [None]

    def append(self, rows: pa.RecordBatch) -> None:
        """Keep some rows; those without a whole key are dropped (and were refused before)."""
        self.met[self.files[-1]] = self.met.get(self.files[-1], 0) + len(rows)
        for name in self.table.key:
            rows = rows.filter(pc.is_valid(rows.column(name)))
        if self.by is None:
            self._file(None).write(rows)
            return
        where = rows.column(self.by)
        for part in pc.unique(where).to_pylist():
            if part not in self._open and len(self._open) >= MOST_PARTS:
                target = f"{self.table.name}.{self.by}"
                self.report.refuse("too_many_months", target=target, most=MOST_PARTS)
                return
            self._file(part).write(rows.filter(pc.equal(where, part)))

    def close(self) -> None:
        """Finish the files, so that they can be read."""
        for file in self._open.values():
            file.close()

    def read(self, part: int | None) -> pa.Table:
        """Return the rows of a part in the order of their keys, exact repeats taken out.

        Rows that share a key and differ are refused, and left out but for one.
        """
        if part not in self._open:
            return self.schema.empty_table()
        with pa.OSFile(str(self._path(part))) as file:
            rows = pa.ipc.open_file(file, options=_ALONE).read_all()
        return _in_order(self._once(rows), self.table)

    def _once(self, rows: pa.Table) -> pa.Table:
        """Rows without those that repeat an earlier one; rows that contradict it are refused,
        unless the mapping says which of them holds."""
        key = list(self.table.key)
        keys = rows.select(key).to_pandas()
        if not keys.duplicated().any():
            return rows
        again = rows.filter(pa.array(keys.duplicated(keep=False))).to_pandas()
        repeats = again.duplicated(self.table.names)
        self._tell("repaired", "repeated_row", again[repeats])
        different = again[~repeats]
        clash = different[different.duplicated(key)]
        if self.repeated != "refuse":
            self._tell("repaired", f"kept_{self.repeated}", clash)
        elif len(clash):
            self._tell("refused", "repeated_key", clash, **self._contrast(different, clash.iloc[0]))
        keep = "last" if self.repeated == "last" else "first"
        return rows.filter(pa.array(~keys.duplicated(keep=keep)))

    def _contrast(self, rows: pd.DataFrame, second: pd.Series) -> dict:
        """The line that a row contradicts, and in which columns."""
        key = list(self.table.key)
        first = rows[(rows[key] == second[key]).all(axis=1)].iloc[0]
        differ = [name for name in self.table.names if not _alike(first[name], second[name])]
        return {"other": f"{first[LINE]:,}", "differ": differ}

    def _tell(self, kind: str, rule: str, rows: pd.DataFrame, **facts) -> None:
        if rows.empty:
            return
        first = rows.iloc[0]
        numbers = [name for name in self.table.key if self.table[name].dtype != "category"]
        found = {
            "file": self.files[int(first[FILE])],
            "target": f"{self.table.name}.{'+'.join(self.table.key)}",
            "rows": len(rows),
            "line": int(first[LINE]),
            "value": ", ".join(f"{name}={_plainly(first[name])}" for name in numbers),
            "facts": facts,
        }
        self.report.add(Finding(kind, rule, **found))

    def _path(self, part: int | None) -> Path:
        return self.folder / f"{part or 'all'}.arrow"

    def _file(self, part: int | None) -> pa.RecordBatchFileWriter:
        if part not in self._open:
            self._open[part] = pa.ipc.new_file(self._path(part), self.schema)
        return self._open[part]


def _plainly(value) -> str:
    """A key as it is read: gaps elsewhere have turned whole numbers into floats."""
    return f"{value:.0f}" if isinstance(value, float) else str(value)


def _alike(one, other) -> bool:
    return one == other or (pd.isna(one) and pd.isna(other))


def _in_order(rows: pa.Table, table: Table) -> pa.Table:
    """Rows by month, then by key: the order in which the generator writes them."""
    months = ["month"] if "month" in table.names else []
    names = list(dict.fromkeys([*months, *table.key]))
    keys = [rows.column(name).to_numpy() for name in reversed(names)]
    return rows.take(np.lexsort(keys))


def finished(rows: pa.Table, table: Table) -> pa.Table:
    """Return staged rows as a dataset's file holds them; where nothing is known there is null."""
    arrays, fields = [], []
    for column in table.columns:
        values = rows.column(column.name).combine_chunks()
        if column.dtype == "category":
            values = pa.DictionaryArray.from_arrays(values, pa.array(column.values, pa.string()))
        arrays.append(values)
        nullable = column.optional or bool(values.null_count)
        fields.append(pa.field(column.name, arrow_type(column), nullable=nullable))
    return pa.Table.from_arrays(arrays, schema=pa.schema(fields))


def month_gaps(months: list[int]) -> Iterator[int]:
    """Yield the months between the first and the last that are not among them."""
    if months:
        whole = month_range(months[0], int(months_between(months[0], months[-1])) + 1)
        yield from (month for month in whole if month not in set(months))
