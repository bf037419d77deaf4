"""Questions answered by a function or a fitted model, called on data it has not seen."""

import copy
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.kinds.number import Number
from casekit.classroom.speech import type_word
from casekit.classroom.timelimit import TooLong, call_within


@dataclass(frozen=True)
class Function(Kind):
    """A function; its results on unseen data must be right.

    Args:
        on: mart → list of argument tuples to call it with (a single argument need not be wrapped).
        returns: kind of each result, e.g. `Number()` or `Table(...)`.
        seconds: time limit of all calls together.

    The learner's function gets copies, so that it can change nothing for others. Its value is the
    list of its results.
    """

    on: Callable[[object], list] = lambda mart: []
    returns: Kind = field(default_factory=Number)
    seconds: float = 5.0
    name = "function"
    has_inputs = False

    def read(self, answer: object, mart: object) -> tuple:
        if is_blank(answer):
            raise LeftBlank
        if isinstance(answer, type) or not callable(answer):
            raise Unreadable("not_a_function", given=type_word(answer))
        cases = [case if isinstance(case, tuple) else (case,) for case in self.on(mart)]
        results = self._call(answer, cases)
        return tuple(self._result(result, mart) for result in results)

    def _call(self, function: Callable, cases: list[tuple]) -> list:
        def every() -> list:
            return [function(*copy.deepcopy(case)) for case in cases]

        try:
            return call_within(self.seconds, every)
        except TooLong:
            raise Unreadable("too_slow", seconds=self.seconds) from None
        except RecursionError:
            raise Unreadable("endless_recursion") from None
        except BaseException as fault:
            if isinstance(fault, KeyboardInterrupt):
                raise
            raise Unreadable("raised", error=type(fault).__name__, detail=_detail(fault)) from None

    def _result(self, result: object, mart: object) -> object:
        if result is None:
            raise Unreadable("returned_none")
        try:
            return self.returns.read(result, mart)
        except Unreadable as fault:
            raise Unreadable(fault.key, returned=True, **fault.slots) from None

    def same(self, value: tuple, other: tuple) -> bool:
        return len(value) == len(other) and all(
            self.returns.same(a, b) for a, b in zip(value, other, strict=True)
        )

    def shortfall(self, value: tuple, reference: tuple, grade: Grade) -> Said:
        pairs = list(zip(value, reference, strict=True))
        right = sum(self.returns.same(a, b) for a, b in pairs)
        return Said("not_yet.function", {"right": right, "count": len(pairs)})

    def slots(self, value: tuple, other: tuple | None = None, question=None) -> dict:
        first = self.returns.slots(value[0], other[0] if other else None, question)
        return {**first, "count": len(value)}

    def faults(self, question) -> list[str]:
        return self.returns.faults(question)


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
            scores = np.asarray(answer, dtype=float)
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

    def same(self, value: np.ndarray, other: np.ndarray) -> bool:
        if len(value) != len(other):
            return False
        if np.allclose(value, other):
            return True
        a, b = (pd.Series(scores).rank().to_numpy() for scores in (value, other))
        if a.std() == 0 or b.std() == 0:
            return False
        return bool(np.corrcoef(a, b)[0, 1] >= self.alike)

    def slots(self, value, other=None, question=None) -> dict:
        return {"rows": len(value)}


@dataclass(frozen=True)
class Model(Function):
    """A fitted model (or a scoring function), asked for scores on unseen rows.

    Anything with `predict_proba`, `decision_function` or `predict`, or a function rows → scores.
    """

    returns: Kind = field(default_factory=Scores)
    name = "model"

    def read(self, answer: object, mart: object) -> tuple:
        if is_blank(answer):
            raise LeftBlank
        if not isinstance(answer, type):
            for method in ("predict_proba", "decision_function", "predict"):
                if callable(getattr(answer, method, None)):
                    answer = getattr(answer, method)
                    break
        results = super().read(answer, mart)
        for case, scores in zip(self.on(mart), results, strict=True):
            rows = len(case[0] if isinstance(case, tuple) else case)
            if len(scores) != rows:
                raise Unreadable("scores_rows", given=len(scores), rows=rows)
        return results


def _detail(fault: BaseException) -> str:
    """Return one line of an error's own words."""
    words = str(fault).strip().splitlines()
    line = words[0] if words else ""
    return line if len(line) <= 120 else line[:120] + "…"
