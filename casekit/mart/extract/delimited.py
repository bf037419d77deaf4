"""CSV and its kin: encoding and delimiter found out, every row with its line number."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import TextIO

from casekit.mart.extract.chunk import Chunk, Layout, Told
from casekit.mart.extract.encodings import find_encoding
from casekit.mart.extract.faults import FileFault
from casekit.mart.extract.table_rows import LOOK_FURTHER, Row, chunks, head_name

HIVE = "\x01"
DELIMITERS = (",", "\t", ";", "|", "^", "，", HIVE)
_UNSEEN = {"\t": "Tab", HIVE: "^A"}
_SAID = re.compile(r"""\ufeff?"?sep=(.)"?\s*""", re.IGNORECASE)
"""Excel's first line that names the delimiter; it is no row, and Excel shows it to nobody."""
_LONGEST = 1 << 20
"""Characters of a line; a longer one is no row of a table, and would have to be held whole."""


def read_delimited(path: Path, layout: Layout, told: Told) -> Iterator[Chunk]:
    """Yield the rows of a CSV file. Memory does not grow with the file. Raises FileFault."""
    encoding = find_encoding(path, layout.encoding, told.read)
    with path.open(encoding=encoding, newline="") as file:
        said = _SAID.fullmatch(next(_lines(file), ""))
        skipped = 1 if said else 0
        delimiter = layout.delimiter or (said[1] if said else _delimiter(file, layout))
        shown = _UNSEEN.get(delimiter, delimiter)
        told.found("told", "read_as_text", encoding=encoding.upper(), delimiter=shown)
        file.seek(0)
        done = 0
        for chunk in chunks(_rows(file, delimiter, skipped), layout, told):
            told.read(file.buffer.tell() - done)
            done = file.buffer.tell()
            yield chunk


def _delimiter(file: TextIO, layout: Layout) -> str:
    """The sign that parts most of the heads wanted, or else the head row most often; a comma where
    none does."""
    file.seek(0)
    lines = list(islice(_lines(file), layout.head_row + LOOK_FURTHER))
    head = lines[layout.head_row - 1] if len(lines) >= layout.head_row else ""
    wanted = set(map(head_name, layout.heads))

    def fits(sign: str) -> tuple[int, int]:
        known = _known(head, sign, wanted) or max(_known(one, sign, wanted) for one in lines)
        return known, head.count(sign)

    best = max(DELIMITERS, key=fits) if lines else ","
    return best if any(best in line for line in lines) else ","


def _known(line: str, sign: str, wanted: set[str]) -> int:
    """How many of the heads wanted a line holds if a sign parts it."""
    if sign not in line:
        return 0
    return len(wanted & {head_name(cell.strip().strip('"')) for cell in line.split(sign)})


def _rows(file: TextIO, delimiter: str, skipped: int) -> Iterator[Row]:
    quoting = csv.QUOTE_NONE if delimiter == HIVE else csv.QUOTE_MINIMAL
    lines = islice(_lines(file), skipped, None)
    reader = csv.reader(lines, delimiter=delimiter, strict=True, quoting=quoting)
    line = skipped + 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as fault:
            raise FileFault("quotes", line, detail=str(fault)) from fault
        yield line, row
        line = skipped + reader.line_num + 1


def _lines(file: TextIO) -> Iterator[str]:
    number = 0
    while line := file.readline(_LONGEST):
        number += 1
        if len(line) == _LONGEST:
            raise FileFault("long_line", number, longest=_LONGEST)
        yield line
