"""A mart as it would be if an operator's extract had lacked some tables or columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pandas as pd

from casekit.mart import Mart
from synthetic.schema import TABLES, Table


class _Without:
    """The tables of a source, the lacking columns empty and the lacking tables without rows."""

    def __init__(self, source, lacking: frozenset[str]):
        self.source, self.lacking = source, lacking

    def has(self, table: Table) -> bool:
        return self.source.has(table)

    def months(self, table: Table) -> list[int | None]:
        return self.source.months(table)

    def read(
        self, table: Table, columns: Sequence[str], months: Collection[int] | None
    ) -> pd.DataFrame:
        rows = self.source.read(table, columns, months)
        gone = [name for name in columns if f"{table.name}.{name}" in self.lacking]
        if set(table.names) <= {
            name for name in table.names if f"{table.name}.{name}" in self.lacking
        }:
            return rows.iloc[:0]
        return rows.assign(**dict.fromkeys(gone, None))


def without(mart: Mart, *names: str) -> Mart:
    """Return the mart without some tables ("contracts") and columns ("monthly.bill")."""
    lacking = frozenset(
        column
        for name in names
        for column in ([name] if "." in name else [f"{name}.{one}" for one in TABLES[name].names])
    )
    source = _Without(mart.source, lacking)
    return Mart(source, mart.months, mart.scenario, mart.seed, unknown=lacking | mart.unknown)
