"""The module's reference: one honest split, models fitted on it, the month they are judged on.

Lectures, widgets and questions share these fits; each is made once for a dataset.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pandas as pd

from casekit import mart as door
from casekit.course.churn_warning import models, splits
from casekit.course.churn_warning.panel import HISTORY, panel
from casekit.mart.outcomes import HORIZON
from synthetic.calendar import add_months

MOST_ROWS = 150_000
"""Customer-months to learn from at most: the latest months of a large base are plenty."""
KEPT = 2
"""Datasets whose fits are kept: that of the lesson and that of its case."""


@dataclass(frozen=True)
class Judged:
    """One month on which models are judged, and what became of its customers.

    Attributes:
        month: decision month, the last with a known outcome.
        features: as in the mart, index subscriber.
        leaves: who left by choice in the three months after, same index.
    """

    month: int
    features: pd.DataFrame
    leaves: pd.Series


@lru_cache(maxsize=KEPT)
def split(mart: door.Mart) -> splits.Split:
    """Return the honest months of a dataset: the last three to judge on, earlier ones to learn."""
    return splits.temporal_split(mart.months)


@lru_cache(maxsize=KEPT)
def learning_panel(mart: door.Mart) -> pd.DataFrame:
    """Return features and outcome of the months to learn from, the latest where there are many."""
    months = split(mart).train
    base = len(door.base(mart, months[-1]))
    return panel(mart, months[-max(1, MOST_ROWS // max(base, 1)) :])


@lru_cache(maxsize=KEPT)
def judged(mart: door.Mart) -> Judged:
    """Return the month that models are judged on."""
    month = split(mart).test[-1]
    return Judged(month, door.features(mart, month), door.target(mart, month))


@lru_cache(maxsize=KEPT * len(models.KINDS))
def model(mart: door.Mart, kind: str = "boosting") -> models.Model:
    """Return the model of a kind fitted on `learning_panel`."""
    return models.fit(learning_panel(mart), kind)


@lru_cache(maxsize=KEPT * len(models.KINDS))
def score(mart: door.Mart, kind: str = "boosting") -> pd.Series:
    """Return the judged month's scores by a model of a kind, index subscriber."""
    return model(mart, kind).score(judged(mart).features)


@lru_cache(maxsize=KEPT)
def zoned(mart: door.Mart) -> pd.DataFrame:
    """Return what the five zones are drawn from, for everybody on the network in the judged month.

    Returns:
        Index subscriber; score (NaN for those suspended or with less than three months on the
        network: white), value (mean bill of 3 months, yuan; the month's bill where that is all
        there is) and leaves (by choice within three months).

    Raises as `casekit.mart.target`, and ColumnsUnknown where bills or months of joining are.
    """
    mart.need("subscribers.join_month")
    at = judged(mart)
    everybody = mart.month(at.month, ["subscriber", "bill"]).set_index("subscriber").sort_index()
    known = at.features["tenure_months"] >= HISTORY
    value = at.features["bill_mean_3m"].reindex(everybody.index).fillna(everybody["bill"])
    first, last = (int(add_months(at.month, step)) for step in (1, HORIZON))
    gone = door.leavers_between(mart, first, last)["subscriber"]
    return pd.DataFrame(
        {
            "score": score(mart).where(known).reindex(everybody.index),
            "value": value,
            "leaves": everybody.index.isin(gone),
        }
    )
