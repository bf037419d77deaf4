"""The keys of rows and of what they point to: as they stand, or numbered by the kit.

A key has one numbering, that of the table that owns it: where `subscribers` is renumbered, the
subscribers of every table are.
"""

from __future__ import annotations

import re

import numpy as np

from casekit.mart.extract.faults import Unfit
from casekit.mart.extract.mapping import ColumnMap
from casekit.mart.extract.values import Read, Reading, check_readable, reader_of
from casekit.mart.extract.writing_style import is_nothing, plain
from synthetic.schema import Column, Table

_CUT_SHORT = re.compile(r"\d(\.\d+)?[eE]\+\d+")
_NO_NUMBER_OF_OURS = {"no_number", "out_of_range", "no_whole_number", "negative"}


class Numbering:
    """Numbers of the kit's own for the keys of a table, in the order in which they come."""

    def __init__(self, table: Table):
        self._numbers: dict[str, int] = {}
        column = table[table.key[0]]
        self._most = int(column.high or np.iinfo(column.dtype).max)
        self.closed = False
        """Whether a word not met before is refused: its own table has been read."""

    def __call__(self, written: str) -> int:
        if written not in self._numbers:
            if self.closed:
                raise Unfit("lost_key")
            if len(self._numbers) >= self._most:
                raise Unfit("too_many_keys", most=f"{self._most:,}")
            self._numbers[written] = len(self._numbers) + 1
        return self._numbers[written]

    def odd(self) -> list[str]:
        """Return the few keys (one, or less than a hundredth) that are no digits while the others
        are, as a total is that nobody knows for one; none where keys are of many forms."""
        odd = [word for word in self._numbers if not word.isdigit()]
        return odd if len(odd) <= max(1, len(self._numbers) // 100) < len(self._numbers) else []


def reader_of_keys(
    column: Column, spec: ColumnMap, owner: str, numbering: Numbering | None
) -> Read:
    """Return a reader of keys: as the kit numbers them, or, without `numbering`, as they stand.

    Raises Unfit for a key that Excel cut short, and for one that the kit cannot keep as it stands;
    `owner` is the table that would have to be renumbered.
    """
    if numbering is None:
        return _kept(column, reader_of(column, spec), owner)
    codes = {plain(code)[0]: word for code, word in (spec.codes or {}).items()}
    empty = {plain(word)[0] for word in spec.empty}

    def reading(given: str | None) -> Reading:
        written, repairs = plain(given or "")
        if is_nothing(written) or written in empty:
            if spec.default is None:
                return reader_of(column, spec)("")
            written, repairs = spec.default, ("gap_filled",)
        written = codes.get(written, written)
        if written == "0" and column.low == 0:
            return 0, repairs  # a member of no group
        check_readable(written)
        if _CUT_SHORT.fullmatch(written):
            raise Unfit("digits_lost")
        return numbering(written), repairs

    return reading


def _kept(column: Column, read: Read, owner: str):
    most = f"{column.high or np.iinfo(column.dtype).max:,.0f}"

    def reading(given: str | None) -> Reading:
        try:
            return read(given)
        except Unfit as fault:
            if fault.rule in _NO_NUMBER_OF_OURS:
                raise Unfit("no_key_of_ours", owner=owner, most=most) from None
            raise

    return reading
