"""Excel workbooks (.xlsx), read row by row."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from casekit.mart.extract.cell_formats import shown_by
from casekit.mart.extract.chunk import Chunk, Layout, Told
from casekit.mart.extract.faults import FileFault
from casekit.mart.extract.table_rows import Row, chunks

_LAST_ROW = 1_048_576
"""Excel holds no more rows: what would follow was lost when the file was saved."""
_BIGGEST = 1 << 30
"""Bytes of a workbook unpacked; its words are held in memory at once, unlike those of a CSV."""
_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="(\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+))"')
_LONGEST_TAG = 200
_PIECE = 1 << 20


def read_workbook(path: Path, layout: Layout, told: Told) -> Iterator[Chunk]:
    """Yield the rows of one sheet. Raises FileFault for what is no readable workbook."""
    _check_size(path)
    with ExitStack() as kept:
        sheet = _sheet(_opened(path, kept, data_only=True), layout)
        told.found("told", "read_as_sheet", sheet=sheet.title)
        traits = _traits(path, sheet)
        traits.check(layout.head_row)
        formulas = None
        if traits.formulas:  # which takes a second look at every cell
            formulas = _sheet(_opened(path, kept, data_only=False), layout)
        yield from chunks(_rows(sheet, formulas, told), layout, told)
    told.read(path.stat().st_size)


def _traits(path: Path, sheet) -> _Traits:
    try:
        # Where a sheet lies differs from program to program; openpyxl has found it already.
        return _traits_of(path, sheet._worksheet_path)
    except (KeyError, ValueError, OSError, zipfile.BadZipFile) as bad:
        raise FileFault("broken_workbook", detail=_line(bad)) from bad


@dataclass(frozen=True)
class _Traits:
    """What reading a sheet row by row does not show; `merged` are ranges, with their first and last row."""

    formulas: bool
    merged: tuple[tuple[str, int, int], ...]

    def check(self, head_row: int) -> None:
        """Raise FileFault for records of which several share a cell: only the first would have it."""
        shared = [one for one in self.merged if head_row < one[1] < one[2]]
        if shared:
            ranges = [name for name, _, _ in shared]
            raise FileFault("merged_cells", shared[0][1], ranges[0], count=len(ranges))


def _traits_of(path: Path, part: str) -> _Traits:
    """Return the traits of the sheet in a part of a workbook, by looking through it once."""
    formulas, merged = False, {}
    with zipfile.ZipFile(path) as packed, packed.open(part) as sheet:
        before = b""
        while piece := sheet.read(_PIECE):
            seen = before + piece
            formulas = formulas or bool(_FORMULA.search(seen))
            for found in _MERGED.finditer(seen):
                merged[found[1].decode()] = int(found[2]), int(found[3])
            before = piece[-_LONGEST_TAG:]
    return _Traits(formulas, tuple((name, *rows) for name, rows in merged.items()))


def _opened(path: Path, kept: ExitStack, data_only: bool):
    import openpyxl

    file = kept.enter_context(path.open("rb"))  # by its bytes: the name may say .csv
    try:
        return openpyxl.load_workbook(file, read_only=True, data_only=data_only)
    except (KeyError, ValueError, OSError, zipfile.BadZipFile, TypeError, AttributeError) as bad:
        raise FileFault("broken_workbook", detail=_line(bad)) from bad


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


def _rows(sheet, formulas, told: Told) -> Iterator[Row]:
    width, shown = 0, _ShownOtherwise()
    for line, row in enumerate(_cells(sheet, formulas), 1):
        if line == _LAST_ROW:
            raise FileFault("excel_is_full", line)
        width = max(width, len(row))
        yield line, [shown.text(cell, line) for cell in row] + [None] * (width - len(row))
    shown.tell(told)


def _cells(sheet, formulas) -> Iterator[Sequence]:
    """The cells of a sheet row by row; formulas without a result as the formulas themselves."""
    import xml.etree.ElementTree as ET

    sheet.reset_dimensions()  # some programs write a wrong size, and rows would be left out
    rows = sheet.iter_rows()
    if formulas is not None:
        formulas.reset_dimensions()
        pairs = zip(rows, formulas.iter_rows(), strict=True)
        rows = ([*map(_with_formula, *pair)] for pair in pairs)
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except (ET.ParseError, ValueError, KeyError, zipfile.BadZipFile, OSError) as fault:
            raise FileFault("broken_workbook", detail=_line(fault)) from fault


def _with_formula(cell, formula):
    """A cell, or its formula where that has no result; an empty text (t="str") is one."""
    if cell.value is None and formula.data_type == "f" and cell.data_type != "str":
        return formula
    return cell


class _ShownOtherwise:
    """Turns cells into text, and counts those of which the sheet shows another number."""

    def __init__(self):
        self._found: dict[str, list] = {}

    def text(self, cell, line: int) -> str | None:
        """A cell as it would be written; a date in the ISO way, a number as the sheet shows it."""
        value = cell.value
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, datetime | date | time):
            return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
        if isinstance(value, bool) or not isinstance(value, int | float):
            return str(getattr(value, "text", value))  # an array's formula has its text inside
        shown = shown_by(cell.number_format)
        text = shown(value)
        if shown.power or shown.unit:
            self._found.setdefault(cell.number_format, [0, line, text])[0] += 1
        return text

    def tell(self, told: Told) -> None:
        """Tell each format that shows another number than the cell holds."""
        for number_format, (rows, line, text) in self._found.items():
            told.found("told", "read_as_shown", rows, line, text, format=number_format)


def _line(fault: Exception) -> str:
    return str(fault).splitlines()[0] if str(fault) else type(fault).__name__
