"""Customer lifetime value: what a line is expected to bring, discounted."""

from __future__ import annotations

import numpy as np

from casekit.analysis.money import figure


def annuity(leaving, months: int | None = None, discount: float | None = None):
    """Return how many months' margin a line is worth: each month weighed by the chance that it is
    still there, and discounted.

    S. Gupta and D. R. Lehmann, “Customers as assets” (2003), cut off after `months`.

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
