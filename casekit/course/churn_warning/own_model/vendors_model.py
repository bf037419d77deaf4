"""A vendor's model on the operator's own rows: it knows customers by sight."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.course.churn_warning.own_model import methods
from casekit.mart.once import once

PLACES = ("home_cell", "work_cell", "handset_code")
"""Columns that say who somebody is and nothing about what he will do."""
CUSTOMERS = 600


@once
def vendor(mart: door.Mart) -> tuple[pd.DataFrame, list[str], object, int]:
    """Return the rows, columns and unfitted model of a vendor, and the first month to judge on.

    The rows are subscriber, month, the columns and leaves; the model is a scikit-learn pipeline.
    """
    mart.need_months(18)
    mart.need("churn.month", "churn.kind")
    rows = methods.history(mart)
    rows = rows[rows["subscriber"].isin(rows["subscriber"].unique()[:CUSTOMERS])]
    places = np.random.default_rng(0).integers(1000, 10000, size=(CUSTOMERS, len(PLACES)))
    where = pd.DataFrame(places, index=rows["subscriber"].unique()[: len(places)], columns=PLACES)
    rows = rows.join(where, on="subscriber")
    rows = rows.assign(leaves=methods.leaves(rows, mart.churn)).reset_index(drop=True)
    first_judged = models.decision_months(mart.months)[-3]
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
