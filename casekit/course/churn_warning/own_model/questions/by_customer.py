"""Reading what a function returned as one figure a customer, whatever its shape."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.classroom import Table
from casekit.classroom.kinds.calling import call_on

TABLE = Table(keys=("subscriber",))
SECONDS = 60.0


def figures_of(result: pd.DataFrame, customers: pd.Series) -> pd.Series | None:
    """Return the figures by subscriber; None unless there is one for each customer, none missing."""
    shape = pd.DataFrame({"subscriber": customers.to_numpy(), "figure": 0.0})
    try:
        given = TABLE.sides(result, shape).given.set_index("subscriber")["figure"]
    except KeyError:
        return None
    found = pd.to_numeric(given, errors="coerce").astype(float)
    if found.index.has_duplicates or set(found.index) != set(customers):
        return None
    found = found.reindex(customers.to_numpy()).rename_axis("subscriber")
    return found if np.isfinite(found).all() else None


def asked(function, *case) -> pd.DataFrame:
    """Return what a learner's function makes of a case, quietly and in time; raises CaseFault."""
    (result,) = call_on(function, [case], SECONDS)
    return TABLE.read(result, None)
