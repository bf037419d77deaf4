"""Does the data hold together? Every rule of the contract, with what was checked and what failed.

The rules are those of `casekit.mart.contract`, which derives them from the schema: nothing is
stated here a second time. All must hold.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from casekit.mart import Mart, NoTruth, Problem, check, truth
from casekit.mart.contract.columns import schema_of
from casekit.mart.contract.relations import RELATIONS
from casekit.mart.faults import PartUnreadable
from casekit.mart.source import part_column
from synthetic.schema import TABLES, Table

_OF_TYPES = ("wrong_type", "gap")
_TYPE = {"dtype": "wrong_type"}
"""Checks of the pandera schema that the contract tells under another name."""


@dataclass(frozen=True)
class Rule:
    """A rule of the contract as a dataset keeps it.

    Attributes:
        table: name of the table.
        rule: name of the rule, as in `Problem`.
        columns: those it looks at.
        checked: values (rules of single columns) or rows looked at.
        problems: where it is broken.
    """

    table: str
    rule: str
    columns: tuple[str, ...]
    checked: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def failed(self) -> int:
        """Values or rows that break it; at least 1 where a whole table does."""
        return sum(max(problem.rows, 1) for problem in self.problems)

    @property
    def kept(self) -> bool:
        """Whether nothing breaks it."""
        return not self.problems

    @property
    def idle(self) -> bool:
        """Whether there was nothing to look at: its table is empty."""
        return not self.checked and self.kept


def diagnose(mart: Mart) -> list[Rule]:
    """Return every rule for every table, the truth included where it is there.

    A table that cannot be read, or has text among its numbers, leaves its other rules unchecked:
    they are not in the list.
    """
    problems = check(mart)
    tables = [table for table in TABLES.values() if not table.truth]
    try:
        problems += truth.check(mart)
        tables += [table for table in TABLES.values() if table.truth]
    except NoTruth:
        pass
    if any(problem.rule == "unreadable" for problem in problems):
        return [_lone(problem) for problem in problems]
    rules = [rule for table in tables for rule in _rules(mart, table)]
    placed = [replace(rule, problems=_of(rule, problems)) for rule in rules]
    halted = {rule.table for rule in placed if rule.rule == "wrong_type" and rule.problems}
    placed = [rule for rule in placed if rule.table not in halted or rule.rule in _OF_TYPES]
    known = {id(problem) for rule in placed for problem in rule.problems}
    return placed + [_lone(problem) for problem in problems if id(problem) not in known]


def _lone(problem: Problem) -> Rule:
    return Rule(problem.table, problem.rule, (problem.column,), problem.rows, (problem,))


def _of(rule: Rule, problems: list[Problem]) -> tuple[Problem, ...]:
    places = {*rule.columns, "+".join(rule.columns)}
    return tuple(
        problem
        for problem in problems
        if (problem.table, problem.rule) == (rule.table, rule.rule) and problem.column in places
    )


def _rules(mart: Mart, table: Table) -> Iterator[Rule]:
    rows, parted = _rows(mart, table)
    for name, columns in _of_columns(table).items():
        yield Rule(table.name, name, tuple(columns), rows * len(columns))
    if parted:
        yield Rule(table.name, "other_month", (parted,), rows)
    yield Rule(table.name, "repeated_key", table.key, rows)
    for column, _ in table.references:
        yield Rule(table.name, "lost_reference", (column,), rows)
    for relation in RELATIONS:
        if relation.table == table.name:
            yield Rule(table.name, relation.rule, relation.columns, rows)
    if table.name == "monthly":
        yield Rule(table.name, "appears_unjoined", ("subscriber",), rows)
        yield Rule(table.name, "gone_unrecorded", ("subscriber",), rows)


def _of_columns(table: Table) -> dict[str, list[str]]:
    """The columns that each rule for single columns looks at, read off the pandera schema."""
    found: dict[str, list[str]] = {}
    for name, column in schema_of(table.name).columns.items():
        names = {_TYPE.get(check.error, check.error) for check in column.checks}
        names |= {"wrong_type"} if column.dtype is not None else set()
        names |= set() if column.nullable else {"gap"}
        for rule in sorted(names):
            found.setdefault(rule, []).append(name)
    return found


def _rows(mart: Mart, table: Table) -> tuple[int, str]:
    """Rows of a table, and the column by which its files are parted ("" for a single file)."""
    months, rows = mart.source.months(table), 0
    for month in months:
        try:
            chosen = None if month is None else [month]
            rows += len(mart.source.read(table, [table.key[0]], chosen))
        except PartUnreadable:
            continue
    return rows, part_column(table) or ""
