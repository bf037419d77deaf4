"""The files of an extract read into the stages of their tables, every fault on the way reported."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from casekit.mart.extract.checking import REQUIRED, open_tables, owner_of
from casekit.mart.extract.chunk import Told
from casekit.mart.extract.columns import ColumnReader
from casekit.mart.extract.doubts import weigh_ranges
from casekit.mart.extract.faults import FileFault
from casekit.mart.extract.file_columns import FileColumns
from casekit.mart.extract.keys import Numbering, reader_of_keys
from casekit.mart.extract.mapping import ColumnMap, Mapping
from casekit.mart.extract.reading import read_rows
from casekit.mart.extract.report import Finding, Report
from casekit.mart.extract.staging import Stage
from synthetic.schema import Column, Table

_PASSES = 2
"""A file is read twice: for its encoding, and for its rows."""


class Feeder:
    """Reads all files that a mapping names. `unsound` are the columns of files cut short."""

    def __init__(
        self,
        extract: Path,
        mapping: Mapping,
        folder: Path,
        report: Report,
        progress: Callable[[int, int], None],
    ):
        self.mapping, self.report, self.folder = mapping, report, folder
        self.unsound: frozenset[str] = frozenset()
        self._files = _Files(extract)
        self._numbers = {
            name: Numbering(open_tables()[name])
            for name, given in mapping.tables.items()
            if given.renumber
        }
        self._bar = _Bar(progress)

    def run(self) -> dict[str, Stage]:
        """Return the stages of all tables; those that the mapping does not name are empty."""
        tables = open_tables()
        files = {name: self._found(name) for name in self.mapping.tables}
        self._bar.total = _PASSES * sum(p.stat().st_size for found in files.values() for p in found)
        stages = {}
        for name in _pointed_to_first(tables):
            given = self.mapping.tables.get(name)
            repeated = given.repeated if given else "refuse"
            stages[name] = Stage(tables[name], self.folder / name, self.report, repeated)
            for path in files.get(name, ()):
                self._feed(stages[name], path)
            stages[name].close()
            weigh_ranges(self.report, tables[name], stages[name].met)
            if name in self._numbers:
                self._numbers[name].closed = True
                self._doubt_odd_keys(tables[name])
        return {name: stages[name] for name in tables}

    def _doubt_odd_keys(self, table: Table) -> None:
        if odd := self._numbers[table.name].odd():
            target = f"{table.name}.{table.key[0]}"
            facts = {"count": len(odd)}
            self.report.add(
                Finding("doubted", "odd_keys", target=target, value=odd[0], facts=facts)
            )

    def _found(self, table: str) -> list[Path]:
        """The files of a table, in the order of their names."""
        given = self.mapping.tables[table]
        paths = self._files.named(given.file)
        if not paths:
            rule = "no_file" if given.file else "which_file"
            facts = {"wanted": given.file or "", "there": self._files.names}
            self.report.refuse(rule, target=table, facts=facts)
            self._spoil(open_tables()[table])
        return paths

    def _spoil(self, table: Table) -> None:
        """Nothing can be said of a table of which rows are missing."""
        self.unsound |= {f"{table.name}.{column}" for column in table.names}

    def _feed(self, stage: Stage, path: Path) -> None:
        given = self.mapping.tables[stage.table.name]
        stage.files.append(path.name)

        def found(kind, rule, rows=0, line=0, value="", **facts):
            finding = Finding(kind, rule, path.name, rows=rows, line=line, value=value, facts=facts)
            self.report.add(finding)
            if kind == "refused":
                self._spoil(stage.table)

        try:
            columns = None
            for chunk in read_rows(path, given.layout, Told(found, self._bar.add)):
                columns = columns or self._columns(stage, path, list(chunk.columns))
                stage.append(columns.batch(chunk))
        except FileFault as fault:
            if fault.rule == "head_only" and stage.table.name not in REQUIRED:
                found("told", "no_rows")  # nobody took part in a campaign, say
                return
            found("refused", fault.rule, 0, fault.line, fault.value, **fault.facts)
        except PermissionError as fault:
            found("refused", "no_permission", detail=fault.strerror or "")

    def _columns(self, stage: Stage, path: Path, heads: list[str]) -> FileColumns:
        given = self.mapping.tables[stage.table.name]
        readers = {
            column.name: self._reader(stage.table, column, spec)
            for column in stage.table.columns
            if (spec := given.columns.get(column.name)) is not None
        }
        return FileColumns(stage, path, heads, readers, self.report)

    def _reader(self, table: Table, column: Column, spec: ColumnMap) -> ColumnReader:
        """Keys keep the numbering of the table that owns them, wherever they stand."""
        owner = owner_of(table, column.name)
        if owner is None:
            return ColumnReader(column, spec)
        return ColumnReader(
            column, spec, reader_of_keys(column, spec, owner, self._numbers.get(owner))
        )


class _Files:
    """The files of an extract: those of a folder, or one."""

    def __init__(self, extract: Path):
        whole = [extract] if extract.is_file() else sorted(extract.rglob("*"))
        self._paths = [p for p in whole if p.is_file() and not p.name.startswith((".", "~$"))]
        self._root = extract.parent if extract.is_file() else extract

    @property
    def names(self) -> list[str]:
        """Their names inside the extract."""
        return [path.relative_to(self._root).as_posix() for path in self._paths]

    def named(self, pattern: str | None) -> list[Path]:
        """Return the files that a mapping means; without a name, the only one."""
        if pattern is None:
            return self._paths if len(self._paths) == 1 else []
        pairs = zip(self.names, self._paths, strict=True)
        return [path for name, path in pairs if name == pattern or fnmatch(name, pattern)]


class _Bar:
    """Bytes read so far, told to whoever shows them."""

    def __init__(self, progress: Callable[[int, int], None]):
        self._progress, self._done, self.total = progress, 0, 0

    def add(self, size: int) -> None:
        self._done += size
        self._progress(min(self._done, self.total), self.total)


def _pointed_to_first(tables: dict[str, Table]) -> Iterator[str]:
    """Names of the tables, each after those that its keys point to."""
    done: set[str] = set()

    def visit(name: str) -> Iterator[str]:
        if name in done or name not in tables:
            return
        done.add(name)
        for _, other in tables[name].references:
            yield from visit(other)
        yield name

    for name in tables:
        yield from visit(name)
