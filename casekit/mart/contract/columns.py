"""The rules for single tables, derived from the schema: types, ranges, words, gaps, keys, months."""

from __future__ import annotations

from dataclasses import replace

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


def _columns_of(table: Table, imported: bool) -> list[Column]:
    """The columns as they must be in made data, or in an operator's own."""
    return [
        replace(column, optional=True) if imported and column in MAY_LACK else column
        for column in table.columns
    ]


def rules_of(column: Column) -> dict[str, dict]:
    """Return the rules that a column's values are held to, and what the text of each names."""
    rules: dict[str, dict] = {"wrong_type": {"wanted": column.dtype}}
    if not column.optional:
        rules["gap"] = {}
    if column.dtype == "category":
        rules["unknown_word"] = {"words": list(column.values)}
    if column.low is not None or column.high is not None:
        rules["out_of_range"] = {"low": _bound(column.low), "high": _bound(column.high)}
    if column.is_month:
        rules["no_month"] = {}
    return rules


def _bound(value: float | None) -> str:
    return "∞" if value is None else f"{value:g}"


def _out_of_range(column: Column, values: pd.Series) -> np.ndarray:
    low = -np.inf if column.low is None else column.low
    high = np.inf if column.high is None else column.high
    numbers = values.to_numpy()
    return (numbers < low) | (numbers > high)


def _no_month(column: Column, values: pd.Series) -> np.ndarray:
    month = values.to_numpy() % 100
    return ~((month >= 1) & (month <= 12))


_BREAKS = {
    "gap": lambda column, values: values.isna().to_numpy(),
    "unknown_word": lambda column, values: ~values.isin(column.values).to_numpy(),
    "out_of_range": _out_of_range,
    "no_month": _no_month,
}
"""Which of a column's values break a rule; all but the first are given those that are there."""


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
        rule, facts = "wrong_type", rules_of(column)["wrong_type"]
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
    """Return what is wrong with the known columns of some rows of a table, one by one.

    Their types are fit: `unfit_columns` tells those that are not.
    """
    problems = []
    for column in _columns_of(table, imported):
        if column.name in unknown:
            continue
        values = rows[column.name]
        missing = values.isna()
        known = values[~missing] if missing.any() else values
        for rule, facts in rules_of(column).items():
            if rule == "wrong_type":
                continue
            judged = values if rule == "gap" else known
            wrong = _BREAKS[rule](column, judged)
            if wrong.any():
                first = rows.loc[judged.index[wrong.argmax()]]
                count, example = int(wrong.sum()), describe(table, first, column.name)
                problems.append(Problem(table.name, column.name, rule, count, example, facts))
    return problems


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
