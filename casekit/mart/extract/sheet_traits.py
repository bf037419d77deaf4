"""What reading a sheet row by row does not show: whether it holds formulas, and cells merged into one."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from casekit.mart.extract.faults import FileFault

_FORMULA = re.compile(rb"<(\w+:)?f[\s/>]")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*ref="(\$?[A-Z]+\$?(\d+):\$?[A-Z]+\$?(\d+))"')
_LONGEST_TAG = 200
_PIECE = 1 << 20
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


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


def traits_of(path: Path, title: str) -> Traits:
    """Return a sheet's traits, by looking through its part of the workbook once."""
    formulas, merged = False, {}
    with zipfile.ZipFile(path) as packed, packed.open(_part(packed, title)) as sheet:
        before = b""
        while piece := sheet.read(_PIECE):
            seen = before + piece
            formulas = formulas or bool(_FORMULA.search(seen))
            for found in _MERGED.finditer(seen):
                merged[found[1].decode()] = int(found[2]), int(found[3])
            before = piece[-_LONGEST_TAG:]
    return Traits(formulas, tuple((name, *rows) for name, rows in merged.items()))


def _part(packed: zipfile.ZipFile, title: str) -> str:
    """The name of a sheet's part."""
    listed = ET.fromstring(packed.read("xl/workbook.xml"))
    wanted = next(e.get(_ID) for e in listed.iter() if e.get("name") == title and e.get(_ID))
    targets = ET.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
    target = next(e.get("Target", "") for e in targets.iter() if e.get("Id") == wanted)
    return target[1:] if target.startswith("/") else str(PurePosixPath("xl") / target)
