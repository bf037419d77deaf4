"""What is wrong with a lesson, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend.

    Attributes:
        file: path from the project's root, with forward slashes on every platform.
        line: line in that file, counted from 1; 0 where the file as a whole is meant.
        cell: cell id, or "" where none is meant.
        rule: name of the rule that found it.
        message: what is wrong.
        mend: what to do, as an order or a command.
    """

    file: str
    line: int
    cell: str
    rule: str
    message: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        cell = f" [{self.cell}]" if self.cell else ""
        return f"{place}{cell} {self.message}\n    → {self.mend}  ({self.rule})"
