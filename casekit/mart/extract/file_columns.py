"""One file's columns: which of its heads feeds which column of the table, and its rows as the stage's."""

from __future__ import annotations

import difflib
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from casekit.mart.extract.chunk import Chunk
from casekit.mart.extract.columns import ColumnReader
from casekit.mart.extract.faults import Unfit
from casekit.mart.extract.mapping import ColumnMap
from casekit.mart.extract.months import month_in_name
from casekit.mart.extract.no_records import only_records
from casekit.mart.extract.report import Finding, Report
from casekit.mart.extract.staging import Stage
from casekit.mart.extract.table_rows import head_name
from casekit.mart.extract.units_in_heads import check_unit

_SHOWN = 20
"""Heads that are listed of those that nothing is made of."""


class FileColumns:
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
                self._check_unit(name, reader)
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
            shown = [*unused[:_SHOWN], "…"] if len(unused) > _SHOWN else unused
            facts = {"count": len(unused), "heads": shown}
            report.tell("unused_heads", facts=facts, **place)
        self._last_month = 0

    def _check_unit(self, name: str, reader: ColumnReader) -> None:
        head = self.heads[name]
        try:
            check_unit(head, name, reader.column, reader.spec)
        except Unfit as fault:
            self.report.refuse(fault.rule, facts=fault.facts, **self._place(name, head))

    def _place(self, name: str, head: str = "") -> dict:
        return {"file": self.path.name, "head": head, "target": f"{self.stage.table.name}.{name}"}

    def batch(self, chunk: Chunk) -> pa.RecordBatch:
        """Return a chunk as rows of the stage; totals and feet are left out."""
        keys = [self.heads[name] for name in self.stage.table.key if name in self.heads]
        chunk = only_records(chunk, keys, self._found_in_rows)
        arrays = [self._values(name, chunk) for name in self.stage.table.names]
        self._watch_order(arrays, chunk)
        self._put_pairs_in_order(arrays, chunk)
        file = np.full(len(chunk.lines), len(self.stage.files) - 1, dtype=np.int16)
        arrays += [pa.array(file), pa.array(chunk.lines)]
        return pa.RecordBatch.from_arrays(arrays, schema=self.stage.schema)

    def _found_in_rows(self, kind, rule, rows, line, value) -> None:
        self.report.add(Finding(kind, rule, self.path.name, rows=rows, line=line, value=value))

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
        if not self.stage.table.by_month or not len(chunk.lines):
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

    def _put_pairs_in_order(self, arrays: list[pa.Array], chunk: Chunk) -> None:
        """A pair is the same either way round; the mart writes the lesser number first."""
        names = self.stage.table.names
        if "other" not in names:
            return
        one, two = names.index("subscriber"), names.index("other")
        turned = pc.fill_null(pc.greater(arrays[one], arrays[two]), False).to_numpy(
            zero_copy_only=False
        )
        if not turned.any():
            return
        pair = arrays[one], arrays[two]
        arrays[one] = pc.min_element_wise(*pair, skip_nulls=False)
        arrays[two] = pc.max_element_wise(*pair, skip_nulls=False)
        line = int(chunk.lines[turned.argmax()])
        place = self._place("other", self.heads.get("other", ""))
        self.report.repaired("pair_turned", rows=int(turned.sum()), line=line, **place)
