"""A question whose answer is one number with a unit."""

import math
import numbers
import re
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from casekit.classroom.blank import is_blank
from casekit.classroom.figure import LEAST_DIGITS, Figure, digit_place
from casekit.classroom.kinds.in_prose import alone
from casekit.classroom.kinds.kind import Kind, LeftBlank, Said, Unreadable
from casekit.classroom.kinds.slips import coarse, number_slip
from casekit.classroom.kinds.wrapped import unwrapped
from casekit.classroom.quantity import Quantity, unit_word
from casekit.classroom.speech import type_word

_SHOWN = 20
"""Characters of a text that a message repeats."""

COUNTED = {"subscribers", "people", "calls", "months", "days"}
"""Units of what there can be too many of."""


_CLOSE = 0.01
"""Shares that are closer are right but for the rounding, or for a row or two."""


@dataclass(frozen=True)
class Number(Kind):
    """One number, right at the precision that it is given with (see `casekit.classroom.figure`).

    Args:
        unit: "%" (answers as 0.031 and as 3.1 are both read as 3.1 %), a name from `units` in the
            classroom's text.yml ("subscribers", "months", "yuan" ...), {"zh": ..., "en": ...}, or "".
        relative: accepted distance as a share of the reference (0.005: half a per cent of it).
        absolute: accepted distance in the reference's own unit (for "%": 0.001 is 0.1 point).
        decimals: digits that a reader can see; half of the last one is accepted as distance too
            (for "%": digits of the percentage).
        digits: significant digits that a rounded answer must have.
        low, high: what the answer can be at all, in the reference's unit; beyond is said to be so.
    """

    unit: str | dict = ""
    relative: float = 0.005
    absolute: float = 0.0
    decimals: int | None = None
    low: float | None = None
    high: float | None = None
    digits: int = LEAST_DIGITS
    name = "number"

    def read(self, answer: object, mart: object) -> Figure:
        if is_blank(answer):
            raise LeftBlank
        value = unwrapped(answer)
        if isinstance(value, (bool, np.bool_)) or not isinstance(
            value, (numbers.Real, Decimal, np.number)
        ):
            raise self._not_a_number(value)
        try:
            figure = Figure.of(value)
        except OverflowError:
            raise Unreadable("infinite") from None
        except ValueError:  # a signalling NaN of Decimal
            raise Unreadable("nan") from None
        if math.isnan(figure):
            raise Unreadable("nan")
        if math.isinf(figure):
            raise Unreadable("infinite")
        return figure

    def _not_a_number(self, value: object) -> Unreadable:
        if value is None:
            return Unreadable("none")
        if not isinstance(value, str):
            return Unreadable("not_a_number", given=type_word(value))
        given = value[:_SHOWN] + "…" * (len(value) > _SHOWN)
        figure = alone(value)
        if figure is not None and figure.percent and self.unit not in ("", "%"):
            return Unreadable("share_not_wanted", given=given, unit=unit_word(self.unit))
        return Unreadable("text_not_number", given=given)

    def readings(self, value: float) -> tuple[Figure, ...]:
        plain = Figure.of(value)
        return (plain, plain.scaled(0.01)) if self.unit == "%" and not plain.percent else (plain,)

    def fits(self, value: float, other: float) -> bool:
        return self._within(value, other, self._rounded(value, other, self.digits))

    def fits_unrounded(self, value: float, other: float) -> bool:
        return self._within(value, other, 0.0)

    def _within(self, value: float, other: float, slack: float) -> bool:
        scale = 100 if self.unit == "%" else 1
        seen = 0.0 if self.decimals is None else 0.5 * 10.0**-self.decimals / scale
        allowed = max(self.absolute, self.relative * abs(other), seen, slack)
        return abs(value - other) <= allowed * (1 + 1e-9) + 1e-12

    def _rounded(self, value: float, other: float, digits: int) -> float:
        """Return how far rounding may have moved a value; 100 % is no rounded 99.6 %."""
        slack = Figure.of(value).slack(digits)
        if self.unit == "%" and 0 < other < 1:
            slack = min(slack, digit_place(1 - other, 1) / 2)
        return slack

    def exactly(self, value: float, reference: float) -> bool:
        return any(math.isclose(one, reference) for one in self.readings(value))

    def too_coarse(self, value: float, reference: float) -> bool:
        return any(coarse(one, reference) for one in self.readings(value))

    def cut(self, value: float, other: float) -> bool:
        scale = 100 if self.unit == "%" else 1
        return any(abs(scale * one - int(scale * other)) < 1e-6 for one in self.readings(value))

    def surely(self, value: float, other: float, more: int = 0) -> bool:
        """Tell whether a value is another to the digits given, `more` of them than pass.

        Closer than `alike`: a slip that is guessed at must leave no room for chance.
        """
        slack = self._rounded(value, other, self.digits + more)
        return abs(value - other) <= max(slack, 1e-3 * abs(other)) * (1 + 1e-9) + 1e-12

    def _read_as(self, value: float, other: float | None) -> Figure:
        """Return the reading that was meant: the one that fits, else the likely one."""
        readings = self.readings(value)
        if other is not None:
            for reading in readings:
                if self.fits(reading, other):
                    return reading
        return readings[-1] if abs(value) > 1 else readings[0]

    def slip(self, value: float, reference: float, more: int = 0) -> Said | None:
        found = number_slip(self, value, reference, more)
        if found is not None:
            name, reading = found
            # Upside down, a share is none any more: 1.46 is no 146 %.
            ratio = name in {"inverse", "over_the_rest", "rest_over_it"}
            shown = Quantity(reading) if ratio else self._shown(reading)
            return Said(f"slips.{name}", {"answer": shown, "subject": shown})
        return None if more else self.impossible(value)

    def impossible(self, value: float) -> Said | None:
        seen = self._read_as(value, None)
        for bound, beyond in (
            (self.low, seen < (self.low or 0)),
            (self.high, seen > (self.high or 0)),
        ):
            if bound is not None and beyond:
                limit = Quantity(bound, self.unit)
                key = "below" if bound == self.low and seen < bound else "beyond"
                return Said(f"slips.{key}", {**self.slots(value), "limit": limit})
        return None

    def shortfall(self, value: float, reference: float, grade) -> Said:
        seen = self._read_as(value, None)
        if reference and seen / reference < 0:
            return Said("not_yet.number_sign")
        if abs(seen - reference) <= (_CLOSE if self.unit == "%" else 0.02 * abs(reference)):
            return Said("not_yet.number_close")
        how = {"how": Said(f"not_yet.how.{'share' if self.unit == '%' else 'amount'}")}
        # Coarse on purpose: “too high” at every try would give the answer away by halving.
        if abs(seen) > 2 * abs(reference):
            return Said("not_yet.number_far_high", how)
        if abs(seen) < abs(reference) / 2:
            return Said("not_yet.number_far_low", how)
        return Said("not_yet.number_near", how)

    def off(self, value: float, reference: float) -> Said:
        if self.same(value, reference):
            return Said("guess.right")
        gap = self._read_as(value, None) - reference
        percent = self.unit == "%"
        size = round(100 * abs(gap) if percent else abs(gap), 1 if percent else self.decimals or 0)
        digits = 0 if size == int(size) else 1 if percent else self.decimals
        apart = (
            Quantity(size / 100, "points", digits) if percent else Quantity(size, self.unit, digits)
        )
        way = "high" if gap > 0 else "low"
        if self.unit == "times":  # "1.3 times too low" would be read as a factor
            return Said(f"guess.just_too_{way}")
        if self.unit in COUNTED:
            way = "many" if gap > 0 else "few"
        return Said(f"guess.too_{way}", {"gap": apart})

    def meant(self, value: Figure) -> Figure:
        # Beside a per cent sign 1 means 1 %.
        return self.readings(value)[-1] if value == 1 else value

    def plain(self, value: float) -> float:
        return float(self._read_as(value, None))

    def slots(self, value: float, other: float | None = None, question=None) -> dict:
        return {"answer": self._shown(self._read_as(value, other))}

    def _shown(self, figure: Figure) -> Quantity:
        """Return the figure with its unit and no digit that was not given."""
        if self.decimals is None:
            return Quantity(figure, self.unit)
        place = figure.place * (100 if self.unit == "%" else 1)
        given = self.decimals if place <= 0 else max(0, round(-math.log10(place)))
        return Quantity(figure, self.unit, min(self.decimals + 1, given))

    def note(self, value: float, other: float | None = None) -> Said | None:
        return Said("read_as", self.slots(value, other)) if self.unit == "%" else None

    def looks(self, value: float) -> Said:
        return Said("looks.number", self.slots(value))

    def wanted(self, reference: float) -> Said:
        if self.low is None or self.high is None:
            return Said("wanted.number" if self.unit != "%" else "wanted.share")
        bounds = {name: Quantity(getattr(self, name), self.unit) for name in ("low", "high")}
        return Said("wanted.number_between", bounds)

    def reveals(self, message: str, reference: float) -> bool:
        figures = {
            format(Quantity(reference, self.unit, digits), "") for digits in (self.decimals, 1, 2)
        }
        # Not as a part of another figure: -68.6 % is the learner's own.
        return any(
            len(figure) >= 4 and re.search(rf"(?<![-\d.]){re.escape(figure)}", message)
            for figure in figures
        )

    def faults(self, question) -> list[str]:
        if self.low is not None and self.high is not None and self.low >= self.high:
            return [f"low={self.low} is not below high={self.high}"]
        return []
