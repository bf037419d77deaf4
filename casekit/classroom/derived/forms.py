"""The forms in which a learner may give the figures of an answer: rounded, as share or percentage."""

import math
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, replace

import joblib
import numpy as np
import pandas as pd

from casekit.classroom.figure import typed
from casekit.classroom.kinds import Function, Number, Table
from casekit.classroom.kinds.columns import is_share
from casekit.classroom.kinds.kind import Kind

_DIGITS = (2, 3, 4)


def called_once(answer: object, kind: Kind) -> object:
    """Return an answer; a function's results are kept by case, as each form asks for them anew."""
    if not isinstance(kind, Function):
        return answer
    kept: dict[str, object] = {}

    def results(*case):
        key = joblib.hash(case)
        if key not in kept:
            kept[key] = answer(*case)  # type: ignore[operator]
        return deepcopy(kept[key])

    return results


@dataclass(frozen=True)
class Form:
    """A way of giving an answer's figures; call it with the answer.

    Attributes:
        kind: of the answer.
        digits: significant digits that are kept.
        percent: whether shares become percentages.
        as_typed: whether a number is typed on a card, trailing noughts kept, or comes from code.
    """

    kind: Kind
    digits: int
    percent: bool
    as_typed: bool = False

    def __call__(self, answer: object) -> object:
        if isinstance(self.kind, Function):
            inner = replace(self, kind=self.kind.returns)
            return lambda *case: inner(answer(*case))  # type: ignore[operator]
        return self._table(answer) if isinstance(self.kind, Table) else self._number(answer)

    def _number(self, answer) -> object:
        value = float(answer) * (100 if self.percent else 1)
        decimals = _decimals(value, self.digits)
        rounded = round(value, decimals)
        return typed(f"{rounded:.{decimals}f}") if self.as_typed else rounded

    def _table(self, answer) -> pd.DataFrame | pd.Series:
        if isinstance(answer, pd.Series):
            return self._column(answer)
        keys = self.kind.keys  # type: ignore[attr-defined]
        return answer.apply(lambda one: one if one.name in keys else self._column(one))

    def _column(self, column: pd.Series) -> pd.Series:
        if not pd.api.types.is_float_dtype(column):
            return column
        known = column[np.isfinite(column) & (column != 0)].abs()
        factor = 100 if self.percent and is_share(column.to_numpy(dtype=float)) else 1
        if not len(known):
            return column
        return (factor * column).round(_decimals(factor * float(known.median()), self.digits))


def _decimals(value: float, digits: int) -> int:
    """Return the decimals that keep so many significant digits; whole numbers stay as they are."""
    return max(0, digits - 1 - math.floor(math.log10(abs(value)))) if value else digits


def rounds(kind: Kind) -> bool:
    """Tell whether a kind's answers are figures, which may be rounded."""
    return isinstance(kind.returns if isinstance(kind, Function) else kind, (Number, Table))


def forms(kind: Kind) -> list[Callable[[object], object]]:
    """Return the ways in which the figures of a kind can be given."""
    asked = kind.returns if isinstance(kind, Function) else kind
    percent = (False, True) if isinstance(asked, Table) or asked.unit == "%" else (False,)
    typed_too = (False, True) if kind is asked and isinstance(asked, Number) else (False,)
    return [Form(kind, d, p, t) for d in _DIGITS for p in percent for t in typed_too]
