"""From rows of cells to chunks: the head found, and rows that are no records put aside, and told."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

import numpy as np
import pyarrow as pa

from casekit.mart.extract.faults import FileFault
from casekit.mart.extract.reading import ROWS, Chunk, Told

_TOTALS = {"合计", "总计", "小计", "汇总", "total", "grand total", "sum", "subtotal"}

Row = tuple[int, Sequence[str | None]]
"""The line that a row begins on, and its cells."""


def head_name(cell: str | None) -> str:
    """Return a head as it is compared: half-width, without blanks, lower case."""
    plain = unicodedata.normalize("NFKC", cell or "").replace("\ufeff", "").replace("\u200b", "")
    return "".join(plain.split()).lower()


def chunks(rows: Iterable[Row], head_row: int, told: Told) -> Iterator[Chunk]:
    """Yield the records below the head, in order, at most `ROWS` at a time.

    Raises FileFault where there is no head, or its names do not tell the columns apart.
    """
    rows = iter(rows)
    head = _head(rows, head_row)
    lines: list[int] = []
    cells: list[Sequence[str | None]] = []
    any_row = False
    for line, row in _records(rows, head, told):
        lines.append(line)
        cells.append(row)
        if len(lines) == ROWS:
            any_row = True
            yield _chunk(head, lines, cells)
            lines, cells = [], []
    if lines:
        yield _chunk(head, lines, cells)
    elif not any_row:
        raise FileFault("head_only", heads=[name for name in head if name])


def _head(rows: Iterator[Row], head_row: int) -> list[str]:
    for number, (line, row) in enumerate(rows, 1):
        if number < head_row:
            continue
        names = [(cell or "").strip().lstrip("\ufeff") for cell in row]
        while names and not names[-1]:
            names.pop()
        if not names:
            raise FileFault("no_head", line, row=head_row)
        if any("\ufffd" in name for name in names):
            raise FileFault("lost_characters", line, next(n for n in names if "\ufffd" in n))
        twice = [n for n in names if n and [head_name(m) for m in names].count(head_name(n)) > 1]
        if twice:
            raise FileFault("head_twice", line, twice[0])
        return names
    raise FileFault("no_head", row=head_row)


def _records(rows: Iterator[Row], head: list[str], told: Told) -> Iterator[Row]:
    """The rows that have a cell for each column; others are told, or put right and told."""
    width, names = len(head), [head_name(name) for name in head]
    for line, row in rows:
        first = (row[0] or "").strip() if row else ""
        if len(row) == width and first[:1].isdigit():
            yield line, row  # almost every row: no need to look any closer
        elif not first and not any(cell and not cell.isspace() for cell in row):
            told.found("repaired", "blank_row", 1, line)
        elif first.rstrip(":：").lower() in _TOTALS:
            told.found("repaired", "total_row", 1, line, row[0].strip())
        elif len(row) > width and any(cell and cell.strip() for cell in row[width:]):
            told.found("refused", "more_cells", 1, line, found=len(row), wanted=width)
        elif len(row) < width:
            told.found("refused", "fewer_cells", 1, line, found=len(row), wanted=width)
        elif _is_head(row, names):
            told.found("repaired", "head_again", 1, line)
        else:
            yield line, row


def _is_head(row: Sequence[str | None], names: list[str]) -> bool:
    return len(names) > 1 and all(head_name(c) == n for c, n in zip(row, names, strict=False))


def _chunk(head: list[str], lines: list[int], cells: list[Sequence[str | None]]) -> Chunk:
    columns = dict(zip(head, zip(*(row[: len(head)] for row in cells), strict=True), strict=True))
    columns.pop("", None)
    arrays = {name: pa.array(values, pa.string()) for name, values in columns.items()}
    return Chunk(np.array(lines, dtype=np.int64), arrays)
