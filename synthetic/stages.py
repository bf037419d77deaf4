"""The true stage of each subscriber's life with the operator: acquired, growing, mature, declining,
leaving. How the five are told apart is the kit's own definition."""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.leaving import NEVER
from synthetic.schema import STAGES

_ACQUIRED, _GROWING, _MATURE, _DECLINING, _LEAVING = range(len(STAGES))
_NEW, _YOUNG = 3, 18
"""Months of tenure up to which a subscriber is newly acquired, is growing."""
_DISCONTENT = -1.0
"""Satisfaction below which a subscriber declines though use has not moved yet."""


def stage(people: Columns, state: Columns, now: int) -> np.ndarray:
    """Stage at the end of a month; index into STAGES, int8."""
    tenure = now - people.join
    found = np.full(len(people), _MATURE, dtype=np.int8)
    # putmask: an index of True and False is several times slower
    np.putmask(found, tenure < _YOUNG, _GROWING)
    np.putmask(found, tenure < _NEW, _ACQUIRED)
    np.putmask(found, (state.shifted > 0) | (state.satisfaction < _DISCONTENT), _DECLINING)
    np.putmask(found, state.decided != NEVER, _LEAVING)
    return found
