"""Numbers of a workbook as their cells show them: .38 in the format 0% is read as 38%.

Who writes a mapping sees the sheet, so its units are those of what is shown. No digit is lost:
where a format rounds, the whole value is read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import isfinite

from casekit.mart.extract.numbers import UNITS

_LITERAL = re.compile(r'"([^"]*)"|[\\!](.)|_.|\*.|\[[^\]]*\]')
_SHIFTED_POINT = re.compile(r"[0#?][\\!]\.([0#?]+)")
"""A point that is only painted in: 0!.0000 shows 12345 as 1.2345, in units of ten thousand."""
_THOUSANDS = re.compile(r"[0#?](,+)(?![0#?,])")
_WORDS = {word for words in UNITS.values() for word in words}
_HOLDS = 15
"""Digits that Excel keeps of a number."""


@dataclass(frozen=True)
class Shown:
    """How a number format shows a number: moved by powers of ten, filled up, with a unit behind."""

    power: int = 0
    digits: int = 0
    """Noughts are put before a whole number until it has so many."""
    unit: str = ""

    def __call__(self, value: float) -> str:
        """Return a number as the cell shows it, unrounded."""
        if not isfinite(value):
            return str(value)
        if value == int(value) and abs(value) >= 10**_HOLDS:
            return f"{value:.{_HOLDS}g}"  # what follows was lost when it was typed in
        if self is AS_IT_IS:
            return str(int(value)) if value == int(value) else repr(value)
        moved = Decimal(repr(value)).scaleb(self.power)
        whole = moved == moved.to_integral_value()
        written = str(int(moved)) if whole else str(moved)
        return written.zfill(self.digits) + self.unit


AS_IT_IS = Shown()


@cache
def shown_by(number_format: str | None) -> Shown:
    """Return how a number format shows a number; `AS_IT_IS` where it leaves it alone."""
    code = (number_format or "General").partition(";")[0]
    power = -sum(len(found[1]) for found in _SHIFTED_POINT.finditer(code))
    painted = "".join(one or two for one, two in _LITERAL.findall(code))
    bare = _LITERAL.sub("", code).strip()
    percents = bare.count("%")
    power += 2 * percents - 3 * sum(len(found[1]) for found in _THOUSANDS.finditer(bare))
    unit = "%" * percents
    word = painted.replace(".", "").strip().lower()
    if not unit and word in _WORDS:
        unit = word
    digits = len(bare) if not power and len(bare) > 1 and set(bare) == {"0"} else 0
    made = Shown(power, digits, unit)
    return AS_IT_IS if made == AS_IT_IS else made
