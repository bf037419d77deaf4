"""Figures as they were given: a number with the place of its last digit.

A correctly rounded figure is right at the precision that was given, but never at fewer than two
significant digits: the rest would let a guess pass ("1" for 0.86, "0" for 0.3 %). Where code gives
a float, its shortest decimal form counts as what was typed; trailing noughts that a float cannot
keep (0.70, 69.0) are no reason to refuse it, since two digits are always allowed.
"""

import math
import unicodedata
from decimal import Decimal, InvalidOperation

LEAST_DIGITS = 2
"""Significant digits that a rounded answer must have, unless a question asks for more."""


class Figure(float):
    """A number that knows how precisely it was given.

    Attributes:
        place: value of its last digit (0.01 for 0.69); 0.0 where it is exact.
        percent: whether it was typed with a per cent sign and is a share already.
    """

    def __new__(cls, value: float, place: float = 0.0, percent: bool = False):
        made = super().__new__(cls, value)
        made.place, made.percent = place, percent
        return made

    @classmethod
    def of(cls, value: object) -> "Figure":
        """Return a number of any type as a figure; raise what `float` raises."""
        if isinstance(value, Figure):
            return value
        plain = float(value)  # type: ignore[arg-type]
        if not math.isfinite(plain):
            return cls(plain)
        try:
            exponent = Decimal(str(value)).as_tuple().exponent
        except InvalidOperation:  # fractions, say, are exact
            return cls(plain)
        if not isinstance(exponent, int) or exponent < -300:
            return cls(plain)
        if not isinstance(value, Decimal) and plain.is_integer():
            exponent = max(exponent, 0)
        return cls(plain, 10.0**exponent)

    def scaled(self, factor: float) -> "Figure":
        """Return the figure times a factor, as precise as it was."""
        return Figure(float(self) * factor, self.place * abs(factor), self.percent)

    def slack(self, digits: int = LEAST_DIGITS) -> float:
        """Return how far a figure rounded to this may lie from it, at so many digits at least."""
        return min(self.place, digit_place(float(self), digits)) / 2


def digit_place(value: float, digits: int) -> float:
    """Return the value of a number's n-th significant digit: 0.01 for the second of 0.69."""
    if value == 0 or not math.isfinite(value):
        return 0.0
    return 10.0 ** (math.floor(math.log10(abs(value)) + 1e-12) - digits + 1)


def typed(text: str) -> Figure:
    """Return the figure that a text holds, a percentage as a share; raise ValueError if none.

    Full-width digits, thousands separators, blanks, a long minus, a per cent sign and a fraction
    (215/293, exact) are read.
    """
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-")
    plain = "".join(plain.split()).replace("٫", ".")
    percent = plain.endswith("%")
    plain = plain.removesuffix("%")
    if "," in plain:
        plain = _without_separators(plain)
    whole, slash, parts = plain.partition("/")
    if slash and whole.isdecimal() and parts.isdecimal() and int(parts):
        return Figure(int(whole) / int(parts), percent=percent).scaled(0.01 if percent else 1)
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise ValueError(f"{text!r} is no number") from None
    figure = Figure.of(number)
    return Figure(figure / 100, figure.place / 100, True) if percent else figure


def _without_separators(plain: str) -> str:
    """Take out commas that part thousands or, as in Chinese, ten thousands; refuse others.

    "68,6" is no 686: a comma for a decimal point would otherwise be read ten times too large.
    """
    whole, dot, rest = plain.partition(".")
    head, *groups = whole.lstrip("+-").split(",")
    sizes = {len(group) for group in groups}
    if "," in rest or not head or len(head) > 4 or sizes not in ({3}, {4}):
        raise ValueError(f"{plain!r}: commas that part no thousands")
    return whole.replace(",", "") + dot + rest
