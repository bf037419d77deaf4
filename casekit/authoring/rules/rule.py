"""What a rule is: a function from a lesson to findings, named as the promise that it holds."""

from __future__ import annotations

import functools
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field

from casekit.authoring.cells import Cell
from casekit.authoring.coverage import Row
from casekit.authoring.glossary import Term
from casekit.authoring.problem import Problem
from casekit.authoring.registry import Registry
from casekit.authoring.source import Lesson


@dataclass(frozen=True)
class Known:
    """What a lesson is held against.

    Attributes:
        registry: questions of its module.
        rows: coverage rows by id.
        terms: the glossary.
        pairs: recorded hashes of its prose.
        accepted: ids whose one-sided change was accepted.
    """

    registry: Registry
    rows: Mapping[str, Row]
    terms: Mapping[str, Term]
    pairs: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    accepted: Collection[str] = ()


@dataclass(frozen=True)
class Finding:
    """What a rule found: in a cell, with ``line`` counted in it, or in another ``file``."""

    cell: Cell | None
    message: str
    mend: str
    line: int = 0
    file: str = "lesson.yml"


Rule = Callable[[Lesson, Known], Iterator[Problem]]


def rule(check: Callable[[Lesson, Known], Iterator[Finding]]) -> Rule:
    """Turn findings into problems that carry the rule's name, the file and the line."""

    @functools.wraps(check)
    def problems(lesson: Lesson, known: Known) -> Iterator[Problem]:
        for found in check(lesson, known):
            cell = found.cell
            file = lesson.file(f"{cell.section}.py" if cell else found.file)
            yield Problem(
                file=file,
                line=cell.line + found.line if cell else found.line,
                cell=cell.id if cell else "",
                rule=check.__name__,
                message=found.message,
                mend=found.mend,
            )

    return problems
