"""A mapping held against the schema: tables, columns, units, code lists, defaults."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from casekit.mart.contract.relations import ACCEPTABLE
from casekit.mart.extract.faults import Unfit
from casekit.mart.extract.mapping import ColumnMap, Mapping, TableMap
from casekit.mart.extract.months import pattern_of
from casekit.mart.extract.numbers import UNITS
from casekit.mart.extract.values import reader_of
from synthetic.schema import TABLES, Column, Table

REQUIRED = ("subscribers", "monthly")
"""Without these there is no base and no history."""
NEEDED = {"monthly": ("status",)}
"""Columns besides the key without which nobody is in the base of a month."""

Fault = tuple[str, dict]


def open_tables() -> dict[str, Table]:
    """Return the tables that an extract may feed: all but those of the truth."""
    return {name: table for name, table in TABLES.items() if not table.truth}


def faults_of(mapping: Mapping) -> list[Fault]:
    """Return all in which a mapping does not agree with the schema, as (text, what it names)."""
    return list(_faults(mapping))


def _faults(mapping: Mapping) -> Iterator[Fault]:
    tables = open_tables()
    for name in REQUIRED:
        if name not in mapping.tables:
            yield "no_table", {"table": name}
    for rule in mapping.accept:
        if rule not in ACCEPTABLE:
            yield "no_rule", {"rule": rule, "rules": sorted(ACCEPTABLE)}
    for name, given in mapping.tables.items():
        if name not in tables:
            yield "unknown_table", {"table": name, "near": _near(name, tables)}
        else:
            yield from _table_faults(tables[name], given)


def _table_faults(table: Table, given: TableMap) -> Iterator[Fault]:
    for name in (*table.key, *NEEDED.get(table.name, ())):
        if name not in given.columns:
            yield "no_column", {"table": table.name, "column": name}
    if given.renumber:
        yield from _renumber_faults(table)
    for name, spec in given.columns.items():
        where = f"{table.name}.{name}"
        if name not in table.names:
            yield "unknown_column", {"where": where, "near": _near(name, table.names)}
        else:
            if spec.clip and owner_of(table, name):
                yield "no_clip", {"where": where}
            for rule, facts in _column_faults(table[name], spec):
                yield rule, {"where": where, **facts}


def _renumber_faults(table: Table) -> Iterator[Fault]:
    owners = {owner_of(table, name) for name in table.key} - {None, table.name}
    if owners:  # a numbering by this table's own order would name other people
        yield "others_numbers", {"table": table.name, "owners": sorted(owners)}


def owner_of(table: Table, column: str) -> str | None:
    """Return the name of the table whose rows a column's values number; None for any other column.

    Numbers of another table's rows belong to that table, in the key of their own table too: the
    subscribers of `churn` are those of `subscribers`. A key of words, as that of `costs`, numbers
    nothing.
    """
    if table[column].values:
        return None
    pointed_to = dict(table.references).get(column)
    if pointed_to is None and table.key == (column,):
        return table.name
    return pointed_to


def _column_faults(column: Column, spec: ColumnMap) -> Iterator[Fault]:
    if spec.column is None and not spec.from_name and spec.default is None:
        yield "no_source", {}
    if spec.column is not None and spec.from_name:
        yield "two_sources", {}
    if spec.from_name and not column.is_month:
        yield "name_is_month", {}
    if spec.month is not None:
        yield from _month_faults(column, spec.month)
    known = UNITS.get(column.unit, {})
    if spec.unit is not None and spec.unit.lower() not in known and spec.unit != column.unit:
        yield "unknown_unit", {"value": spec.unit, "units": [*known] or [column.unit or "–"]}
    if column.values and spec.codes:
        wrong = sorted(set(spec.codes.values()) - set(column.values))
        if wrong:
            yield "unknown_words", {"words": wrong, "wanted": list(column.values)}
    elif spec.codes:
        yield from _unreadable("code_unfit", column, spec, spec.codes.values())
    if spec.default is not None:
        yield from _unreadable("default_unfit", column, spec, [spec.default])


def _month_faults(column: Column, written: str) -> Iterator[Fault]:
    if not column.is_month:
        yield "no_month_column", {}
    try:
        pattern_of(written)
    except ValueError:
        yield "no_month_form", {"value": written}


def _unreadable(rule: str, column: Column, spec: ColumnMap, written) -> Iterator[Fault]:
    """Values of the mapping itself must be such as the mart writes them."""
    read = reader_of(column, ColumnMap(clip=spec.clip))
    for value in written:
        try:
            settled = read(value)[0] is not None or column.optional
        except Unfit:
            settled = False
        if not settled:
            yield rule, {"value": value}


def _near(name: str, among) -> list[str]:
    return difflib.get_close_matches(name, list(among), n=3, cutoff=0.5) or list(among)
