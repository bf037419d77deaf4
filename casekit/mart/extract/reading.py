"""The rows of an extract's file, in chunks of bounded size, whatever the file's kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa

from casekit.mart.extract.faults import FileFault

ROWS = 20_000
"""Rows read at a time: a few MB of text, whatever the length of the file."""


@dataclass(frozen=True)
class Layout:
    """How to read a file, as far as the mapping says; None is found out."""

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    head_row: int = 1
    heads: tuple[str, ...] = ()
    """Those that the mapping names, by which the head is known."""


@dataclass(frozen=True)
class Chunk:
    """Some rows of a file as text: columns by head, with the line that each row began on."""

    lines: np.ndarray
    columns: dict[str, pa.Array]


@dataclass
class Told:
    """Where a reader tells what it finds: `found(kind, rule, rows, line, value, **facts)`."""

    found: Callable[..., None]
    read: Callable[[int], None] = lambda size: None
    """Called with bytes as they are read, for a bar."""


_PACKED = {b"\x1f\x8b": "gzip", b"7z\xbc\xaf": "7z", b"Rar!": "rar", b"BZh": "bzip2"}
_OLE = b"\xd0\xcf\x11\xe0"  # old workbooks, and new ones under a password


def kind_of(path: Path) -> str:
    """Return "csv", "excel" or "parquet", by a file's first bytes: names do not always tell.

    Raises FileFault for a file that is empty, packed, an old workbook, or a web page.
    """
    with path.open("rb") as file:
        start = file.read(512)
    if not start.strip(b"\xef\xbb\xbf\r\n\t "):
        raise FileFault("empty_file")
    for mark, name in _PACKED.items():
        if start.startswith(mark):
            raise FileFault("packed", how=name)
    if start.startswith(_OLE):
        raise FileFault("old_workbook")
    if start.startswith(b"PAR1"):
        return "parquet"
    if start.startswith(b"PK\x03\x04"):
        return "excel"
    if start.lstrip(b"\xef\xbb\xbf\r\n\t ").lower().startswith((b"<html", b"<!doctype", b"<table", b"<?xml", b"<meta")):  # fmt: skip
        raise FileFault("web_page")
    return "csv"


def read_rows(path: Path, layout: Layout, told: Told) -> Iterator[Chunk]:
    """Yield the rows below a file's head, in order. Raises FileFault where it cannot go on.

    What is put right on the way (blank rows, totals, a head that comes again) is told.
    """
    kind = kind_of(path)
    if kind == "parquet":
        from casekit.mart.extract.parquet import read_parquet

        return read_parquet(path, told)
    if kind == "excel":
        from casekit.mart.extract.workbook import read_workbook

        return read_workbook(path, layout, told)
    from casekit.mart.extract.delimited import read_delimited

    return read_delimited(path, layout, told)
