"""Lists that operators without a model draw up."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.lacks import TooFew
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.friday")


def by_habit(features: pd.DataFrame, names: int = 200) -> dict[str, pd.Index]:
    """Return the lists that operators without a model draw up.

    Args:
        features: of a decision month, as in the mart.
        names: length of each list.

    Returns:
        bill (highest bills), tenure (longest on the network), complaints (most in three months;
        ties by bill), bill_fall (largest fall of the bill against its mean); those that sort by
        what is missing throughout are left out. Raises TooFew where none remains.
    """
    orders = {
        "bill": (["bill_mean_3m"], [False]),
        "tenure": (["tenure_months"], [False]),
        "complaints": (["complaints_3m", "bill_mean_3m"], [False, False]),
        "bill_fall": (["bill_trend"], [True]),
    }
    lists = {
        habit: features[columns]
        .sort_values(columns, ascending=ascending, kind="stable")
        .index[:names]
        for habit, (columns, ascending) in orders.items()
        if features[columns].notna().any().all()
    }
    if not lists:
        raise TooFew("no_habit", texts)
    return lists
