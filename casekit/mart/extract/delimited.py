"""CSV and its kin: encoding and delimiter found out, every row with its line number."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from casekit.mart.extract.encodings import find_encoding
from casekit.mart.extract.faults import FileFault
from casekit.mart.extract.reading import Chunk, Layout, Told
from casekit.mart.extract.table_rows import Row, chunks

DELIMITERS = (",", "	", ";", "|", "^", "，")
_LONGEST = 1 << 20
"""Characters of a line; a longer one is no row of a table, and would have to be held whole."""


def read_delimited(path: Path, layout: Layout, told: Told) -> Iterator[Chunk]:
    """Yield the rows of a CSV file. Memory does not grow with the file. Raises FileFault."""
    encoding = find_encoding(path, layout.encoding, told.read)
    with path.open(encoding=encoding, newline="") as file:
        delimiter = layout.delimiter or _delimiter(file, layout.head_row)
        shown = "Tab" if delimiter == "	" else delimiter
        told.found("told", "read_as_text", encoding=encoding.upper(), delimiter=shown)
        file.seek(0)
        done = 0
        for chunk in chunks(_rows(file, delimiter), layout.head_row, told):
            told.read(file.buffer.tell() - done)
            done = file.buffer.tell()
            yield chunk


def _delimiter(file: TextIO, head_row: int) -> str:
    """The sign that parts the head most often; a comma where none does."""
    lines = _lines(file)
    head = next((line for number, line in enumerate(lines, 1) if number >= head_row), "")
    counts = {sign: head.count(sign) for sign in DELIMITERS}
    best = max(counts, key=lambda sign: counts[sign])
    return best if counts[best] else ","


def _rows(file: TextIO, delimiter: str) -> Iterator[Row]:
    reader = csv.reader(_lines(file), delimiter=delimiter, strict=True)
    line = 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise FileFault("quotes", line, detail=str(fault)) from fault
        yield line, row
        line = reader.line_num + 1


def _lines(file: TextIO) -> Iterator[str]:
    number = 0
    while line := file.readline(_LONGEST):
        number += 1
        if len(line) == _LONGEST:
            raise FileFault("long_line", number, longest=_LONGEST)
        yield line
