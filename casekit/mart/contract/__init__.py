"""What a dataset must satisfy. The rules come from `synthetic.schema`, so no column is named twice.

for problem in casekit.mart.check(mart):
    print(problem)
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from casekit.mart.contract.columns import (
    broken_columns,
    lost_references,
    outside_part,
    repeated_keys,
    unfit_columns,
)
from casekit.mart.contract.problem import Problem, gather
from casekit.mart.contract.relations import Facts, Roll, broken_relations
from casekit.mart.dataset import Mart
from casekit.mart.faults import PartUnreadable
from casekit.mart.source import Source
from synthetic.schema import TABLES, Table

__all__ = ["Problem", "check", "check_tables"]


def check(mart: Mart) -> list[Problem]:
    """Return everything in which a mart's tables break the contract; nothing for sound data.

    One problem for each table, column and rule, with the number of rows and an example. Tables
    kept by month are read month by month, so memory does not grow with the months.
    """
    return check_tables(mart, mart.source, [t for t in TABLES.values() if not t.truth])


def check_tables(mart: Mart, source: Source, tables: Iterable[Table]) -> list[Problem]:
    """Return the problems of some tables of a source; keys are looked up in the mart's."""
    lost, unsound = _looked_up(mart)
    if lost:
        return lost  # The other tables are held against these: nothing more can be said.
    facts = Facts(mart, unsound)
    keys = _keys(mart, facts)
    problems: list[Problem] = []
    for table in tables:
        problems += _table_problems(table, source, keys, facts)
    return gather([problem for problem in problems if problem.rule not in mart.accepted])


def _table_problems(
    table: Table, source: Source, keys: dict[str, np.ndarray], facts: Facts
) -> list[Problem]:
    if not facts.given(table.name):
        return []  # an extract without it: empty, and right to be
    unknown = frozenset(name for name in table.names if not facts.given(f"{table.name}.{name}"))
    roll = Roll(facts)
    problems: list[Problem] = []
    try:
        months = source.months(table)
    except PartUnreadable as fault:
        return [_unread(table, fault)]
    for month in months:
        try:
            rows = source.read(table, table.names, None if month is None else [month])
        except PartUnreadable as fault:
            problems.append(_unread(table, fault))
            continue
        unfit = unfit_columns(table, rows, unknown, facts.imported)
        hidden = unknown | {problem.column for problem in unfit}
        problems += unfit
        problems += broken_columns(table, rows, hidden, facts.imported)
        problems += outside_part(table, rows, month, hidden)
        problems += repeated_keys(table, rows, hidden)
        problems += lost_references(table, rows, keys, hidden)
        problems += broken_relations(table.name, rows, facts, hidden)
        if table.name == "monthly" and "subscriber" not in hidden:
            problems += roll.turn(month, rows["subscriber"])
    return problems


def _looked_up(mart: Mart) -> tuple[list[Problem], frozenset[str]]:
    """The tables that others are held against: problems where they cannot be read, and their
    columns ("churn.month") with which nothing can be calculated."""
    problems, unsound = [], set()
    for name in filter(mart.knows, (*_pointed_to(), "churn", "contracts", "contacts")):
        table = TABLES[name]
        try:
            rows = mart.table(name)
        except PartUnreadable as fault:
            problems.append(_unread(table, fault))
            continue
        unfit = unfit_columns(table, rows, frozenset(), mart.imported)
        unsound |= {f"{name}.{problem.column}" for problem in unfit}
    return problems, frozenset(unsound)


def _unread(table: Table, fault: PartUnreadable) -> Problem:
    detail = f"{fault.facts['part']}: {fault.facts['detail']}"
    return Problem(table.name, "*", "unreadable", 0, fault.facts["part"], {"detail": detail})


def _pointed_to() -> list[str]:
    return sorted({other for table in TABLES.values() for _, other in table.references})


def _keys(mart: Mart, facts: Facts) -> dict[str, np.ndarray]:
    """The values that a column pointing to each table may have; those of unknown tables left out."""
    keys = {}
    for name in _pointed_to():
        (key,) = TABLES[name].key
        if facts.knows(f"{name}.{key}"):
            keys[name] = mart.table(name, [key])[key].unique()
    return keys
