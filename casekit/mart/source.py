"""Where a mart's tables come from: the files of a dataset, or frames in memory."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Protocol

import pandas as pd

from casekit.mart.faults import NoSuchTable, PartUnreadable
from casekit.mart.manifest import TRUTH, Manifest
from casekit.mart.reading import conform, join, read_part
from synthetic.schema import Table


def key_of(table: Table) -> str:
    """The table's name in a dataset: that of its folder."""
    return TRUTH + table.name if table.truth else table.name


class Source(Protocol):
    """Gives tables by name; months choose among the files of a table kept by month or quarter."""

    def has(self, table: Table) -> bool:
        """Tell whether the table is listed."""

    def months(self, table: Table) -> list[int | None]:
        """The months of the table's parts, in order; [None] for a table that is not parted."""

    def read(
        self, table: Table, columns: Sequence[str], months: Collection[int] | None
    ) -> pd.DataFrame:
        """Return the chosen columns of the chosen months (all, if None)."""


class Files:
    """The Parquet files of a dataset's folder."""

    def __init__(self, folder: Path, manifest: Manifest):
        self.folder, self.manifest = folder, manifest

    def has(self, table: Table) -> bool:
        return key_of(table) in self.manifest.tables

    def months(self, table: Table) -> list[int | None]:
        return list(dict.fromkeys(part.month for part in self._parts(table)))

    def read(
        self, table: Table, columns: Sequence[str], months: Collection[int] | None
    ) -> pd.DataFrame:
        parts = [part for part in self._parts(table) if months is None or part.month in months]
        frames = [read_part(self.folder, part, table, columns) for part in parts]
        return join(frames, table, columns)

    def _parts(self, table: Table):
        if not self.has(table):
            raise NoSuchTable(table=table.name, folder=str(self.folder))
        return self.manifest.tables[key_of(table)]


class Frames:
    """Tables held in memory, under the names that their folders would have."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]):
        self.tables = dict(tables)
        self._conformed: dict[str, pd.DataFrame] = {}

    def has(self, table: Table) -> bool:
        return key_of(table) in self.tables

    def months(self, table: Table) -> list[int | None]:
        column = part_column(table)
        if column is None:
            return [None]
        return months_in(key_of(table), self._whole(table)[column])

    def read(
        self, table: Table, columns: Sequence[str], months: Collection[int] | None
    ) -> pd.DataFrame:
        frame = self._whole(table)
        if months is not None:
            column = part_column(table)
            if column is None:
                return frame.loc[[], list(columns)]
            frame = frame[frame[column].isin(list(months))].reset_index(drop=True)
        return frame[list(columns)]

    def _whole(self, table: Table) -> pd.DataFrame:
        key = key_of(table)
        if key not in self.tables:
            raise NoSuchTable(table=table.name, folder="memory")
        if key not in self._conformed:
            absent = [name for name in table.names if name not in self.tables[key]]
            if absent:
                detail = f"no column {', '.join(absent)}"
                raise PartUnreadable(folder="memory", part=key, detail=detail)
            self._conformed[key] = conform(self.tables[key], table)
        return self._conformed[key]


def months_in(part: str, values: pd.Series) -> list[int]:
    """Return the months (or quarters) of a column, in order; PartUnreadable if some are none."""
    try:
        whole = {month: int(month) for month in values.unique()}
        if any(month != number for month, number in whole.items()):
            raise ValueError("no whole numbers")
        return sorted(whole.values())
    except (TypeError, ValueError, OverflowError) as fault:
        detail = f"{values.name}: {values.iloc[0]!r}"
        raise PartUnreadable(folder="memory", part=part, detail=detail) from fault


def part_column(table: Table) -> str | None:
    """The column whose value names a row's file."""
    if table.by_month:
        return "month"
    return "quarter" if "quarter" in table.key else None
