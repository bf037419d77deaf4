"""The rows of an extract's file, in chunks of bounded size, whatever the file's kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from casekit.mart.extract.chunk import Chunk, Layout, Told
from casekit.mart.extract.delimited import read_delimited
from casekit.mart.extract.faults import FileFault
from casekit.mart.extract.parquet import read_parquet
from casekit.mart.extract.workbook import read_workbook

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
        return read_parquet(path, told)
    if kind == "excel":
        return read_workbook(path, layout, told)
    return read_delimited(path, layout, told)
