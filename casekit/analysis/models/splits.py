"""Which months a model learns from and which it is judged on: by time, and the wrong ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit.analysis.models.customer_months import HISTORY, decision_months
from casekit.mart import HistoryTooShort
from casekit.mart.outcomes import HORIZON
from synthetic.calendar import add_months


class Split(NamedTuple):
    """Decision months to learn from and, all later, to be judged on."""

    train: tuple[int, ...]
    test: tuple[int, ...]


def temporal_split(
    months: Sequence[int], test: int = 3, horizon: int = HORIZON, history: int = HISTORY
) -> Split:
    """Return the last `test` decision months to judge on and those before to learn from.

    A month may be learnt from only if its outcome is known at the end of the first judged month:
    with a horizon of 3 the two months before that one are left out.

    Raises:
        casekit.mart.HistoryTooShort: where the months do not suffice for both.
    """
    # The first month learnt from has its history before it, and its outcome by the first judged.
    HistoryTooShort.check(months, history + horizon + test + horizon)
    usable = decision_months(months, horizon, history)
    judged = usable[-test:]
    ready = [m for m in usable if add_months(m, horizon) <= judged[0]]
    return Split(tuple(ready), tuple(judged))


def unready_months(train: Sequence[int], first_test: int, horizon: int = HORIZON) -> list[int]:
    """Return the months of `train` whose outcome is not yet known at the end of `first_test`."""
    return [month for month in train if add_months(month, horizon) > first_test]


def random_rows(
    rows: pd.DataFrame, share: float = 0.3, seed: int = 0
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (train, test) split by rows at random: the wrong way for customer-months.

    A subscriber stands in many months. Rows of the same leaver, a month apart and nearly alike,
    fall on both sides: the model recognises people whom it will never have seen in real use.
    """
    chosen = np.random.default_rng(seed).random(len(rows)) < share
    return rows[~chosen], rows[chosen]


def by_time(rows: pd.DataFrame, split: Split) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (train, test) of customer-months by the months of a split."""
    month = rows.index.get_level_values("month")
    return rows[month.isin(split.train)], rows[month.isin(split.test)]
