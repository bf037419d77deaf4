"""A question whose answer is one number with a unit."""

import math
import numbers
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pandas as pd

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.quantity import Quantity
from casekit.classroom.speech import type_word


@dataclass(frozen=True)
class Number(Kind):
    """One number.

    Args:
        unit: "%" (answers as 0.031 and as 3.1 are both read as 3.1 %), a name from `units` in the
            classroom's text.yml ("subscribers", "months", "yuan" ...), {"zh": ..., "en": ...}, or "".
        relative: accepted distance as a share of the reference (0.005: half a per cent of it).
        absolute: accepted distance in the reference's own unit (for "%": 0.001 is 0.1 point).
        decimals: digits that a reader can see; half of the last one is accepted as distance too
            (for "%": digits of the percentage).
        low, high: what the answer can be at all, in the reference's unit; beyond is said to be so.
    """

    unit: str | dict = ""
    relative: float = 0.005
    absolute: float = 0.0
    decimals: int | None = None
    low: float | None = None
    high: float | None = None
    name = "number"

    def read(self, answer: object, mart: object) -> float:
        if is_blank(answer):
            raise LeftBlank
        value = _single(answer)
        if isinstance(value, (bool, np.bool_)) or not isinstance(
            value, (numbers.Real, Decimal, np.number)
        ):
            raise _not_a_number(value)
        try:
            plain = float(value)
        except OverflowError:
            raise Unreadable("infinite") from None
        if math.isnan(plain):
            raise Unreadable("nan")
        if math.isinf(plain):
            raise Unreadable("infinite")
        return plain

    def _readings(self, value: float) -> tuple[float, ...]:
        return (value, value / 100) if self.unit == "%" else (value,)

    def _near(self, value: float, other: float) -> bool:
        scale = 100 if self.unit == "%" else 1
        seen = 0.0 if self.decimals is None else 0.5 * 10.0**-self.decimals / scale
        allowed = max(self.absolute, self.relative * abs(other), seen)
        return abs(value - other) <= allowed * (1 + 1e-9) + 1e-12

    def _read_as(self, value: float, other: float | None) -> float:
        """Return the reading that was meant: the one that fits, else the likely one."""
        if other is not None:
            for reading in self._readings(value):
                if self._near(reading, other):
                    return reading
        return value / 100 if self.unit == "%" and abs(value) > 1 else value

    def same(self, value: float, other: float) -> bool:
        return any(self._near(reading, other) for reading in self._readings(value))

    def shortfall(self, value: float, reference: float, grade: Grade) -> Said:
        seen = self._read_as(value, None)
        if (self.low is not None and seen < self.low) or (
            self.high is not None and seen > self.high
        ):
            return Said("not_yet.number_impossible")
        if reference and seen / reference < 0:
            return Said("not_yet.number_sign")
        # Coarse on purpose: “too high” at every try would give the answer away by halving.
        if abs(seen) > 2 * abs(reference):
            return Said("not_yet.number_far_high")
        if abs(seen) < abs(reference) / 2:
            return Said("not_yet.number_far_low")
        return Said("not_yet.number_near")

    def slots(self, value: float, other: float | None = None, question=None) -> dict:
        return {"answer": Quantity(self._read_as(value, other), self.unit, self.decimals)}

    def note(self, value: float, other: float | None = None) -> Said | None:
        if self.unit != "%":
            return None
        return Said("read_as", self.slots(value, other))

    def reveals(self, message: str, reference: float) -> bool:
        figures = {
            format(Quantity(reference, self.unit, digits), "") for digits in (self.decimals, 1, 2)
        }
        return any(len(figure) >= 4 and figure in message for figure in figures)

    def faults(self, question) -> list[str]:
        if self.low is not None and self.high is not None and self.low >= self.high:
            return [f"low={self.low} is not below high={self.high}"]
        return []

    def inputs(self, asked):
        from casekit.classroom.inputs import NumberField

        return NumberField(self.unit)


def _single(answer: object) -> object:
    """Take the one number out of what pandas and NumPy wrap it in."""
    if isinstance(answer, (pd.DataFrame, pd.Series, pd.Index, np.ndarray)):
        if answer.size != 1:
            raise Unreadable("many_numbers", count=int(answer.size))
        return np.asarray(answer).ravel()[0]
    return float(answer) if isinstance(answer, Fraction) else answer


def _not_a_number(value: object) -> Unreadable:
    if value is None:
        return Unreadable("none")
    if isinstance(value, str):
        return Unreadable("text_not_number")
    return Unreadable("not_a_number", given=type_word(value))
