"""From an extract and its mapping to a dataset: whole, or not at all."""

from __future__ import annotations

import errno
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from casekit.mart import opening
from casekit.mart.contract import check
from casekit.mart.contract.relations import ACCEPTABLE
from casekit.mart.contract.suspicious import suspicious
from casekit.mart.dataset import Mart
from casekit.mart.extract.checking import open_tables
from casekit.mart.extract.doubts import Middles
from casekit.mart.extract.faults import ExtractError, Refused
from casekit.mart.extract.feeding import Feeder
from casekit.mart.extract.mapping import Mapping
from casekit.mart.extract.mapping_file import read_mapping
from casekit.mart.extract.report import Finding, Report
from casekit.mart.extract.staging import Stage, finished, month_gaps
from synthetic.schema import VERSION
from synthetic.storage import GenerationError, Shelf, Store

_NO_ROOM = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG}

Progress = Callable[[int, int], None]
"""Called with bytes read and bytes in all."""


def bring_in(
    extract: Path,
    mapping_file: Path,
    out: Path | None,
    progress: Progress = lambda done, total: None,
) -> Report:
    """Make a dataset in `out` from an extract (a folder of files, or one file); return the report.

    Without `out` nothing is kept: a dry run. Rows are read in chunks and put in order part by part,
    so memory grows with the largest month, not with the file. The dataset appears in `out` when all
    of it is written and holds the contract; until then there is nothing in its place.

    Raises Refused (with the whole report) where something is wrong that only the owner can settle,
    MappingError, and ExtractError (no extract, `out` not empty, no memory or disk left).
    """
    if not extract.exists():
        raise ExtractError("no_extract", path=str(extract))
    mapping = read_mapping(mapping_file)
    if out is not None and out.exists() and (out.is_file() or any(out.iterdir())):
        raise ExtractError("out_not_empty", path=str(out))
    with _workshop(out) as folder:
        try:
            report = _Import(extract, mapping, folder, progress).run()
        except MemoryError:
            raise ExtractError("no_memory") from None
        except GenerationError as fault:
            raise ExtractError("no_disk", detail=_reason(fault.__cause__ or fault)) from None
        except OSError as fault:
            if fault.errno not in _NO_ROOM:
                raise
            raise ExtractError("no_disk", detail=_reason(fault)) from None
        if not report.sound:
            raise Refused(report)
        if out is not None:
            if out.exists():
                out.rmdir()
            (folder / "mart").rename(out)
    return report


def _reason(fault: BaseException) -> str:
    return getattr(fault, "strerror", None) or str(fault)


@contextmanager
def _workshop(out: Path | None) -> Iterator[Path]:
    """A folder for what is not ready yet, beside `out` so that it can be moved in one step."""
    if out is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
        return
    folder = out.absolute().parent / f".{out.name}.importing"
    shutil.rmtree(folder, ignore_errors=True)  # left behind by an import that was cut off
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Import:
    """One import: files to stages, stages to parts, parts held against the contract."""

    def __init__(self, extract: Path, mapping: Mapping, folder: Path, progress: Progress):
        self.mapping, self.folder = mapping, folder
        self.report = Report()
        self.feeder = Feeder(extract, mapping, folder / "rows", self.report, progress)

    def run(self) -> Report:
        """Return the report; what is made stands in `folder / "mart"`."""
        stages = self.feeder.run()
        months = [month for month in stages["monthly"].parts if month]
        gaps = list(month_gaps(months))
        if gaps:
            self.report.refuse("month_missing", target="monthly", facts={"months": gaps})
        if months:
            facts = {"first": months[0], "last": months[-1], "count": len(months)}
            self.report.tell("months", target="monthly", facts=facts)
        store = Store(self.folder / "mart", self._description())
        store.open()
        shelf = Shelf(store.folder)
        try:
            for stage in stages.values():
                self._write(stage, shelf)
            shelf.close()
            store.close(months)
        finally:
            shelf.stop()
        if months:
            self._check()
        return self.report

    def _description(self) -> dict:
        """What the manifest says besides the parts."""
        return {
            "schema_version": VERSION,
            "scenario": {"name": self.mapping.name, "imported": True},
            "seed": None,
            "unknown": sorted(self._unknown()),
            "accepted": sorted(self.mapping.accept),
        }

    def _unknown(self) -> Iterator[str]:
        """The mart's columns that the mapping does not feed."""
        for name, table in open_tables().items():
            given = self.mapping.tables.get(name)
            lacking = [c for c in table.names if given is None or c not in given.columns]
            yield from (f"{name}.{column}" for column in lacking)
            if given is None:
                self.report.tell("no_table", target=name)
            elif lacking:
                self.report.tell("no_columns", target=name, facts={"columns": lacking})

    def _write(self, stage: Stage, shelf: Shelf) -> None:
        rows, middles = 0, Middles(stage.table)
        for part in stage.parts:
            ready = stage.read(part)
            rows += len(ready)
            middles.add(ready)
            shelf.put(stage.table, finished(ready, stage.table), str(part or "all"))
        self.report.rows[stage.table.name] = rows
        if given := self.mapping.tables.get(stage.table.name):
            middles.tell(self.report, given.columns)

    def _check(self) -> None:
        """Hold what was written against the contract, as far as it could be read."""
        mart = opening.open(self.folder / "mart")
        self._doubt(mart)
        mart.unknown |= self.feeder.unsound | self.report.unsound_targets
        mart.accepted = ()  # what is set aside is counted and shown, too
        for problem in check(mart):
            target = f"{problem.table}.{problem.column}"
            if problem.rule not in ACCEPTABLE:
                self.report.refuse("unkept", target=target, facts={"problem": problem})
                continue
            shown = replace(problem, example=" | ".join((problem.example, *problem.more)))
            facts = {"problem": shown, "rule": problem.rule}
            if problem.rule in self.mapping.accept:
                self.report.tell("accepted_rule", target=target, facts=facts)
            else:
                self.report.refuse("unkept_rule", target=target, facts=facts)

    def _doubt(self, mart: Mart) -> None:
        """Tell what looks like careless records, also where a column is refused for some of its
        values: an area in fen explains them. Gaps there are those of the refusal."""
        refused = self.feeder.unsound | self.report.unsound_targets
        for problem in suspicious(mart):
            target = f"{problem.table}.{problem.column}"
            if problem.rule != "many_gaps" or target not in refused:
                facts = {"problem": problem}
                self.report.add(Finding("doubted", problem.rule, target=target, facts=facts))
