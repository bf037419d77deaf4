"""What reading a file takes and gives: how it is laid out, its rows in chunks, what is told on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

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
