"""Which months a model learns from and which it is judged on: by time, and the wrong ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit.course.churn_warning.panel import HISTORY, decision_months
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
    panel: pd.DataFrame, share: float = 0.3, seed: int = 0
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (train, test) split by rows at random: the wrong way for a panel.

    A subscriber stands in many months. Rows of the same leaver, a month apart and nearly alike,
    fall on both sides: the model recognises people whom it will never have seen in real use.
    """
    chosen = np.random.default_rng(seed).random(len(panel)) < share
    return panel[~chosen], panel[chosen]


def by_time(panel: pd.DataFrame, split: Split) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (train, test) of a panel by the months of a split."""
    month = panel.index.get_level_values("month")
    return panel[month.isin(split.train)], panel[month.isin(split.test)]


def optimism(panel: pd.DataFrame, split: Split, kind: str, seed: int = 0) -> pd.DataFrame:
    """Return how good the same kind of model looks on the same customers by each way of splitting.

    Args:
        panel: features and `leaves` of the months of the split, learnt from and judged.
        split: the honest months.
        kind: of `models.KINDS`.
        seed: of the rows drawn.

    Returns:
        Rows random_rows and by_time; columns auc, average_precision and rows. Both are judged on
        three rows in ten of the judged months. One model has learnt from all other rows, months
        and people alike; the other from the months of `split.train` only.
    """
    from casekit.course.churn_warning import evaluation, models

    kept, drawn = random_rows(panel, seed=seed)
    judged = by_time(drawn, split)[1]
    rows = {}
    for way, learnt in {"random_rows": kept, "by_time": by_time(panel, split)[0]}.items():
        score = models.fit(learnt, kind).score(judged)
        rows[way] = {
            "auc": evaluation.auc(score, judged["leaves"]),
            "average_precision": evaluation.average_precision(score, judged["leaves"]),
            "rows": len(judged),
        }
    return pd.DataFrame.from_dict(rows, orient="index").astype({"rows": int})
