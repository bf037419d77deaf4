"""The rules for single tables, derived from the schema: types, ranges, words, gaps, keys, months."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pandas as pd

from casekit.mart.contract.problem import Problem
from synthetic.schema import TABLES, Column, Table

MAY_LACK = frozenset(
    TABLES["monthly"][name]
    for name in (
        *("minutes_out", "minutes_in", "calls_out", "calls_in", "contacts", "off_net_share"),
        *("rival_calls", "sms", "data_gb", "over_gb", "active_days", "quality", "handset_age"),
        *("bill_checks", "packs", "blocked_calls", "counter_visits", "app_days", "days_late"),
    )
)
"""Measured use and habits: an operator's own data may lack it for some lines. Then it is unknown, and not 0."""


@cache
def schema_of(name: str, unknown: frozenset[str] = frozenset(), imported: bool = False):
    """Return the pandera schema of a table, derived from `synthetic.schema`; dtypes of the mart.

    Columns that are `unknown`, as an operator's extract lacked them, are left out; in imported
    data `MAY_LACK` may have gaps.
    """
    import pandera.pandas as pa

    columns = _columns_of(TABLES[name], imported)
    return pa.DataFrameSchema({c.name: _column(c) for c in columns if c.name not in unknown})


def _columns_of(table: Table, imported: bool) -> list[Column]:
    """The columns as they must be in made data, or in an operator's own."""
    return [
        replace(column, optional=True) if imported and column in MAY_LACK else column
        for column in table.columns
    ]


def _column(column: Column):
    import pandera.pandas as pa

    checks = []
    if column.dtype == "category":
        checks.append(pa.Check.isin(column.values, error="unknown_word"))
    if column.low is not None or column.high is not None:
        low = -np.inf if column.low is None else column.low
        high = np.inf if column.high is None else column.high
        checks.append(pa.Check.in_range(low, high, error="out_of_range"))
    if column.is_month:
        checks.append(pa.Check(_is_month, error="no_month"))
    return pa.Column(_dtype(column), checks, nullable=column.optional)


def _dtype(column: Column) -> str | None:
    """The dtype that the mart gives a sound column; words are judged one by one instead."""
    if column.dtype in {"category", "string"}:
        return None
    if column.dtype == "bool":
        return "bool"
    if not column.dtype.startswith("int"):
        return "float64"
    return None if column.optional else "int64"  # a gap turns whole numbers into floats


def _is_month(months: pd.Series) -> pd.Series:
    return (months % 100).between(1, 12) | months.isna()


def unfit_columns(
    table: Table, rows: pd.DataFrame, unknown: frozenset[str], imported: bool
) -> list[Problem]:
    """Return a problem for each known column with which nothing can be calculated.

    Its values are of another type, or all of them are missing that must be there.
    """
    problems = []
    for column in _columns_of(table, imported):
        values = rows[column.name]
        if column.name in unknown or rows.empty or _fits(values, column):
            continue
        rule, facts = "wrong_type", {"wanted": column.dtype}
        if values.isna().all():
            if column.optional:
                continue
            rule, facts = "gap", {}
        example = f"{column.name}={values.iloc[0]!r}"
        problems.append(Problem(table.name, column.name, rule, len(rows), example, facts))
    return problems


def _fits(values: pd.Series, column: Column) -> bool:
    """Tell whether the values have the type that the mart gives a column; gaps aside."""
    if column.dtype in {"category", "string"}:
        words = values.cat.categories if hasattr(values, "cat") else values.dropna()
        return all(isinstance(word, str) for word in words)
    if column.dtype == "bool":
        return values.dtype == bool
    if values.dtype == np.int64:
        return column.dtype.startswith("int")
    if values.dtype != np.float64:
        return False
    if not column.dtype.startswith("int"):
        return True
    return column.optional or (values.hasnans and not values.isna().all())


def broken_columns(
    table: Table, rows: pd.DataFrame, unknown: frozenset[str], imported: bool
) -> list[Problem]:
    """Return what is wrong with the known columns of some rows of a table, one by one."""
    import pandera.errors

    try:
        schema_of(table.name, unknown, imported).validate(rows, lazy=True)
    except pandera.errors.SchemaErrors as found:
        cases = found.failure_cases
    else:
        return []
    groups = cases.groupby(["column", "check"], sort=False, dropna=False)
    told = [_problem(table, rows, column, check, group) for (column, check), group in groups]
    return [problem for problem in told if problem is not None]


def _problem(table: Table, rows: pd.DataFrame, column: str, check: str, cases) -> Problem | None:
    spec = table[column]
    if check.startswith("dtype"):
        return None  # a gap in a column of whole numbers turns it into floats: the gap says enough
    if check == "not_nullable":
        rule, facts = "gap", {}
    elif check == "unknown_word":
        rule, facts = check, {"words": list(spec.values)}
    elif check == "out_of_range":
        rule, facts = check, {"low": _bound(spec.low), "high": _bound(spec.high)}
    else:
        rule, facts = check, {}
    first = rows.loc[cases["index"].iloc[0]]
    return Problem(table.name, column, rule, len(cases), describe(table, first, column), facts)


def _bound(value: float | None) -> str:
    return "∞" if value is None else f"{value:g}"


def describe(table: Table, row: pd.Series, *columns: str) -> str:
    """Return a row as its key and the columns in question: subscriber=12, month=202503, bill=-1."""
    names = dict.fromkeys((*table.key, *columns))
    return ", ".join(f"{name}={row[name]}" for name in names)


def repeated_keys(table: Table, rows: pd.DataFrame, unknown: frozenset[str]) -> list[Problem]:
    """Return a problem if rows share a key."""
    if not unknown.isdisjoint(table.key):
        return []
    again = rows.duplicated(list(table.key))
    if not again.any():
        return []
    example = describe(table, rows[again].iloc[0])
    return [Problem(table.name, "+".join(table.key), "repeated_key", int(again.sum()), example)]


def outside_part(
    table: Table, rows: pd.DataFrame, month: int | None, unknown: frozenset[str]
) -> list[Problem]:
    """Return a problem if a month's (or quarter's) file holds rows of another."""
    column = "month" if table.by_month else "quarter"
    if month is None or column in unknown:
        return []
    wrong = rows[column] != month
    if not wrong.any():
        return []
    example = describe(table, rows[wrong].iloc[0])
    return [Problem(table.name, column, "other_month", int(wrong.sum()), example, {"month": month})]


def lost_references(
    table: Table,
    rows: pd.DataFrame,
    keys: dict[str, np.ndarray],
    unknown: frozenset[str],
) -> list[Problem]:
    """Return a problem for each column with values that do not stand in the table it points to."""
    problems = []
    for column, other in table.references:
        if other not in keys or column in unknown:
            continue
        values = rows[column]
        lost = ~values.isin(keys[other]) & values.notna()
        if column == "group":
            lost &= values != 0
        if lost.any():
            example = describe(table, rows[lost].iloc[0], column)
            facts = {"other": other}
            problems.append(
                Problem(table.name, column, "lost_reference", int(lost.sum()), example, facts)
            )
    return problems
