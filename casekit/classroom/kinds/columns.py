"""Columns of a table as figures or words, compared at the precision that they were given with."""

import numpy as np
import pandas as pd

from casekit.classroom.figure import LEAST_DIGITS, digit_place

_MOST_DECIMALS = 6
"""A column with more decimals was not rounded by hand."""


def figures(column: pd.Series) -> np.ndarray | None:
    """Return a column as floats, what is missing as NaN; None if it does not hold numbers."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        column = column.astype(column.cat.categories.dtype)
    if pd.api.types.is_numeric_dtype(column) or pd.api.types.is_bool_dtype(column):
        if pd.api.types.is_complex_dtype(column):
            return None
        return column.to_numpy(dtype=float, na_value=np.nan)
    if column.dtype == object and not any(isinstance(item, str) for item in column):
        try:  # also Decimal and Fraction
            return np.array([np.nan if _missing(item) else float(item) for item in column])
        except (TypeError, ValueError, OverflowError):
            return None
    return None


def _missing(item: object) -> bool:
    return item is None or item is pd.NA or item is pd.NaT or item is np.ma.masked


def words(column: pd.Series) -> np.ndarray:
    """Return a column as texts."""
    return column.astype(str).to_numpy(dtype=object)


def near(given: np.ndarray, truth: np.ndarray, relative: float, absolute: float) -> np.ndarray:
    """Tell which figures agree within the accepted distance, or as far as the column was rounded.

    Rounding counts for a whole column: to the decimals of its most precise figure, and only where
    its typical figure keeps two significant digits.
    """
    alike = np.isclose(given, truth, rtol=relative, atol=absolute, equal_nan=True)
    slack = rounding(given, truth)
    if slack:
        with np.errstate(invalid="ignore"):  # of two infinite figures `isclose` has told
            alike |= np.abs(given - truth) <= slack * (1 + 1e-9)
    return alike


def rounding(given: np.ndarray, truth: np.ndarray) -> float:
    """Return how far rounding may have moved the figures of a column; 0.0 if it is not rounded."""
    place = _place(given)
    size = np.abs(truth[np.isfinite(truth) & (truth != 0)])
    if not place or not len(size):
        return 0.0
    return place / 2 if place <= digit_place(float(np.median(size)), LEAST_DIGITS) * 1.001 else 0.0


def rounded_away(given: np.ndarray, truth: np.ndarray) -> bool:
    """Tell whether a column holds the right figures, rounded further than they may be."""
    place = _place(given)
    gaps = not np.array_equal(np.isfinite(given), np.isfinite(truth))
    if not place or gaps or len(np.unique(given[np.isfinite(given)])) < 2:
        return False
    scale = 100.0 if is_share(truth) and np.nanmax(given) > 1 else 1.0
    off = np.abs(given - scale * truth)
    return bool((off[np.isfinite(off)] <= place / 2 * (1 + 1e-9)).all())


def _place(given: np.ndarray) -> float:
    """Return the value of the last decimal of a column's figures; 0.0 where they go on."""
    known = given[np.isfinite(given)]
    if not len(known):
        return 0.0
    for decimals in range(_MOST_DECIMALS + 1):
        if np.allclose(np.round(known, decimals), known, rtol=1e-12, atol=1e-12):
            return 10.0**-decimals
    return 0.0


def is_share(truth: np.ndarray) -> bool:
    """Tell whether a column holds shares, which may be given as percentages too."""
    known = truth[np.isfinite(truth)]
    inside = len(known) > 0 and bool(((known >= 0) & (known <= 1)).all())
    return inside and bool(((known > 0) & (known < 1)).any())
