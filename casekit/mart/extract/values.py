"""One value of a column, from what the file writes to what the mart keeps."""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_EVEN, Decimal
from fractions import Fraction

import numpy as np

from casekit.mart.contract.columns import MAY_LACK
from casekit.mart.extract.faults import Unfit
from casekit.mart.extract.mapping import ColumnMap
from casekit.mart.extract.months import pattern_of, read_month
from casekit.mart.extract.numbers import factor_of, read_number
from casekit.mart.extract.writing_style import bare, is_formula_fault, is_nothing, plain
from casekit.mart.reading import decimals
from synthetic.schema import Column

Value = int | float | bool | str | None
Reading = tuple[Value, tuple[str, ...]]
"""A value (None: there is none), and the repairs that reading it took."""
Read = Callable[[str | None], Reading]
"""From what the file writes to a value and its repairs; raises Unfit."""

_FLAGS = {
    **dict.fromkeys(("1", "y", "yes", "t", "true", "是", "有", "√", "✓"), True),
    **dict.fromkeys(("0", "n", "no", "f", "false", "否", "无", "×", "x"), False),
}
_TEXTS = {"string", "large_string"}
_HUGE = 10**18


def reader_of(column: Column, spec: ColumnMap) -> Read:
    """Return a function from what the file writes to (value, repairs).

    Repairs are names of texts under `repaired`. It raises Unfit with the name of a text under
    `refused` for what cannot be read, or must not be.
    """
    read = _reader(column, spec)
    settled = _reader(column, ColumnMap(clip=spec.clip))  # the mapping speaks the mart's units
    codes = {plain(code)[0]: word for code, word in (spec.codes or {}).items()}
    empty = {plain(word)[0] for word in spec.empty}

    # Names and addresses keep their full-width signs: they are meant.
    as_written = bare if column.dtype in _TEXTS else plain

    def reading(given: str | None) -> Reading:
        written, repairs = as_written(given or "")
        if written in codes:
            return settled(codes[written])[0], repairs
        if written in empty or (is_nothing(written) and not _is_flag(column, written)):
            return _gap(column, spec, settled)
        check_readable(written)
        if spec.codes and column.values:
            raise Unfit("unknown_code", known=list(spec.codes))
        value, more = read(written)
        return value, repairs + more

    return reading


def check_readable(written: str) -> None:
    """Raise Unfit for what stands for a value that is not in the file."""
    if is_formula_fault(written):
        raise Unfit("formula_fault")
    if written.startswith("="):
        raise Unfit("formula_uncomputed")
    if "\ufffd" in written:
        raise Unfit("lost_characters")


def _is_flag(column: Column, written: str) -> bool:
    return column.dtype == "bool" and written.lower() in _FLAGS


def _gap(column: Column, spec: ColumnMap, settled) -> Reading:
    if spec.default is not None:
        return settled(spec.default)[0], ("gap_filled",)
    if column.optional:
        return None, ()
    if column in MAY_LACK:
        return None, ("gap_kept",)
    raise Unfit("gap")


def _reader(column: Column, spec: ColumnMap) -> Callable[[str], Reading]:
    if column.dtype == "category":
        return lambda written: _word(written, column)
    if column.dtype == "bool":
        return _flag
    if column.is_month:
        form = pattern_of(spec.month) if spec.month else None
        return lambda written: _month(written, column, form, spec.clip)
    if column.dtype in _TEXTS:
        return lambda written: (written, ())
    return _NumberReader(column, spec)


def _word(written: str, column: Column) -> Reading:
    if written in column.values:
        return written, ()
    alike = [word for word in column.values if word.lower() == written.lower()]
    if len(alike) == 1:
        return alike[0], ("letter_case",)
    raise Unfit("unknown_word", wanted=list(column.values))


def _flag(written: str) -> Reading:
    try:
        return _FLAGS[written.lower()], ()
    except KeyError:
        raise Unfit("no_flag") from None


def _month(written: str, column: Column, form, clip: bool) -> Reading:
    month, repairs = read_month(written, form)
    if column.low <= month <= column.high:
        return month, repairs
    if clip:
        return int(min(max(month, column.low), column.high)), (*repairs, "clipped")
    raise Unfit("month_outside", low=f"{column.low:.0f}", high=f"{column.high:.0f}")


class _NumberReader:
    """Reads the numbers of one column: unit, rounding, range."""

    def __init__(self, column: Column, spec: ColumnMap):
        self.column, self.spec = column, spec
        self.factor = factor_of(column.unit, spec.unit)
        self.whole = column.dtype.startswith("int")
        self.step = Decimal(1) if self.whole else Decimal(1).scaleb(-decimals(column))
        self.low, self.high = _bounds(column)

    def __call__(self, written: str) -> Reading:
        exact, repairs = read_number(written, self.column.unit, self.factor)
        if self.whole and "scientific" in repairs and not self.column.unit:
            raise Unfit("digits_lost")  # a number of a subscriber: Excel has cut it short
        converted = self.factor != 1 or "unit_written" in repairs
        value, rounded = self._rounded(exact, converted)
        value, clipped = self._within(value)
        return value, repairs + rounded + clipped

    def _rounded(self, exact: Fraction, converted: bool) -> tuple[int | float, tuple[str, ...]]:
        if abs(exact) >= _HUGE:
            return round(exact), ()  # outside of any range
        quotient = Decimal(exact.numerator) / Decimal(exact.denominator)
        kept = quotient.quantize(self.step, ROUND_HALF_EVEN)
        if Fraction(kept) == exact:
            repairs = ()
        elif self.whole and not (self.spec.round or converted):
            raise Unfit("no_whole_number")
        else:
            repairs = ("rounded",)
        return (int(kept) if self.whole else float(kept)), repairs

    def _within(self, value):
        if self.low <= value <= self.high:
            return value, ()
        if self.spec.clip:
            return min(max(value, self.low), self.high), ("clipped",)
        if value < 0 <= self.low:
            raise Unfit("negative")
        raise Unfit("out_of_range", low=f"{self.low:,.10g}", high=f"{self.high:,.10g}")


def _bounds(column: Column) -> tuple[float, float]:
    """The range of a column; where the schema gives none, that of its type."""
    if column.dtype.startswith("int"):
        kind = np.iinfo(column.dtype)
        low, high = int(kind.min), int(kind.max)
    else:
        high = float(np.finfo(np.float32).max)
        low = -high
    if column.low is not None:
        low = type(low)(column.low)
    if column.high is not None:
        high = type(high)(column.high)
    return low, high
