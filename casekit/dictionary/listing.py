"""Tables and columns of the schema in the reader's language."""

from __future__ import annotations

import re

from casekit.mart.source import part_column
from casekit.mart.wording import unit_name
from casekit.text import Catalogue, language
from synthetic.schema import TABLES, Column, Table

TEXTS = Catalogue("casekit.dictionary")
_ASIDE = re.compile(r"[（(].*?[）)]|,.*")
HEADS = ("column", "meaning", "type", "unit", "values", "key", "gaps")


def tables(truth: bool) -> list[Table]:
    """Return the tables that an operator sees, or those of the truth."""
    return [table for table in TABLES.values() if table.truth == truth]


def title(table: Table) -> str:
    """Return what a table is called."""
    return getattr(table, language())


def grain(table: Table) -> str:
    """Return what a row of it is: its key, in the reader's words."""
    return " × ".join(_short(table[column]) for column in table.key)


def parts(table: Table) -> str:
    """Return how its files are cut: by month, by quarter, or not at all."""
    return TEXTS(f"parts.{part_column(table) or 'whole'}")


def row(table: Table, column: Column) -> dict[str, str]:
    """Return what the dictionary says of a column, by the names in `HEADS`."""
    return {
        "column": column.name,
        "meaning": getattr(column, language()),
        "type": TEXTS(f"types.{_type(column)}"),
        "unit": unit_name(column.unit),
        "values": _values(column),
        "key": _key(table, column),
        "gaps": TEXTS("gaps") if column.optional else "",
    }


def _short(column: Column) -> str:
    return _ASIDE.sub("", getattr(column, language())).strip()


def _type(column: Column) -> str:
    if column.is_month:
        return "month"
    if column.dtype in {"category", "bool"}:
        return column.dtype
    return column.dtype.rstrip("0123456789").removeprefix("u")


def _values(column: Column) -> str:
    if column.values:
        return " / ".join(column.values)
    if column.dtype == "bool":
        return TEXTS("values.bool")
    if column.is_month:
        return TEXTS("values.month")
    return _range(column)


def _range(column: Column) -> str:
    form = "g" if column.unit == "year" else ",.10g"
    ends = {
        name: format(bound, form)
        for name, bound in (("low", column.low), ("high", column.high))
        if bound is not None
    }
    said = {("low",): "from", ("high",): "to", ("low", "high"): "between"}.get(tuple(ends))
    return TEXTS(f"values.{said}", **ends) if said else ""


def _key(table: Table, column: Column) -> str:
    said = [TEXTS("key.own")] if column.name in table.key else []
    said += [
        TEXTS("key.points", table=other) for name, other in table.references if name == column.name
    ]
    return " ".join(said)
