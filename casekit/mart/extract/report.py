"""What was found in an extract: refused, doubted, repaired or simply told, with count and example."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from casekit.text import Catalogue

TEXTS = Catalogue("casekit.mart.extract")
KINDS = ("told", "repaired", "doubted", "refused")
"""In the order in which they are shown."""
_TO_DO = {"doubted", "refused"}
_SHOWN = 40  # characters of a value


@dataclass(frozen=True)
class Finding:
    """One way in which an extract is not as the mart wants it.

    `str(finding)` tells it in the current language: where, what, how many rows, the first of
    them, and, where it is refused, what to do.
    """

    kind: Literal["told", "repaired", "doubted", "refused"]
    rule: str
    """Name of the text, e.g. "negative"."""
    file: str = ""
    head: str = ""
    """The column as the file calls it."""
    target: str = ""
    """The column as the mart calls it, e.g. "monthly.bill"."""
    rows: int = 0
    line: int = 0
    """Line of the first of them (row, in a workbook); 0 where there is none."""
    value: str = ""
    facts: dict = field(default_factory=dict)
    columns: int = 1
    """How many of the file's columns it is about; `head` is the first of them."""

    @property
    def key(self) -> tuple:
        """Findings of one key are one finding, with their rows added up."""
        return self.kind, self.rule, self.file, self.head, self.target

    def __str__(self) -> str:
        said = TEXTS(f"{self.kind}.{self.rule}.said", **self.facts)
        parts = [TEXTS("line.found", where=self._where, said=said)]
        if self.rows:
            parts.append(TEXTS("line.rows", rows=f"{self.rows:,}"))
        if self.line:
            shown = "line.first" if self.value else "line.first_line"
            parts.append(TEXTS(shown, line=f"{self.line:,}", value=_short(self.value)))
        elif self.value:
            parts.append(TEXTS("line.example", value=self.value))
        sentence = "".join(parts) + TEXTS("line.stop")
        if self.kind not in _TO_DO:
            return sentence
        do = TEXTS(f"{self.kind}.{self.rule}.do", **self.facts)
        return TEXTS("line.do", sentence=sentence, do=do)

    @property
    def _where(self) -> str:
        if self.columns > 1:
            return TEXTS("where.file_columns", file=self.file, head=self.head, columns=self.columns)
        given = [name for name in ("file", "head", "target") if getattr(self, name)]
        return TEXTS(
            "where." + ("_".join(given) or "nowhere"),
            **{name: getattr(self, name) for name in given},
        )


class Report:
    """All findings of one import, those of one kind, rule and column added up."""

    def __init__(self) -> None:
        self._found: dict[tuple, Finding] = {}
        self.rows: dict[str, int] = {}
        """Rows by table as they stand in the mart."""

    def add(self, finding: Finding) -> None:
        """Keep a finding; its rows are added to those of the same key, whose example stays."""
        known = self._found.get(finding.key)
        if known is not None:
            finding = replace(known, rows=known.rows + finding.rows)
        self._found[finding.key] = finding

    def put(self, known: Finding, better: Finding) -> None:
        """Put a finding in the place of a known one."""
        del self._found[known.key]
        self.add(better)

    def refuse(self, rule: str, **found) -> None:
        """Keep a fault that stops the import."""
        self.add(Finding("refused", rule, **found))

    def repaired(self, rule: str, **found) -> None:
        """Keep something that was put right."""
        self.add(Finding("repaired", rule, **found))

    def tell(self, rule: str, **found) -> None:
        """Keep something that the user should know."""
        self.add(Finding("told", rule, **found))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._found.values())

    def of(self, kind: str) -> list[Finding]:
        """Return the findings of a kind, in the order in which they were met."""
        return [finding for finding in self if finding.kind == kind]

    @property
    def sound(self) -> bool:
        """Whether nothing was refused."""
        return not self.of("refused")

    @property
    def unsound_targets(self) -> frozenset[str]:
        """The mart's columns in which something was refused, e.g. "monthly.bill"."""
        return frozenset(finding.target for finding in self.of("refused") if finding.target)

    def __str__(self) -> str:
        lines = []
        for kind in KINDS:
            found = self.of(kind)
            if kind == "repaired":
                found = _by_file(found)
            if found:
                lines += ["", TEXTS(f"heads.{kind}", count=len(found))]
                lines += [f"  {number}. {one}" for number, one in enumerate(found, 1)]
        return "\n".join(lines).lstrip("\n")


def _by_file(found: list[Finding]) -> list[Finding]:
    """Repairs of one kind in several columns of a file, told in one line with their rows added."""
    groups: dict[tuple, list[Finding]] = {}
    for one in found:
        groups.setdefault((one.file or one.target, one.rule), []).append(one)
    return [_together(group) for group in groups.values()]


def _together(group: list[Finding]) -> Finding:
    first = min(group, key=lambda one: one.line)
    if len(group) == 1:
        return first
    return replace(first, rows=sum(one.rows for one in group), columns=len(group))


def _short(value: str) -> str:
    return value if len(value) <= _SHOWN else value[:_SHOWN] + "…"
