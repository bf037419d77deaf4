"""A vendor's model on the operator's own rows: it knows customers by sight."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.lacks import TooFew
from casekit.course.churn_warning.own_model import methods
from casekit.mart.once import once

PLACES = ("home_cell", "work_cell", "handset_code")
"""Columns that say who somebody is and nothing about what he will do."""
CUSTOMERS, MONTHS = 500, 12


@once
def vendor(mart: door.Mart) -> tuple[pd.DataFrame, list[str], object, int]:
    """Return the rows, columns and unfitted model of a vendor, and the first month to judge on.

    The rows are subscriber, month, the columns and leaves; the model is a scikit-learn pipeline.
    Raises HistoryTooShort, ColumnsUnknown, and TooFew where nobody leaves.
    """
    mart.need_months(18)
    mart.need("churn.month", "churn.kind")
    rows, usable = methods.history(mart), models.decision_months(mart.months)
    rows = rows[rows["month"].isin(usable[-MONTHS:])]
    rows = rows[rows["subscriber"].isin(rows["subscriber"].unique()[:CUSTOMERS])]
    places = np.random.default_rng(0).integers(1000, 10000, size=(CUSTOMERS, len(PLACES)))
    where = pd.DataFrame(places, index=rows["subscriber"].unique()[: len(places)], columns=PLACES)
    rows = rows.join(where, on="subscriber")
    rows = rows.assign(leaves=methods.leaves(rows, mart.churn)).reset_index(drop=True)
    first_judged = usable[-3]
    for part in (methods.ready(rows, first_judged), rows[rows["month"] >= first_judged]):
        if part["leaves"].nunique() < 2:
            raise TooFew("one_outcome", rows=len(part))
    return rows, [*methods.FEATURES, *PLACES], nearest_customers(), first_judged


def nearest_customers():
    """Return an unfitted model that scores a customer as those most like him were: by heart."""
    from sklearn.impute import SimpleImputer
    from sklearn.neighbors import KNeighborsClassifier
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(
        SimpleImputer(strategy="median"), StandardScaler(),
        KNeighborsClassifier(n_neighbors=15, weights="distance"),
    )  # fmt: skip
