"""The true stages of life, which no operator sees."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.course.lifecycle.stages.methods import DECLINING
from casekit.mart import truth
from casekit.mart.once import once


@once
def true_stages(mart: door.Mart, month: int) -> pd.Series:
    """Return the true stage of each line of the base at a month's end; raises NoTruth."""
    stages = truth.of(mart).state_of(month, ["stage"])["stage"].astype(str)
    return stages.reindex(door.base(mart, month))


def found_in_decline(said: pd.Series, real: pd.Series) -> tuple[float, float]:
    """Return what share of the truly declining a rule finds, and what share of its finds is true."""
    hit = ((said == DECLINING) & (real == DECLINING)).sum()
    return hit / max((real == DECLINING).sum(), 1), hit / max((said == DECLINING).sum(), 1)
