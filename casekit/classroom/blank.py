"""The blank `____`: what stands in an exercise where the learner's answer will go."""

from collections.abc import Mapping

import numpy as np
import pandas as pd


class Blank:
    """A gap that takes part in any expression and stays a gap.

    An exercise that nobody has touched runs from top to bottom: arithmetic, comparison, calls,
    attributes and items of a blank are blank again; it is false, empty and not a number.
    """

    __slots__ = ()
    # pandas and NumPy then leave an operation with a blank to the blank.
    __pandas_priority__ = 1_000_000
    __array_priority__ = 1_000_000.0
    # A thing of no dimensions is a scalar to pandas, although one can loop over it.
    ndim = 0

    def __repr__(self) -> str:
        return "____"

    def __bool__(self) -> bool:
        return False

    def __len__(self) -> int:
        return 0

    def __iter__(self):
        return iter(())

    def __float__(self) -> float:
        return float("nan")

    def __hash__(self) -> int:
        return 0

    def __format__(self, spec: str) -> str:
        return "____"

    def __getattr__(self, name: str):
        # Names with an underscore are asked for by displays and protocols, not by learners.
        if name.startswith("_"):
            raise AttributeError(name)
        return self

    def _itself(self, *_, **__):
        return self

    __call__ = __getitem__ = __array_ufunc__ = __array_function__ = _itself
    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = _itself  # type: ignore[assignment]
    __neg__ = __pos__ = __abs__ = __invert__ = __round__ = _itself
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _itself
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _itself
    __pow__ = __rpow__ = __matmul__ = __rmatmul__ = _itself
    __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = _itself
    __setitem__ = __delitem__ = lambda self, *_: None


BLANK = Blank()


def is_blank(answer: object, depth: int = 4) -> bool:
    """Tell whether an answer is a blank or still holds one."""
    if isinstance(answer, Blank) or answer is Blank:
        return True
    if depth == 0:
        return False
    if isinstance(answer, Mapping):
        return any(is_blank(item, depth - 1) for item in answer.values())
    if isinstance(answer, (list, tuple, set, frozenset)) and len(answer) <= 10_000:
        return any(is_blank(item, depth - 1) for item in answer)
    if isinstance(answer, pd.DataFrame):
        return any(is_blank(answer.iloc[:, i], 1) for i in range(min(answer.shape[1], 1000)))
    if isinstance(answer, (pd.Series, pd.Index, np.ndarray)) and answer.dtype == object:
        return any(isinstance(item, Blank) for item in np.ravel(np.asarray(answer))[:100_000])
    return False
