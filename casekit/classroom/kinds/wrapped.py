"""Taking the one value out of what NumPy and pandas wrap it in; what is missing becomes NaN."""

import math

import numpy as np
import pandas as pd

from casekit.classroom.kinds.kind import Unreadable


def unwrapped(answer: object) -> object:
    """Return the one value that an answer holds; raise Unreadable if it holds several.

    Masked, `pd.NA` and `NaT` are NaN here, like every other missing value.
    """
    if isinstance(answer, (pd.DataFrame, pd.Series, pd.Index, np.ndarray)):
        if answer.size != 1:
            raise Unreadable("many_numbers", count=int(answer.size))
        if np.ma.is_masked(answer):
            return math.nan
        answer = np.asarray(answer).ravel()[0]
    return math.nan if answer is pd.NA or answer is pd.NaT else answer


def unmasked(answer: object) -> object:
    """Return a masked array as a plain one with NaN where it is masked."""
    if isinstance(answer, np.ma.MaskedArray):
        hidden = np.ma.getmaskarray(answer)
        return np.where(hidden, np.nan, answer.data.astype(float)) if hidden.any() else answer.data
    return answer
