"""Why an import or export stops, told in the current language."""

from __future__ import annotations

from casekit.mart.extract.report import TEXTS, Report
from casekit.mart.faults import DatasetError


class ExtractError(DatasetError):
    """An import or export that cannot go on; `key` names its text."""

    def __init__(self, key: str, **facts):
        super().__init__(**facts)
        self.key = key

    def __str__(self) -> str:
        return TEXTS(f"stopped.{self.key}", **self.facts)


class MappingError(DatasetError):
    """A mapping file with faults, all of them listed."""

    def __init__(self, path: str, faults: list[tuple[str, dict]]):
        super().__init__(path=path)
        self.faults = faults
        """(name of the text, what it names) of each."""

    def __str__(self) -> str:
        told = [f"  - {TEXTS(f'mapping.{rule}', **facts)}" for rule, facts in self.faults]
        head = TEXTS("mapping.head", path=self.facts["path"], count=len(told))
        return "\n".join([head, *told])


class Refused(DatasetError):
    """An extract with faults that only its owner can settle; `report` holds them all."""

    def __init__(self, report: Report):
        super().__init__()
        self.report = report

    def __str__(self) -> str:
        return f"{self.report}\n\n{TEXTS('stopped.refused', count=len(self.report.of('refused')))}"


class FileFault(Exception):
    """A file of the extract that cannot be read any further."""

    def __init__(self, rule: str, line: int = 0, value: str = "", **facts):
        super().__init__(rule, facts)
        self.rule, self.line, self.value, self.facts = rule, line, value, facts


class Unfit(ValueError):
    """A value that cannot be read; `rule` names the text that says why."""

    def __init__(self, rule: str, **facts):
        super().__init__(rule, facts)
        self.rule, self.facts = rule, facts
