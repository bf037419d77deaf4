"""What reading a sheet row by row does not show: whether it holds formulas, and cells merged into one."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from casekit.mart.extract.faults import FileFault

_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="(\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+))"')
_LONGEST_TAG = 200
_PIECE = 1 << 20


@dataclass(frozen=True)
class Traits:
    """Of one sheet; `merged` are the ranges, with their first and last row."""

    formulas: bool
    merged: tuple[tuple[str, int, int], ...]

    def check(self, head_row: int) -> None:
        """Raise FileFault for records of which several share a cell: only the first would have it."""
        shared = [one for one in self.merged if head_row < one[1] < one[2]]
        if shared:
            ranges = [name for name, _, _ in shared]
            raise FileFault("merged_cells", shared[0][1], ranges[0], count=len(ranges))


def traits_of(path: Path, part: str) -> Traits:
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
    return Traits(formulas, tuple((name, *rows) for name, rows in merged.items()))
