"""Which column a tree would ask first: by information gain, and by gain ratio."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.course.churn_warning.read_aloud import gain_ratio
from casekit.course.churn_warning.read_aloud.sample import half_and_half
from casekit.mart.once import once

BY_VALUE = ("area", "birth_year", "join_month")
IN_TWO = ("minutes_out_trend", "data_trend", "active_days_trend", "off_net_change", "rival_calls")


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


@once
def at_the_root(mart: door.Mart) -> pd.DataFrame:
    """Return `gains` of a few columns, the tree's first question among them, and of the customer number."""
    features, left = half_and_half(mart)
    number = features.index.get_level_values("subscriber")
    people = mart.subscribers.set_index("subscriber").reindex(number).set_axis(features.index)
    return gains(people[list(BY_VALUE)].assign(subscriber=number), features[list(IN_TWO)], left)
