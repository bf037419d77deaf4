"""The files of an extract read into the stages of their tables, every fault on the way reported."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

import numpy as np
import pyarrow as pa

from casekit.mart.extract.checking import REQUIRED, may_renumber, open_tables
from casekit.mart.extract.columns import ColumnReader, Numbering
from casekit.mart.extract.faults import FileFault, Unfit
from casekit.mart.extract.mapping import ColumnMap, Mapping
from casekit.mart.extract.months import month_in_name
from casekit.mart.extract.reading import Chunk, Told, read_rows
from casekit.mart.extract.report import Finding, Report
from casekit.mart.extract.staging import Stage
from casekit.mart.extract.table_rows import head_name
from synthetic.schema import Table

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
            name: Numbering() for name, given in mapping.tables.items() if given.renumber
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
            if name in self._numbers:
                self._numbers[name].closed = True
        return {name: stages[name] for name in tables}

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

    def _columns(self, stage: Stage, path: Path, heads: list[str]) -> _FileColumns:
        given = self.mapping.tables[stage.table.name]
        readers = {
            column.name: ColumnReader(column, spec, self._numbering(stage.table, column.name))
            for column in stage.table.columns
            if (spec := given.columns.get(column.name)) is not None
        }
        return _FileColumns(stage, path, heads, readers, self.report)

    def _numbering(self, table: Table, column: str) -> Numbering | None:
        """The numbering of the keys that a column holds, if its table is renumbered."""
        if (column,) == table.key and may_renumber(table):
            return self._numbers.get(table.name)
        return self._numbers.get(dict(table.references).get(column, ""))


class _FileColumns:
    """The columns of one file: which head feeds which of the table's columns."""

    def __init__(
        self,
        stage: Stage,
        path: Path,
        heads: list[str],
        readers: dict[str, ColumnReader],
        report: Report,
    ):
        self.stage, self.path, self.readers, self.report = stage, path, readers, report
        by_name = {head_name(head): head for head in heads}
        self.heads: dict[str, str] = {}
        """The file's head of each of the table's columns that the file has."""
        for name, reader in readers.items():
            wanted = reader.spec.column
            if wanted is not None and head_name(wanted) in by_name:
                self.heads[name] = by_name[head_name(wanted)]
            elif wanted is not None:
                near = difflib.get_close_matches(wanted, heads, n=3, cutoff=0.5) or heads
                facts = {"near": near}
                report.refuse("no_head_named", facts=facts, **self._place(name, wanted))
            elif reader.spec.default is not None:
                facts = {"default": reader.spec.default}
                report.tell("constant", target=f"{stage.table.name}.{name}", facts=facts)
        unused = [head for head in heads if head and head not in self.heads.values()]
        if unused:
            place = {"file": path.name, "target": stage.table.name}
            report.tell("unused_heads", facts={"heads": unused}, **place)
        self._last_month = 0

    def _place(self, name: str, head: str = "") -> dict:
        return {"file": self.path.name, "head": head, "target": f"{self.stage.table.name}.{name}"}

    def batch(self, chunk: Chunk) -> pa.RecordBatch:
        """Return a chunk as rows of the stage."""
        arrays = [self._values(name, chunk) for name in self.stage.table.names]
        self._watch_order(arrays, chunk)
        file = np.full(len(chunk.lines), len(self.stage.files) - 1, dtype=np.int16)
        arrays += [pa.array(file), pa.array(chunk.lines)]
        return pa.RecordBatch.from_arrays(arrays, schema=self.stage.schema)

    def _values(self, name: str, chunk: Chunk) -> pa.Array:
        rows, reader = len(chunk.lines), self.readers.get(name)
        if reader is None:
            return pa.nulls(rows, self.stage.schema.field(name).type)
        if name in self.heads:
            head = self.heads[name]
            return reader.read(chunk.columns[head], chunk.lines, self._teller(name, head))
        if reader.spec.column is not None:
            return reader.empty(rows)  # refused already
        try:
            return reader.constant(self._constant(reader.spec), rows)
        except Unfit as fault:
            self.report.refuse(fault.rule, facts=fault.facts, **self._place(name))
            return reader.empty(rows)

    def _constant(self, spec: ColumnMap) -> str:
        if not spec.from_name:
            return ""  # read as a gap, which the default fills
        month = month_in_name(self.path.stem)
        if month is None:
            raise Unfit("no_month_in_name")
        return str(month)

    def _teller(self, name: str, head: str):
        place = self._place(name, head)

        def found(kind, rule, rows, line, value, **facts):
            self.report.add(
                Finding(kind, rule, **place, rows=rows, line=line, value=value, facts=facts)
            )

        return found

    def _watch_order(self, arrays: list[pa.Array], chunk: Chunk) -> None:
        """Rows of earlier months behind those of later ones are put in order, and told."""
        if not self.stage.table.by_month:
            return
        months = arrays[self.stage.table.names.index("month")].fill_null(0).to_numpy()
        steps = np.diff(months, prepend=self._last_month or months[0])
        back = np.flatnonzero(steps < 0)
        self._last_month = int(months[-1])
        if len(back):
            first = int(back[0])
            found = {"line": int(chunk.lines[first]), "value": str(months[first])}
            place = self._place("month", self.heads.get("month", ""))
            self.report.repaired("out_of_order", rows=len(back), **found, **place)


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
