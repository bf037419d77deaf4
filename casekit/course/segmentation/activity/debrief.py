"""What opens the truth: how many people each customer is truly given to know."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis.concentration import held_by_top, in_top
from casekit.course.segmentation.activity import methods
from casekit.mart import truth
from casekit.mart.once import once


@once
def widest(mart: door.Mart) -> pd.Series:
    """Return who is of the fifth with truly the widest circles (1 or 0); raises NoTruth."""
    people = truth.of(mart).people.set_index("subscriber")["sociability"]
    return in_top(people.reindex(methods.columns(mart).index), methods.TOP)


def found(mart: door.Mart, rating: pd.Series) -> float:
    """Return the share of those with the widest circles whom the top fifth of a rating holds."""
    return held_by_top(rating, widest(mart), methods.TOP)


@once
def by_column(mart: door.Mart) -> pd.Series:
    """Return `found` of the handbook's score, of each of its columns, and of drawing lots."""
    table = methods.columns(mart)
    each = {column: found(mart, table[column]) for column in methods.WEIGHTS}
    return pd.Series({"handbook": found(mart, methods.activity(table)), **each, "lot": methods.TOP})
