"""A mart as it would be if an operator's extract had lacked some tables or columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import numpy as np
import pandas as pd

from casekit.mart import Mart, from_tables
from synthetic.schema import TABLES, Column, Table


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
        if all(f"{table.name}.{name}" in self.lacking for name in table.names):
            return rows.iloc[:0]
        gone = [name for name in columns if f"{table.name}.{name}" in self.lacking]
        return rows.assign(**{name: _nothing(table[name], len(rows)) for name in gone})


def _nothing(column: Column, rows: int):
    """A column of which nothing is known, in the type that an imported dataset gives it."""
    if column.dtype == "category":
        return pd.Categorical.from_codes([-1] * rows, categories=list(column.values))
    return None if column.dtype in {"bool", "string"} else np.full(rows, np.nan)


def without(mart: Mart, *names: str) -> Mart:
    """Return the mart without some tables ("contracts") and columns ("monthly.bill")."""
    lacking = frozenset(
        column
        for name in names
        for column in ([name] if "." in name else [f"{name}.{one}" for one in TABLES[name].names])
    )
    source = _Without(mart.source, lacking)
    return Mart(source, mart.months, mart.scenario, mart.seed, unknown=lacking | mart.unknown)


def last_months(mart: Mart, count: int) -> Mart:
    """Return the mart with its last months only, as an extract cut at a month would give it."""
    months = mart.months[-count:]
    tables = {name: mart.table(name) for name in TABLES if not TABLES[name].truth}
    for name in ("monthly", "churn", "contacts", "surveys", "desk_calls"):
        tables[name] = tables[name][tables[name]["month"] >= months[0]]
    tables["ties"] = tables["ties"][tables["ties"]["quarter"] >= months[0]]
    return from_tables(tables, mart.scenario)
