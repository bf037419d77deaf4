"""Questions answered by a function or a fitted model, called on data it has not seen."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds import cases
from casekit.classroom.kinds.calling import Calls, CaseFault, call_on
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.kinds.number import Number
from casekit.classroom.kinds.policy import Targets
from casekit.classroom.kinds.table import Table
from casekit.classroom.kinds.wrapped import unmasked
from casekit.classroom.speech import type_word

_ROUGH = {"slips.list_surplus", "slips.list_missing"}
"""Slips of results that say what is too many, where an argument may say why."""


@dataclass(frozen=True)
class Function(Kind):
    """A function; its results on unseen data must be right.

    Args:
        on: mart → list of argument tuples to call it with (a single argument need not be wrapped).
        returns: kind of each result, e.g. `Number()` or `Table(...)`.
        seconds: time limit of all calls together.

    The learner's function gets copies, so that it can change nothing for others; what it prints is
    swallowed, for it could show the cases. Its value is the `Calls` with its results.
    """

    on: Callable[[object], list] = lambda mart: []
    returns: Kind = field(default_factory=Number)
    seconds: float = 5.0
    name = "function"
    has_inputs = False

    def read(self, answer: object, mart: object) -> Calls:
        if is_blank(answer):
            raise LeftBlank
        if isinstance(answer, type) or not callable(answer):
            raise Unreadable("not_a_function", given=type_word(answer))
        every = [case if isinstance(case, tuple) else (case,) for case in self.on(mart)]
        try:
            calls = call_on(answer, every, self.seconds)
        except CaseFault as failed:
            fault = failed.fault
            said = cases.given(every, failed.place)
            raise Unreadable(fault.key, after=(said,), **fault.slots) from None
        results = [
            self._result(result, mart, cases.given(every, place), calls.printed)
            for place, result in enumerate(calls)
        ]
        return Calls.of(results, answer, every, calls.printed)

    def how_returned(self, reference: tuple) -> Said:
        """Say how a result is given, where the function returned something else."""
        return self.returns.how(reference[0])

    def _result(self, result: object, mart: object, case: Said, printed: bool) -> object:
        after = (case, Said("case.printed")) if printed else (case,)
        if result is None:
            raise Unreadable("returned_none", after=after)
        try:
            return self.returns.read(result, mart)
        except Unreadable as fault:
            raise Unreadable(fault.key, returned=True, after=after, **fault.slots) from None

    def readings(self, value: tuple) -> tuple:
        """All results are read in the same way: as shares, or as percentages."""
        ways = [self.returns.readings(result) for result in value]
        return tuple(zip(*ways, strict=True)) if ways else (value,)

    def fits(self, value: tuple, other: tuple) -> bool:
        return len(value) == len(other) and all(map(self.returns.fits, value, other))

    def fits_unrounded(self, value: tuple, other: tuple) -> bool:
        return len(value) == len(other) and all(map(self.returns.fits_unrounded, value, other))

    def _wrong(self, value: tuple, reference: tuple) -> list[int]:
        """Return the places of the cases that are wrong, read in the way that fits best."""
        found = [
            [n for n, (a, b) in enumerate(zip(reading, reference, strict=True))
             if not self.returns.fits(a, b)]
            for reading in self.readings(value)
        ]  # fmt: skip
        return min(found, key=len)

    def slip(self, value: tuple, reference: tuple, more: int = 0) -> Said | None:
        wrong = self._wrong(value, reference)
        called = isinstance(value, Calls) and isinstance(reference, Calls) and not more
        if called and isinstance(self.returns, Targets) and self._positions(value, reference):
            return Said("slips.list_positions", {"column": self.returns.column})
        each = [self.returns.slip(value[n], reference[n], more) for n in wrong]
        found = each[0] if each and all(each) else None  # of the first, whose case is shown
        rough = isinstance(self.returns, Table) or (found is not None and found.key in _ROUGH)
        if not called or (found is not None and not rough):
            return found
        # Rows too many or too few say less than the month or the argument that brings them in.
        otherwise = cases.called_otherwise(self, value, reference)
        if otherwise or (found and found.key not in _ROUGH):
            return otherwise or found
        ignored = cases.unheeded(self, value, reference, wrong[0]) if wrong else []
        deaf = Said("slips.unheeded", {"arguments": ignored}) if ignored else None
        return _of_all(value, reference) or deaf or found

    def _positions(self, value: Calls, reference: Calls) -> bool:
        """Tell whether each list holds the positions of the rows that should be on it."""
        found = [self.returns.as_positions(*pair) for pair in zip(value, value.cases, strict=True)]
        return None not in found and self.fits(tuple(found), reference)

    def shortfall(self, value: tuple, reference: tuple, grade: Grade) -> Said:
        wrong = self._wrong(value, reference)
        first = wrong[0] if wrong else 0
        said = self.returns.shortfall(value[first], reference[first], grade)
        if said.key in {"not_yet.number_near", "not_yet.number_far_high", "not_yet.number_far_low"}:
            return Said("not_yet.function")
        return Said(said.key, {**self.returns.slots(value[first]), **said.slots})

    def case(self, value: tuple, reference: tuple) -> list[Said]:
        wrong = self._wrong(value, reference)
        if not wrong or not isinstance(value, Calls):
            return []
        first = wrong[0]
        said = [
            Said("case.wrong", {"wrong": len(wrong), "count": len(value)}),
            cases.given(value.cases, first),
            *self._shapes(value[first], reference[first]),
            *cases.in_common(value.cases, wrong),
            *cases.rows_in_common(self.returns, value, reference, wrong),
        ]
        return [*said, Said("case.printed")] if value.printed else said

    def _shapes(self, value: object, reference: object) -> list[Said]:
        """Say what came back and what is wanted, as far as the two differ in shape."""
        looks, wanted = self.returns.looks(value), self.returns.wanted(reference)
        alike = wanted is None or self.returns.wanted(value) == wanted
        said = (
            []
            if alike and looks.key == "looks.table"
            else [Said("case.returned", {"looks": looks})]
        )
        return said if alike else [*said, Said("case.wanted", {"wanted": wanted})]

    def slots(self, value: tuple, other: tuple | None = None, question=None) -> dict:
        first = self.returns.slots(value[0], other[0] if other else None, question)
        return {**first, "count": len(value)}

    def note(self, value: tuple, other: tuple | None = None) -> Said | None:
        if other is None:
            return None
        readings = self.readings(value)
        if len(readings) > 1 and not self.fits(readings[0], other):
            return Said("read_results") if self.fits(readings[1], other) else None
        notes = [self.returns.note(a, b) for a, b in zip(value, other, strict=True)]
        return next((one for one in notes if one and one.key == "read_columns"), None)

    def faults(self, question) -> list[str]:
        return self.returns.faults(question)


def _of_all(value: tuple, reference: tuple) -> Said | None:
    """Name what the figures of all calls have in common."""
    if len(value) < 2 or not all(isinstance(one, float) for one in (*value, *reference)):
        return None
    given, right = np.array(value, dtype=float), np.array(reference, dtype=float)
    if np.ptp(given) == 0 < np.ptp(right):
        return Said("slips.results_constant")
    if (right == 0).any() or np.ptp(right) == 0 or not given.all():
        return None
    ratio = given / right
    return Said("slips.results_factor") if np.ptp(ratio) < 2e-3 * np.abs(ratio).max() else None


@dataclass(frozen=True)
class Scores(Kind):
    """What a function or model returns for each row: one number a row.

    Args:
        alike: rank correlation from which two sets of scores count as the same.
    """

    alike: float = 0.99
    name = "scores"
    has_inputs = False

    def read(self, answer: object, mart: object) -> np.ndarray:
        if is_blank(answer):
            raise LeftBlank
        if not isinstance(answer, (list, tuple, pd.Series, pd.DataFrame, pd.Index, np.ndarray)):
            raise Unreadable("not_scores", given=type_word(answer))
        try:
            scores = np.asarray(unmasked(answer), dtype=float)
        except (ValueError, TypeError):
            raise Unreadable("not_scores", given=type_word(answer)) from None
        if scores.ndim == 2 and scores.shape[1] == 2:  # as predict_proba gives them
            scores = scores[:, 1]
        scores = scores.ravel() if scores.ndim == 2 and 1 in scores.shape else scores
        if scores.ndim != 1 or not len(scores):
            raise Unreadable("not_scores", given=type_word(answer))
        if not np.isfinite(scores).all():
            raise Unreadable("scores_nan", count=int((~np.isfinite(scores)).sum()))
        return scores

    def fits(self, value: np.ndarray, other: np.ndarray) -> bool:
        if len(value) != len(other):
            return False
        if np.allclose(value, other):
            return True
        a, b = (pd.Series(scores).rank().to_numpy() for scores in (value, other))
        if a.std() == 0 or b.std() == 0:
            return False
        return bool(np.corrcoef(a, b)[0, 1] >= self.alike)

    def slip(self, value: np.ndarray, reference: np.ndarray, more: int = 0) -> Said | None:
        if self.fits(-value, reference):
            return Said("slips.scores_reversed")
        return Said("slips.scores_equal") if np.ptp(value) == 0 else None

    def shortfall(self, value, reference, grade: Grade) -> Said:
        return Said("not_yet.scores")

    def looks(self, value: np.ndarray) -> Said:
        slots = {"count": len(value), "low": float(value.min()), "high": float(value.max())}
        return Said("looks.scores", slots)

    def wanted(self, reference: np.ndarray) -> Said:
        return Said("wanted.scores", {"count": len(reference)})

    def slots(self, value, other=None, question=None) -> dict:
        return {"rows": len(value)}


@dataclass(frozen=True)
class Model(Function):
    """A fitted model (or a scoring function), asked for scores on unseen rows.

    Anything with `predict_proba`, `decision_function` or `predict`, or a function rows → scores.
    """

    returns: Kind = field(default_factory=Scores)
    name = "model"

    def read(self, answer: object, mart: object) -> Calls:
        if is_blank(answer):
            raise LeftBlank
        if not isinstance(answer, type):
            for method in ("predict_proba", "decision_function", "predict"):
                if callable(getattr(answer, method, None)):
                    answer = getattr(answer, method)
                    break
        calls = super().read(answer, mart)
        for place, scores in enumerate(calls):
            rows = len(calls.cases[place][0])
            if len(scores) != rows:
                said = cases.given(calls.cases, place)
                raise Unreadable("scores_rows", given=len(scores), rows=rows, after=(said,))
        return calls
