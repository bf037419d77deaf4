"""The list of a dataset's parts, `manifest.json`, read and held against the files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from casekit.mart.faults import (
    DatasetUnfinished,
    FolderMissing,
    ManifestBroken,
    NotADataset,
    OtherVersion,
    PartAltered,
    PartMissing,
    PartOfOtherSize,
    PartUnreadable,
    RowsDiffer,
    SomeColumnsOnly,
)
from synthetic.schema import TABLES, VERSION

MANIFEST = "manifest.json"
RUN = "run.json"
TRUTH = "truth/"


_UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, OverflowError, RecursionError)
"""What a manifest of another make may lead to: no JSON, other keys, text for numbers, a number
without end, thousands of brackets."""


@dataclass(frozen=True)
class Part:
    """One Parquet file: its path inside the dataset, rows, bytes and SHA-256."""

    path: str
    rows: int
    bytes: int
    sha256: str

    @property
    def month(self) -> int | None:
        """The month in the file's name, yyyymm; None for a table that is not parted by month."""
        month = PurePosixPath(self.path).stem.partition("-")[0]  # a shard's number may follow
        return int(month) if month.isdigit() else None


@dataclass(frozen=True)
class Manifest:
    """What `manifest.json` says: where the data comes from and the parts of every table."""

    schema_version: int
    seed: int | None
    scenario: Mapping
    months: tuple[int, ...]
    tables: Mapping[str, tuple[Part, ...]] = field(repr=False)
    """Parts by table name; tables of the truth under names such as "truth/state"."""
    rows: Mapping[str, int] = field(repr=False)
    unknown: frozenset[str] = frozenset()
    """Columns ("monthly.quality") that an operator's extract did not have; null throughout."""
    accepted: tuple[str, ...] = ()
    """Rules of the contract that the operator's books do not follow, by their own word."""

    def parts(self, *, truth: bool) -> Iterator[Part]:
        """The parts of the trainee tables, or those of the truth."""
        for table, parts in self.tables.items():
            if table.startswith(TRUTH) == truth:
                yield from parts


def read(folder: Path) -> Manifest:
    """Return the manifest of the dataset in `folder`; a fault of its own for each way to fail."""
    if not folder.is_dir():
        raise FolderMissing(folder=str(folder))
    path = folder / MANIFEST
    if not path.is_file():
        begun = (folder / RUN).is_file()
        raise (DatasetUnfinished if begun else NotADataset)(folder=str(folder))
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        version = content["schema_version"]
        if version != VERSION:
            raise OtherVersion(folder=str(folder), found=str(version)[:40], wanted=str(VERSION))
        if content.get("only"):
            raise SomeColumnsOnly(folder=str(folder), tables=", ".join(content["only"]))
        return _parse(content)
    except _UNREADABLE as fault:
        raise ManifestBroken(folder=str(folder), detail=_line(fault)) from fault


def _parse(content: Mapping) -> Manifest:
    tables, rows = {}, {}
    for name, entry in content["tables"].items():
        tables[name] = tuple(_part(part) for part in entry["parts"])
        rows[name] = int(entry["rows"])
    absent = [name for name, table in TABLES.items() if not table.truth and name not in tables]
    if absent:
        raise ValueError(f"no table {', '.join(absent)}")
    return Manifest(
        schema_version=content["schema_version"],
        seed=content["seed"],
        scenario=dict(content["scenario"]),
        months=tuple(int(month) for month in content["months"]),
        tables=tables,
        rows=rows,
        unknown=frozenset(str(column) for column in content.get("unknown", ())),
        accepted=tuple(str(rule) for rule in content.get("accepted", ())),
    )


def _part(entry: Mapping) -> Part:
    path = PurePosixPath(entry["path"])
    if path.is_absolute() or ".." in path.parts or "\\" in entry["path"] or ":" in entry["path"]:
        raise ValueError(f"path outside of the dataset: {entry['path']}")
    return Part(str(path), int(entry["rows"]), int(entry["bytes"]), str(entry["sha256"]))


def _line(fault: Exception) -> str:
    if isinstance(fault, KeyError):
        return f"no {fault.args[0]!r}"
    return str(fault).splitlines()[0] if str(fault) else type(fault).__name__


def check_sizes(folder: Path, manifest: Manifest, *, truth: bool = False) -> None:
    """Raise PartMissing or PartOfOtherSize for the first file that is not as listed."""
    for part in manifest.parts(truth=truth):
        path = folder / part.path
        if not path.is_file():
            raise PartMissing(folder=str(folder), part=part.path)
        size = path.stat().st_size
        if size != part.bytes:
            raise PartOfOtherSize(
                folder=str(folder), part=part.path, found=f"{size:,}", wanted=f"{part.bytes:,}"
            )


def check_contents(folder: Path, manifest: Manifest, *, truth: bool = False) -> None:
    """Raise PartAltered or RowsDiffer for the first file that is not as listed, to the byte."""
    for part in manifest.parts(truth=truth):
        with (folder / part.path).open("rb") as stream:
            if hashlib.file_digest(stream, "sha256").hexdigest() != part.sha256:
                raise PartAltered(folder=str(folder), part=part.path)
        found = _rows_in(folder, part)
        if found != part.rows:
            raise RowsDiffer(
                folder=str(folder), part=part.path, found=f"{found:,}", wanted=f"{part.rows:,}"
            )
    for table, parts in manifest.tables.items():
        total = sum(part.rows for part in parts)
        if table.startswith(TRUTH) == truth and total != manifest.rows[table]:
            raise RowsDiffer(
                folder=str(folder),
                part=table,
                found=f"{total:,}",
                wanted=f"{manifest.rows[table]:,}",
            )


def _rows_in(folder: Path, part: Part) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        return pq.read_metadata(folder / part.path).num_rows
    except (pa.ArrowException, OSError) as fault:
        raise PartUnreadable(folder=str(folder), part=part.path, detail=_line(fault)) from fault
