"""RFM: how recently, how often and how much each line has paid.

The scores are those of direct mail (A. M. Hughes, *Strategic Database Marketing*, 1994): everybody
is sorted by each of the three and cut into five groups, 5 the best, 125 cells in all. A line that is
billed monthly fits badly: most have paid within the month, and tie.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from synthetic.calendar import months_between

COLUMNS = ("recency", "frequency", "money")


def of_payments(
    payments: pd.DataFrame, lines: pd.Index, month: int, months: int = 6
) -> pd.DataFrame:
    """Return recency, frequency and money of each line, by what it paid up to a month.

    Args:
        payments: subscriber, month (yyyymm) and paid (yuan), a row a line and month; rows outside
            of the window are left out, and 0 yuan is no payment.
        lines: those to be rated; who paid nothing is rated, too.
        month: the last of the window.
        months: length of the window.

    Returns:
        Index `lines`; recency in months since the last payment (`months` where there was none),
        frequency in months with a payment, money in yuan.
    """
    ago = months_between(payments["month"], month)
    paid = payments[ago.between(0, months - 1) & (payments["paid"] > 0)].assign(ago=ago)
    by_line = paid.groupby("subscriber").agg(
        recency=("ago", "min"), frequency=("ago", "nunique"), money=("paid", "sum")
    )
    table = by_line.reindex(lines)
    return table.fillna({"recency": months, "frequency": 0, "money": 0.0})


def scores(table: pd.DataFrame, groups: int = 5) -> pd.DataFrame:
    """Return scores 1 to `groups` of recency, frequency and money, the highest for the best.

    Equal figures get the same score, that of the best place among them: nobody is put before an
    equal. So a group may be larger than a fifth, and another empty.

    Args:
        table: from `of_payments`.
        groups: five by custom.
    """
    better = table[list(COLUMNS)].assign(recency=-table["recency"])
    place = better.rank(method="max", pct=True)
    # A place of 0.6 is the end of the third fifth, whatever the last binary digit says.
    return np.ceil(groups * place - 1e-9).astype("Int64")


def mixed(scored: pd.DataFrame, weights: Mapping[str, float]) -> pd.Series:
    """Return the weighted sum of scores; with all weights 1, the familiar R + F + M.

    Args:
        scored: from `scores`.
        weights: by column.
    """
    return sum(scored[column] * weight for column, weight in weights.items()).astype("float64")
