"""Which files in a folder are a dataset's own: those that we write, and no others.

A folder may hold somebody's work beside a dataset, or a `run.json` of another program: whatever is
removed is chosen here.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

from synthetic.json_file import read_json
from synthetic.schema import TABLES, Table

MANIFEST = "manifest.json"
RUN = "run.json"
UNFINISHED = ".part"
_NAMES = re.compile(
    r"(?:(?:all|\d{6})(?:-\d{4,})?\.parquet|(?:manifest|run|shard-\d{4,})\.json)"
    rf"(?P<unfinished>\.[0-9a-f]{{32}}{re.escape(UNFINISHED)})?"
)
_RECORD = {"schema_version", "scenario", "seed", "kit_version", "versions"}
"""Fields by which a `run.json` or `manifest.json` is known to be ours."""


def discard(folder: Path) -> None:
    """Removes a dataset, whole or not, from its folder: the files that we write and no others.

    The folder itself goes only if nothing else is left in it. One with the record of another
    program is not touched at all.
    """
    folder = Path(folder)
    if any(_is_foreign(folder / name) for name in (MANIFEST, RUN)):
        return
    for path in sorted(of(folder), key=lambda path: path.name == RUN):
        path.unlink(missing_ok=True)
    for emptied in (*_table_folders(folder), folder / "truth", folder):
        with suppress(OSError):
            emptied.rmdir()


def of(folder: Path) -> Iterator[Path]:
    """What we write: parts in folders of the schema's tables, and our records beside them."""
    for place in (folder, *_table_folders(folder)):
        for path in place.glob("*"):
            own = _NAMES.fullmatch(path.name)
            if own and (".json" in path.name) == (place == folder) and path.is_file():
                yield path


def _table_folders(folder: Path) -> list[Path]:
    places = [folder / folder_of(table) for table in TABLES.values()]
    return [place for place in places if place.is_dir() and not place.is_symlink()]


def is_unfinished(path: Path) -> bool:
    """Whether a file is one of ours that was being written when its writer stopped."""
    own = _NAMES.fullmatch(path.name)
    return own is not None and own["unfinished"] is not None


def _is_foreign(path: Path) -> bool:
    """Whether a record is whole and not ours; a broken one may be ours."""
    found = read_json(path)
    return found is not None and not (isinstance(found, dict) and is_record(found))


def is_record(record: dict) -> bool:
    """Whether a `run.json` or `manifest.json` that says this is one of ours."""
    return record.keys() >= _RECORD and isinstance(record["scenario"], dict)


def digest_of(record: Mapping) -> str:
    """SHA-256 of what a manifest says, its own `digest` left out."""
    said = json.loads(json.dumps({k: v for k, v in record.items() if k != "digest"}))
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def folder_of(table: Table) -> str:
    """The folder of a table inside a dataset."""
    return f"truth/{table.name}" if table.truth else table.name
