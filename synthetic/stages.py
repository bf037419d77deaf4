"""The true stage of each subscriber's life with the operator: acquired, growing, mature, declining,
leaving. How the five are told apart is the kit's own definition."""

from __future__ import annotations

import numpy as np

from synthetic.calendar import NEVER
from synthetic.columns import Columns
from synthetic.schema import STAGES

_MATURE, _DECLINING, _LEAVING = (STAGES.index(name) for name in ("mature", "declining", "leaving"))
_NEW, _YOUNG = 3, 18
"""Months of tenure up to which a subscriber is newly acquired, is growing."""
_DISCONTENT = -1.0
"""Satisfaction below which a subscriber declines though use has not moved yet."""


def stage(people: Columns, state: Columns, now: int) -> np.ndarray:
    """Stage at the end of a month; index into STAGES, int8."""
    tenure = now - people.join
    declines = (state.shifted > 0) | (state.satisfaction < _DISCONTENT)
    # Stages are numbered in their order: a later sign outweighs an earlier one.
    found = np.int8(_MATURE) - (tenure < _YOUNG).view(np.int8) - (tenure < _NEW).view(np.int8)
    np.maximum(found, declines.view(np.int8) * np.int8(_DECLINING), out=found)
    leaves = (state.decided != NEVER).view(np.int8)
    return np.maximum(found, leaves * np.int8(_LEAVING), out=found)
