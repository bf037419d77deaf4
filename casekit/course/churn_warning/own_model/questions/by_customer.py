"""Reading what a function returned as one figure a customer, whatever its shape."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.classroom import Table
from casekit.classroom.kinds.calling import call_on
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.own_model")
TABLE = Table(keys=("subscriber",))
SECONDS = 60.0


def figures_of(result: pd.DataFrame, customers: pd.Series) -> pd.Series | None:
    """Return the figures by subscriber; None unless there is one for each customer, none missing."""
    found = _given(result, customers)
    if found is None or found.index.has_duplicates or set(found.index) != set(customers):
        return None
    found = found.reindex(customers.to_numpy()).rename_axis("subscriber")
    return found if np.isfinite(found).all() else None


def amiss(results, customers) -> dict | None:
    """Return in words what is amiss with the first result that has not one figure a customer.

    Args:
        results: tables, as a function returned them.
        customers: for each of them, who should have a figure.
    """
    for result, who in zip(results, customers, strict=True):
        if figures_of(result, who) is None:
            return {"amiss": _amiss(_given(result, who), who)}
    return None


def _given(result: pd.DataFrame, customers: pd.Series) -> pd.Series | None:
    """Return the figures with the subscribers they were given for; None where there are none."""
    shape = pd.DataFrame({"subscriber": customers.to_numpy(), "figure": 0.0})
    try:
        given = TABLE.sides(result, shape).given.set_index("subscriber")["figure"]
    except KeyError:
        return None
    return pd.to_numeric(given, errors="coerce").astype(float)


def _amiss(given: pd.Series | None, customers: pd.Series) -> list[str]:
    if given is None or not given.index.isin(customers).any():
        return [texts("amiss.unnamed")]
    known = given[given.index.isin(customers)]
    counts = {
        "more": int((~given.index.isin(customers)).sum()),
        "fewer": int((~customers.isin(given.index)).sum()),
        "twice": int(known.index.duplicated().sum()),
        "empty": int((~np.isfinite(known)).sum()),
    }
    return [texts(f"amiss.{name}", count=count) for name, count in counts.items() if count]


def asked(function, *case) -> pd.DataFrame:
    """Return what a learner's function makes of a case, quietly and in time; raises CaseFault."""
    (result,) = call_on(function, [case], SECONDS)
    return TABLE.read(result, None)
