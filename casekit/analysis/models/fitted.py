"""The course's models: one honest split, the fits on it, the decision month they are held against.

Sections and modules share these fits; each is made once for a dataset, and kept on disk.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from casekit import mart as door
from casekit.analysis.models import fits, splits
from casekit.analysis.models.customer_months import HISTORY, customer_months, decision_months
from casekit.analysis.models.keeping import kept
from casekit.mart.once import once
from casekit.mart.outcomes import HORIZON
from synthetic.calendar import add_months

MOST_ROWS = 150_000
"""Customer-months to learn from at most: the latest months of a large base are plenty."""


@dataclass(frozen=True)
class Decision:
    """A decision month whose outcome is known: what was known then, and who left.

    Attributes:
        month: decision month, the last with a known outcome.
        features: as in the mart, index subscriber.
        leaves: who left by choice in the three months after, same index.
    """

    month: int
    features: pd.DataFrame
    leaves: pd.Series


@once
def split(mart: door.Mart) -> splits.Split:
    """Return the honest months of a dataset: the last three to judge on, earlier ones to learn."""
    return splits.temporal_split(mart.months)


@kept
def learning(mart: door.Mart) -> pd.DataFrame:
    """Return features and outcome of the months to learn from, the latest where there are many."""
    months = split(mart).train
    base = len(door.base(mart, months[-1]))
    return customer_months(mart, months[-max(1, MOST_ROWS // max(base, 1)) :])


@once
def decision(mart: door.Mart) -> Decision:
    """Return the last decision month whose outcome is known: the course's figures are of it."""
    month = split(mart).test[-1]
    return Decision(month, door.features(mart, month), door.target(mart, month))


@kept
def model(mart: door.Mart, kind: str = "boosting") -> fits.Model:
    """Return the model of a kind fitted on `learning`."""
    return fits.fit(learning(mart), kind)


@once
def score(mart: door.Mart, kind: str = "boosting") -> pd.Series:
    """Return the decision month's scores by a model of a kind, index subscriber."""
    return model(mart, kind).score(decision(mart).features)


@once
def trusted(mart: door.Mart) -> pd.Series:
    """Return the decision month's scores of those whose record is long enough to go by.

    Customers of less than `HISTORY` months are left out; where it is not known since when a customer
    has been here, none is.
    """
    tenure = decision(mart).features["tenure_months"]
    return score(mart)[~(tenure < HISTORY)]


@kept
def model_on(mart: door.Mart, month: int) -> fits.Model:
    """Return a model that could exist at the end of `month`: learnt from outcomes known that day."""
    ready = [m for m in decision_months(mart.months) if add_months(m, HORIZON) <= month]
    return fits.fit(customer_months(mart, ready))


@once
def score_on(mart: door.Mart, month: int) -> pd.Series:
    """Return the scores at the end of `month` by the model of that day, index subscriber."""
    return model_on(mart, month).score(door.features(mart, month))
