"""From rows of cells to chunks: the head found, and rows that are no records put aside, and told."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice

import numpy as np
import pyarrow as pa

from casekit.mart.extract.chunk import ROWS, Chunk, Layout, Told
from casekit.mart.extract.faults import FileFault
from casekit.mart.extract.no_records import no_record

_CELLS = 1_000_000
"""Cells held at a time."""
LOOK_FURTHER = 30
"""Rows below the one said to be the head in which a head is looked for that is missing there."""

Row = tuple[int, Sequence[str | None]]
"""The line that a row begins on, and its cells."""


def head_name(cell: str | None) -> str:
    """Return a head as it is compared: half-width, without blanks, lower case."""
    plain = unicodedata.normalize("NFKC", cell or "").replace("\ufeff", "").replace("\u200b", "")
    return "".join(plain.split()).lower()


def chunks(rows: Iterable[Row], layout: Layout, told: Told) -> Iterator[Chunk]:
    """Yield the records below the head, in order, at most `ROWS` at a time, fewer of a wide file.

    Raises FileFault where there is no head, or its names do not tell the columns apart.
    """
    head, rows = _head(iter(rows), layout)
    most = min(ROWS, max(1, _CELLS // len(head)))
    lines: list[int] = []
    cells: list[Sequence[str | None]] = []
    any_row = False
    for line, row in _records(rows, head, told):
        lines.append(line)
        cells.append(row)
        if len(lines) == most:
            any_row = True
            yield _chunk(head, lines, cells)
            lines, cells = [], []
    if lines:
        yield _chunk(head, lines, cells)
    elif not any_row:
        raise FileFault("head_only", heads=[name for name in head if name])


def _head(rows: Iterator[Row], layout: Layout) -> tuple[list[str], Iterator[Row]]:
    """The names in the head row, and the rows below it."""
    first = list(islice(rows, layout.head_row + LOOK_FURTHER))
    if len(first) < layout.head_row:
        raise FileFault("no_head", row=layout.head_row)
    line, row = first[layout.head_row - 1]
    names = [(cell or "").strip().lstrip("\ufeff") for cell in row]
    while names and not names[-1]:
        names.pop()
    if not names:
        raise FileFault("no_head", line, row=layout.head_row)
    if any("\ufffd" in name for name in names):
        raise FileFault("lost_characters", line, next(n for n in names if "\ufffd" in n))
    _look_elsewhere(names, first, layout)
    times = Counter(map(head_name, names))
    twice = next((name for name in names if name and times[head_name(name)] > 1), None)
    if twice is not None:
        raise FileFault("head_twice", line, twice)
    return names, chain(first[layout.head_row :], rows)


def _look_elsewhere(names: list[str], rows: list[Row], layout: Layout) -> None:
    """Raise FileFault where heads that the mapping names stand in another row: below a title, say,
    or in the second row of a head of two."""
    here = set(map(head_name, names))
    lacking = {head_name(head): head for head in layout.heads if head_name(head) not in here}
    if not lacking:
        return
    there = [lacking.keys() & set(map(head_name, row)) for _, row in rows]
    best = max(range(len(rows)), key=lambda place: len(there[place]))
    known = any(head_name(head) in here for head in layout.heads)
    if len(there[best]) > known:  # one alone may be a value that is spelled like a head
        heads = [head for name, head in lacking.items() if name in there[best]]
        facts = {"row": layout.head_row, "other": best + 1, "heads": heads}
        raise FileFault("head_elsewhere", rows[best][0], **facts)


def _records(rows: Iterator[Row], head: list[str], told: Told) -> Iterator[Row]:
    """The rows that have a cell for each column; others are told, or put right and told."""
    width, names = len(head), [head_name(name) for name in head]
    for line, row in rows:
        if len(row) == width and (row[0] or "").lstrip()[:1].isdigit():
            yield line, row  # almost every row: no need to look any closer
            continue
        filled = [cell.strip() for cell in row if cell and not cell.isspace()]
        if not filled:
            told.found("repaired", "blank_row", 1, line)
        elif (len(row) < width or len(filled) == 1) and (rule := no_record(filled[0])):
            told.found("repaired", rule, 1, line, filled[0])
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
