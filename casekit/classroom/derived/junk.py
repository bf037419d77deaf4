"""What learners hand in and that answers no question."""

import math
from decimal import Decimal
from functools import lru_cache

import numpy as np
import pandas as pd


@lru_cache(maxsize=1)
def junk() -> dict[str, object]:
    """Return things that learners hand in and that answer no question."""
    nested: list = []
    for _ in range(2000):
        nested = [nested]
    return {
        "none": None,
        "nan": math.nan,
        "infinity": math.inf,
        "text": "not an answer",
        "long-text": "x" * 1_000_000,
        "truth": True,
        "masked": np.ma.masked,
        "not-available": pd.NA,
        "decimal-nan": Decimal("NaN"),
        "bare-array": np.array("x"),
        "complex": 1 + 2j,
        "huge": 10**400,
        "empty-list": [None],
        "long-list": list(range(100_000)),
        "nested": nested,
        "dict": {"a": {"b": []}},
        "missing-column": pd.DataFrame({"nothing": [math.nan, math.nan]}),
        "no-rows": pd.DataFrame(),
        "nan-array": np.full(7, math.nan),
        "objects": np.array([object(), None], dtype=object),
        "raises": _raises,
        "loops": _loops,
        "recurses": _recurses,
        "returns-none": lambda *_: None,
        "wrong-arguments": lambda: 1,
        "type": dict,
        "hostile": _Hostile(),
    }


def _raises(*_):
    raise ValueError("as learners' functions do")


def _loops(*_):
    while True:
        pass


def _recurses(*args):
    return _recurses(*args)


class _Hostile:
    """An object that fails whatever one does with it."""

    def __eq__(self, other):
        raise RuntimeError("no comparison")

    __hash__ = None  # type: ignore[assignment]

    def __len__(self):
        raise RuntimeError("no length")

    def __float__(self):
        raise RuntimeError("no number")

    def __bool__(self):
        raise RuntimeError("no truth")

    def __repr__(self):
        raise RuntimeError("no text")
