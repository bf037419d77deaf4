"""Who does something more often than others of his kind: counts held against the kind's usual share."""

from __future__ import annotations

import numpy as np
import pandas as pd


def excess(cases: pd.Series, hits: pd.Series, kind: pd.Series) -> pd.Series:
    """Return by how many standard errors the hits of each lie above what is usual for the kind.

    The usual share is that of all others of the kind, so that nobody is compared with himself. Plain
    counts name who works most, plain shares the kind to which it belongs; this does neither.

    Args:
        cases, hits: of each, whole numbers; hits are some of the cases.
        kind: of each, such as the role of somebody on the staff; indexed as the others.

    Returns:
        (hits − cases · usual) / √(cases · usual · (1 − usual)); NaN for one who is alone in the kind
        or has no cases, and where nobody else of the kind, or everybody else always, does it.
    """
    others = {
        name: counts.groupby(kind, observed=True).transform("sum") - counts
        for name, counts in (("cases", cases), ("hits", hits))
    }
    usual = others["hits"] / others["cases"].where(others["cases"] > 0)
    spread = np.sqrt(cases * usual * (1 - usual))
    return (hits - cases * usual) / spread.where(spread > 0)
