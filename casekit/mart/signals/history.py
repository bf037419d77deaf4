"""The last months of some subscribers, as arrays subscribers wide and months deep."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from casekit.mart.dataset import Mart
from synthetic.calendar import add_months

MONTHS = 3
"""Length of a feature's window; a trend compares the month with this many before it."""
LIMIT = 5.0
"""A trend is cut here: after a month of almost no use the ratio says “far more”, not how much."""


class History:
    """Columns of `monthly` over the decision month and the months before it, three unless said.

    `history["bill"]` is a float64 array of shape (1 + before, subscribers): row 0 is the month itself, row
    k the month k before. NaN where the subscriber had no row, the data do not reach back, or the
    value is not known; a column that the extract lacked is NaN throughout.
    """

    def __init__(
        self,
        mart: Mart,
        month: int,
        subscribers: np.ndarray,
        columns: Sequence[str],
        before: int = MONTHS,
    ):
        self.covered = 0
        """Months in a row, counted back from the decision month, that the data cover."""
        shape = (before + 1, len(subscribers))
        self._values = {name: np.full(shape, np.nan) for name in columns}
        self._present = np.zeros(shape, dtype=bool)
        known = [name for name in columns if mart.knows(f"monthly.{name}")]
        for back in range(before + 1):
            past = int(add_months(month, -back))
            if past not in mart.months:
                break
            self.covered += 1
            rows = mart.month(past, ["subscriber", *known])
            place, found = positions(subscribers, rows["subscriber"].to_numpy())
            self._present[back, place] = True
            for name in known:
                self._values[name][back, place] = _numbers(rows[name])[found]

    def __getitem__(self, column: str) -> np.ndarray:
        return self._values[column]

    def now(self, column: str) -> np.ndarray:
        """The month's own value."""
        return self._values[column][0]

    def mean(self, column: str, months: int = MONTHS) -> np.ndarray:
        """Mean over the last months (three), of those known."""
        return mean_of(self._values[column][:months])

    def total(self, column: str, months: int = MONTHS) -> np.ndarray:
        """Sum over the last months (three); NaN for all while the data do not reach back so far."""
        return self.count(self._values[column][:months])

    def count(self, rows: np.ndarray) -> np.ndarray:
        """Sum of an array of some months; those before a subscriber joined count as nothing.

        NaN where the value of a month that the subscriber was there for is not known, and for all
        while the data do not reach back so far.
        """
        months, subscribers = rows.shape
        if self.covered < months:
            return np.full(subscribers, np.nan)
        return np.where(self._present[:months], rows, 0.0).sum(axis=0)

    def before(self, column: str) -> np.ndarray:
        """Mean over the three months before, of those known; NaN where there are none."""
        return mean_of(self._values[column][1:])

    def trend(self, column: str) -> np.ndarray:
        """The month over the mean of the three before (at most 5); NaN where there was no use."""
        return np.minimum(ratio(self.now(column), self.before(column)), LIMIT)


def positions(among: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return where the `wanted` stand in the sorted array `among`, and a mask of those that do."""
    place = np.searchsorted(among, wanted)
    place[place == len(among)] = 0
    found = among[place] == wanted if len(among) else np.zeros(len(wanted), dtype=bool)
    return place[found], found


def mean_of(rows: np.ndarray) -> np.ndarray:
    """Mean over axis 0 of what is not NaN; NaN, without a warning, where nothing is."""
    known = ~np.isnan(rows)
    return ratio(np.where(known, rows, 0).sum(axis=0), known.sum(axis=0))


def flag(values: np.ndarray, holds: np.ndarray) -> np.ndarray:
    """Return 1 where it holds and 0 where not; NaN where the values that it is told by are."""
    return np.where(np.isnan(values), np.nan, holds.astype(np.float64))


def ratio(above: np.ndarray, below: np.ndarray) -> np.ndarray:
    """Return the quotient; NaN where `below` is 0 or unknown."""
    known = below > 0
    return np.divide(above, below, out=np.full(len(above), np.nan), where=known)


def _numbers(column) -> np.ndarray:
    """A column as float64; `status` as 1 where suspended."""
    if column.name == "status":
        return (column == "suspended").where(column.notna()).to_numpy(dtype=np.float64)
    return column.to_numpy(dtype=np.float64)
