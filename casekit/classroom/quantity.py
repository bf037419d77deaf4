"""Numbers that know their unit."""

from casekit import text
from casekit.classroom.speech import TEXTS

SHARES = ("%", "points")
"""Units of a share: 0.1 is 10 of them."""


class Quantity(float):
    """A number that writes its unit when a message gives no format of its own."""

    def __new__(cls, value: float, unit: str = "", digits: int | None = None):
        made = super().__new__(cls, value)
        made.unit, made.digits = unit, digits
        return made

    def __format__(self, spec: str) -> str:
        if spec:
            return format(float(self), spec)
        shown = float(self) * 100 if self.unit in SHARES else float(self)
        shown = int(shown) if shown.is_integer() and abs(shown) < 1e15 else shown
        figure = text.number(shown) if self.digits is None else f"{shown:,.{self.digits}f}"
        if not self.unit:
            return figure
        if self.unit == "%":
            return figure + "%"
        word = unit_word(self.unit)
        return f"{figure} {_singular(word) if figure in ('1', '-1') else word}"


def unit_word(unit: str | dict) -> str:
    """Return a unit in the current language; common units have names in the engine's texts."""
    if isinstance(unit, str) and TEXTS.has(f"units.{unit}"):
        return TEXTS(f"units.{unit}")
    return text.say(unit)


def _singular(word: str) -> str:
    """Return a unit as it follows 1: English has a form of its own."""
    return "person" if word == "people" else word.removesuffix("s")
