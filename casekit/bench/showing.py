"""Figures printed beside their bars."""

from __future__ import annotations

from collections.abc import Sequence

from casekit.bench.figure import Figure
from casekit.text import Catalogue

TEXTS = Catalogue("casekit.bench")


def shown(rows: Sequence[Figure]) -> int:
    """Prints figures beside their bars; 1 where one is missed."""
    for row in rows:
        print(_line(row))
    missed = [row for row in rows if row.kept is False]
    print(TEXTS("missed", count=len(missed)) if missed else TEXTS("all_kept"))
    return int(bool(missed))


def _line(row: Figure) -> str:
    mark = {True: TEXTS("mark.kept"), False: TEXTS("mark.missed"), None: ""}[row.kept]
    bars = [
        TEXTS(f"bar.{end}", bar=bar) for end, bar in (("low", row.low), ("high", row.high)) if bar
    ]
    name = TEXTS(f"figures.{row.name}") + (f" ({row.note})" if row.note else "")
    return f"{row.value:10.3f} {row.unit:4s} {mark:6s} {name}  {' '.join(bars)}".rstrip()
