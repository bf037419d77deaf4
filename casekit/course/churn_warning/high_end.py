"""Leavers who were worth much: by what they paid before their use began to fade."""

from __future__ import annotations

import pandas as pd

from casekit.course.churn_warning.value_loss import MID_HIGH
from casekit.mart import Mart, by_choice
from synthetic.calendar import add_months

BEFORE_FADING = (6, 4)
"""Months before leaving that are looked at: use fades in the last three."""


def high_end_leavers(mart: Mart, least: float = MID_HIGH) -> pd.Index:
    """Return the leavers by choice with a mean bill of at least `least` yuan before they faded.

    Those without a bill in months 6 to 4 before leaving are not among them.
    """
    mart.need("churn.month", "churn.kind")
    left = by_choice(mart.churn)[["subscriber", "month"]]
    bills = mart.table("monthly", ["subscriber", "month", "bill"], mart.months)
    rows = bills.merge(left, on="subscriber", suffixes=("", "_left"))
    first, last = (add_months(rows["month_left"], -back) for back in BEFORE_FADING)
    mean = rows[rows["month"].between(first, last)].groupby("subscriber")["bill"].mean()
    return mean.index[mean >= least]
