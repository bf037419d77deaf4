"""The list of a dataset's parts, `manifest.json`, read and held against the files."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from casekit.mart import making_anew
from casekit.mart.faults import (
    DatasetUnfinished,
    FolderMissing,
    FolderUnreadable,
    ManifestAltered,
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
from synthetic.own_files import MANIFEST, RUN, digest_of
from synthetic.schema import FIRST_MONTH, LAST_MONTH, TABLES, VERSION

TRUTH = "truth/"


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

    @property
    def base(self) -> str:
        """A word that two datasets share when their answers are the same: "classroom-7-3f09ab12".

        Made data are known by their law, seed and version, which give the same rows everywhere; an
        operator's own by what their files hold.
        """
        held = None if self.seed is not None else [p.sha256 for p in self.parts(truth=False)]
        said = [self.schema_version, dict(self.scenario), self.seed, held]
        return base_word(str(self.scenario.get("name", "")), self.seed, said)

    def parts(self, *, truth: bool) -> Iterator[Part]:
        """The parts of the trainee tables, or those of the truth."""
        for table, parts in self.tables.items():
            if table.startswith(TRUTH) == truth:
                yield from parts


def read(folder: Path) -> Manifest:
    """Return the manifest of the dataset in `folder`; a fault of its own for each way to fail."""
    path = folder / MANIFEST
    try:
        if not folder.is_dir():
            raise FolderMissing(folder=str(folder))
        if not path.is_file():
            begun = (folder / RUN).is_file()
            raise (DatasetUnfinished if begun else NotADataset)(folder=str(folder))
        written = path.read_text(encoding="utf-8")
    except OSError as fault:  # too long a path, no right to read, a share that is gone
        detail = fault.strerror or type(fault).__name__
        raise FolderUnreadable(folder=str(folder), detail=detail) from fault
    except UnicodeDecodeError as fault:
        raise ManifestBroken(folder=str(folder), detail=_line(fault)) from fault
    try:
        content = json.loads(written, parse_constant=_no_number)
    except (ValueError, RecursionError) as fault:
        raise ManifestBroken(folder=str(folder), detail=_line(fault)) from fault
    if not isinstance(content, dict) or "schema_version" not in content:
        raise NotADataset(folder=str(folder))  # another program's manifest
    version = content["schema_version"]
    if version != VERSION:
        raise OtherVersion(
            folder=str(folder),
            found=str(version)[:40],
            wanted=str(VERSION),
            command=making_anew.command(folder, content),
        )
    if content.get("digest") != digest_of(content):
        raise ManifestAltered(folder=str(folder))
    try:
        if content.get("only"):
            raise SomeColumnsOnly(folder=str(folder), tables=", ".join(content["only"]))
        return _parse(content)
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError) as fault:
        raise ManifestBroken(folder=str(folder), detail=_line(fault)) from fault


def _no_number(word: str) -> float:
    raise ValueError(f"{word} is no number")


def _parse(content: Mapping) -> Manifest:
    tables, rows = {}, {}
    for name, entry in content["tables"].items():
        tables[name] = tuple(_part(part) for part in entry["parts"])
        rows[name] = int(entry["rows"])
    absent = [name for name, table in TABLES.items() if not table.truth and name not in tables]
    if absent:
        raise ValueError(f"no table {', '.join(absent)}")
    months = tuple(int(month) for month in content["months"])
    if not months or not all(FIRST_MONTH <= m <= LAST_MONTH and 1 <= m % 100 <= 12 for m in months):
        raise ValueError(f"months: {list(months)}")
    return Manifest(
        schema_version=content["schema_version"],
        seed=content["seed"],
        scenario=dict(content["scenario"]),
        months=months,
        tables=tables,
        rows=rows,
        unknown=frozenset(str(column) for column in content.get("unknown", ())),
        accepted=tuple(str(rule) for rule in content.get("accepted", ())),
    )


def base_word(name: str, seed: int | None, said: list) -> str:
    """A dataset's name and seed (where it has one) and eight digits of what else it is made from."""
    digest = hashlib.sha256(json.dumps(said, sort_keys=True, default=str).encode()).hexdigest()
    return "-".join([name or "data", *([] if seed is None else [str(seed)]), digest[:8]])


def _part(entry: Mapping) -> Part:
    path = PurePosixPath(entry["path"])
    if path.is_absolute() or ".." in path.parts or "\\" in entry["path"] or ":" in entry["path"]:
        raise ValueError(f"path outside of the dataset: {entry['path']}")
    return Part(str(path), int(entry["rows"]), int(entry["bytes"]), str(entry["sha256"]))


def _line(fault: Exception) -> str:
    if isinstance(fault, KeyError):
        return f"no {fault.args[0]!r}"
    return str(fault).splitlines()[0] if str(fault) else type(fault).__name__


def check_sizes(folder: Path, parts: Iterable[Part]) -> None:
    """Raise PartMissing or PartOfOtherSize for the first file that is not as listed."""
    for part in parts:
        try:
            path = folder / part.path
            size = path.stat().st_size if path.is_file() else None
        except OSError as fault:
            detail = fault.strerror or type(fault).__name__
            raise PartUnreadable(folder=str(folder), part=part.path, detail=detail) from fault
        if size is None:
            raise PartMissing(folder=str(folder), part=part.path)
        if size != part.bytes:
            raise PartOfOtherSize(
                folder=str(folder), part=part.path, found=f"{size:,}", wanted=f"{part.bytes:,}"
            )


def check_contents(
    folder: Path, parts: Sequence[Part], progress: Callable[[int, int], None]
) -> None:
    """Raise PartAltered or RowsDiffer for the first file that is not as listed, to the byte.

    `progress` is told the bytes read and to be read.
    """
    read, size = 0, sum(part.bytes for part in parts)
    for part in parts:
        try:
            with (folder / part.path).open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
        except OSError as fault:
            detail = fault.strerror or type(fault).__name__
            raise PartUnreadable(folder=str(folder), part=part.path, detail=detail) from fault
        if digest != part.sha256:
            raise PartAltered(folder=str(folder), part=part.path)
        _check_rows(folder, part)
        read += part.bytes
        progress(read, size)


def check_totals(folder: Path, manifest: Manifest) -> None:
    """Raise RowsDiffer for the first table whose parts do not add up to its rows."""
    for table, parts in manifest.tables.items():
        total, wanted = sum(part.rows for part in parts), manifest.rows[table]
        if total != wanted:
            raise RowsDiffer(
                folder=str(folder), part=table, found=f"{total:,}", wanted=f"{wanted:,}"
            )


def _check_rows(folder: Path, part: Part) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found = pq.read_metadata(folder / part.path).num_rows
    except (pa.ArrowException, OSError) as fault:
        raise PartUnreadable(folder=str(folder), part=part.path, detail=_line(fault)) from fault
    if found != part.rows:
        raise RowsDiffer(
            folder=str(folder), part=part.path, found=f"{found:,}", wanted=f"{part.rows:,}"
        )
