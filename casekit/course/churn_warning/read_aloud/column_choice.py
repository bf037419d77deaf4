"""Which column a tree would ask first: by information gain, and by gain ratio."""

from __future__ import annotations

import pandas as pd

from casekit.course.churn_warning.read_aloud import gain_ratio


def gains(categories: pd.DataFrame, numbers: pd.DataFrame, left: pd.Series) -> pd.DataFrame:
    """Return what each column tells about leaving, by both measures.

    Args:
        categories: columns split into one branch a value.
        numbers: columns split in two at their best threshold.
        left: who left, same index.

    Returns:
        Index column; values (branches), gain, ratio (bits; 0 where no cut is allowed). Columns
        that are missing throughout say nothing, and are left out.
    """
    outcome = left.to_numpy()
    categories, numbers = (table.dropna(axis=1, how="all") for table in (categories, numbers))
    rows = {}
    for name in categories:
        values = categories[name].to_numpy()
        gain = gain_ratio.information_gain(values, outcome)
        rows[name] = (categories[name].nunique(), gain, gain_ratio.gain_ratio(values, outcome))
    for name in numbers:
        cut = gain_ratio.best_threshold(numbers[name].to_numpy(), outcome, min_leaf=20)
        rows[name] = (2, max(cut.gain, 0.0), max(cut.ratio, 0.0)) if cut else (1, 0.0, 0.0)
    return pd.DataFrame.from_dict(rows, orient="index", columns=["values", "gain", "ratio"])
