"""Excel workbooks (.xlsx), read row by row."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from casekit.mart.extract.faults import FileFault
from casekit.mart.extract.reading import Chunk, Layout, Told
from casekit.mart.extract.table_rows import Row, chunks

_LAST_ROW = 1_048_576
"""Excel holds no more rows: what would follow was lost when the file was saved."""
_BIGGEST = 1 << 30
"""Bytes of a workbook unpacked; its words are held in memory at once, unlike those of a CSV."""


def read_workbook(path: Path, layout: Layout, told: Told) -> Iterator[Chunk]:
    """Yield the rows of one sheet. Raises FileFault for what is no readable workbook."""
    import openpyxl

    _check_size(path)
    with path.open("rb") as file:  # by its bytes: the name may say .csv
        try:
            book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        except (
            KeyError,
            ValueError,
            OSError,
            zipfile.BadZipFile,
            TypeError,
            AttributeError,
        ) as bad:
            raise FileFault("broken_workbook", detail=_line(bad)) from bad
        sheet = _sheet(book, layout)
        told.found("told", "read_as_sheet", sheet=sheet.title)
        yield from chunks(_rows(sheet), layout.head_row, told)
    told.read(path.stat().st_size)


def _check_size(path: Path) -> None:
    try:
        with zipfile.ZipFile(path) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
            names = packed.namelist()
    except (zipfile.BadZipFile, OSError) as fault:
        raise FileFault("broken_workbook", detail=_line(fault)) from fault
    if not any(name.startswith("xl/") for name in names):
        raise FileFault("packed", how="zip")
    if size > _BIGGEST:
        raise FileFault("big_workbook", megabytes=size >> 20, most=_BIGGEST >> 20)


def _sheet(book, layout: Layout):
    sheets = {sheet.title: sheet for sheet in book.worksheets}
    if layout.sheet is None:
        if len(sheets) != 1:
            raise FileFault("which_sheet", sheets=list(sheets))
        return next(iter(sheets.values()))
    if layout.sheet not in sheets:
        raise FileFault("no_sheet", sheet=layout.sheet, sheets=list(sheets))
    return sheets[layout.sheet]


def _rows(sheet) -> Iterator[Row]:
    import xml.etree.ElementTree as ET

    sheet.reset_dimensions()  # some programs write a wrong size, and rows would be left out
    width = 0
    rows = enumerate(sheet.iter_rows(values_only=True), 1)
    while True:
        try:
            line, row = next(rows)
        except StopIteration:
            return
        except (ET.ParseError, ValueError, KeyError, zipfile.BadZipFile, OSError) as fault:
            raise FileFault("broken_workbook", detail=_line(fault)) from fault
        if line == _LAST_ROW:
            raise FileFault("excel_is_full", line)
        width = max(width, len(row))
        yield line, [_text(cell) for cell in row] + [None] * (width - len(row))


def _text(cell) -> str | None:
    """A cell as it would be written; a date in the ISO way, a whole number without decimals."""
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, datetime | date | time):
        return cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return str(cell)


def _line(fault: Exception) -> str:
    return str(fault).splitlines()[0] if str(fault) else type(fault).__name__
