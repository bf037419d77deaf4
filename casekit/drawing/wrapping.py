"""Titles broken into lines: Chinese between signs, English between words, and no orphan at the end."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

_CLOSING = "，。、；：！？）”’》…%"
_OPENING = "（“‘《"
_PAUSES = "，。；：！？,;:.!?"
_SHORT = 0.3
"""A last line below this share of the width looks forgotten."""


def wrap(text: str, columns: float, wide: str = "") -> str:
    """Break a text into lines of at most so many columns; a Chinese character takes two.

    Latin words stay whole, no line begins with a closing mark or ends with an opening one. As few
    lines as will do; of the ways to break into so few, one whose last line is no orphan, and
    that breaks at commas and full stops where it can.

    Args:
        wide: further signs that take two columns in the font.
    """
    sizes = [(piece, columns_of(piece, wide)) for piece in _pieces(text)]
    first = _lines(sizes, columns)
    if len(first) == 1:
        return first[0]
    ways = list(_ways(sizes, columns, len(first)))
    fair = [way for way in ways if columns_of(way[-1], wide) >= _SHORT * columns]
    paused = [way for way in fair if all(line[-1] in _PAUSES for line in way[:-1])]
    longest_end = max(ways, key=lambda way: columns_of(way[-1], wide))
    return "\n".join([*paused, *fair, longest_end][0])


def columns_of(text: str, wide: str = "") -> int:
    """Return how many half-width columns a text takes."""
    return sum(
        2 if sign in wide or unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text
    )


def _ways(sizes: list[tuple[str, int]], columns: float, count: int) -> Iterator[list[str]]:
    """Yield the breaks into `count` lines, the widest first."""
    before = None
    for width in range(int(columns), int(columns / 2), -1):
        lines = _lines(sizes, width)
        if len(lines) > count:
            break
        if lines != before:
            yield lines
        before = lines
    if before is None:
        yield _lines(sizes, columns)


def _lines(sizes: list[tuple[str, int]], columns: float) -> list[str]:
    """Fill line by line."""
    lines: list[str] = []
    line, size = "", 0
    for piece, wide in sizes:
        if line.strip() and size + wide > columns and piece[0] not in _CLOSING:
            kept = line.rstrip(_OPENING)
            lines.append(kept.rstrip())
            line = line[len(kept) :]
            size = columns_of(line)
            if not line:
                wide -= len(piece) - len(piece.lstrip())
                piece = piece.lstrip()
        line, size = line + piece, size + wide
    return [*lines, line.rstrip()]


def _pieces(text: str) -> list[str]:
    """Split into units that may stand on a line of their own: words, single Chinese signs."""
    pieces: list[str] = []
    for sign in text:
        joins = pieces and sign != " " and columns_of(sign) == 1 and columns_of(pieces[-1][-1]) == 1
        if joins:
            pieces[-1] += sign
        else:
            pieces.append(sign)
    return pieces
