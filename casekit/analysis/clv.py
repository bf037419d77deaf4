"""Customer lifetime value: how many months' margin a line is worth, discounted.

S. Gupta and D. R. Lehmann, “Customers as assets” (2003), cut off after some months.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from casekit.analysis.money import figure

_TAIL = 6
"""Months at the end of what is known, from which the months beyond are reckoned."""


def annuity(leaving, months: int | None = None, discount: float | None = None):
    """Return how many months' margin a line is worth that leaves with the same chance every month.

    Args:
        leaving: chance of leaving in a month, 0 to 1 (number or array).
        months: looked ahead; by default the sheet's `lifetime_months`.
        discount: a month; by default the sheet's.

    Returns:
        The sum over k = 1 … months of ((1 − leaving) / (1 + discount)) ** k.
    """
    months = int(figure("lifetime_months") if months is None else months)
    discount = figure("discount") if discount is None else discount
    each = (1 - np.asarray(leaving, dtype=float)) / (1 + discount)
    return np.power.outer(each, np.arange(1, months + 1)).sum(axis=-1)


def months_ahead(staying: Sequence[float]) -> float:
    """Return how many months' margin a line is worth that stays as others have stayed.

    Args:
        staying: share still there after 1, 2, … months, more than 6 of them; see `continued`.

    Returns:
        The sum of the shares over the sheet's `lifetime_months`, discounted as in `annuity`.
    """
    months, discount = int(figure("lifetime_months")), figure("discount")
    return float(discounted(continued(staying, months), discount).sum())


def continued(staying: Sequence[float], months: int) -> np.ndarray:
    """Return the share still there after 1, 2, … months, for so many months.

    Args:
        staying: what is known of it, more than 6 months. Whoever is left when it ends goes on
            leaving as in its last six months.
    """
    known = np.asarray(staying, dtype=float)[:months]
    kept = (known[-1] / known[-1 - _TAIL]) ** (1 / _TAIL)
    return np.append(known, known[-1] * kept ** np.arange(1, months - len(known) + 1))


def discounted(staying, discount: float) -> np.ndarray:
    """Return shares still there after 1, 2, … months (last axis), each discounted to today."""
    staying = np.asarray(staying, dtype=float)
    return staying / (1 + discount) ** np.arange(1, staying.shape[-1] + 1)
