"""One way in which data break the contract, told in words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from casekit.mart.faults import TEXTS
from casekit.text import language
from synthetic.schema import TABLES


@dataclass(frozen=True)
class Problem:
    """Rows of a table that break one rule of the contract.

    `str(problem)` tells it in the current language; `rule` is the name of the text.
    """

    table: str
    column: str
    rule: str
    rows: int
    """Rows that break the rule; 0 where the table as a whole does."""
    example: str
    """The first of them, as column=value."""
    facts: dict = field(default_factory=dict)
    """What else the text names: the bounds, the words that are allowed, the other table."""
    more: tuple[str, ...] = ()
    """A few of the others, where somebody has to judge whether they are wrong."""

    def __str__(self) -> str:
        table = TABLES[self.table]
        title = getattr(table, language())
        said = TEXTS(f"contract.{self.rule}", **self.facts)
        if not self.rows:
            return TEXTS("contract.whole", table=self.table, title=title, said=said)
        where = TEXTS("contract.where", table=self.table, title=title, column=self.column)
        return TEXTS("contract.line", where=where, said=said, rows=self.rows, example=self.example)


SHOWN = 3
"""Rows that are shown of those that break a rule of how books are kept."""


def gather(problems: list[Problem]) -> list[Problem]:
    """Return the problems with those of one table, column and rule, month by month, as one."""
    found: dict[tuple, Problem] = {}
    for problem in problems:
        key = problem.table, problem.column, problem.rule
        if known := found.get(key):
            more = (*known.more, problem.example, *problem.more)[: SHOWN - 1]
            problem = replace(known, rows=known.rows + problem.rows, more=more)
        found[key] = problem
    return list(found.values())
