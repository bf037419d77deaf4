"""The true stage of life: how well tenure tells it, and how well all that is seen of a year does."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.quantities.holding import held_at
from casekit.trust.quantities.registry import quantity
from synthetic.calendar import month_number

_YEAR = 12
_QUARTERS = 4
_LINES = 40_000
"""Lines looked at: so many tell the share to half a point."""
_USE = ("data_gb", "minutes_out", "minutes_in")
_FOLDS = 3


@once
def seen_of_a_year(mart: Mart) -> pd.DataFrame:
    """Return what the last twelve months show of who is there at their end, index subscriber:
    `tenure` (months), services held now and a year ago, use by quarter (logs, latest first) and its
    changes; and `stage`, the true one."""
    mart.need_months(_YEAR)
    months = mart.months[-_YEAR:]
    state = truth.of(mart).state_of(months[-1], ["stage"]).iloc[:_LINES]
    joined = mart.subscribers.set_index("subscriber")["join_month"].reindex(state.index)
    seen = state.assign(tenure=month_number(months[-1]) - month_number(joined))
    for name, month in (("now", months[-1]), ("before", months[0])):
        seen[f"services_{name}"] = held_at(mart, month).sum(axis=1).reindex(seen.index).fillna(0)
    return seen.join(_use_by_quarter(mart, months, seen.index))


def _use_by_quarter(mart: Mart, months: list[int], who: pd.Index) -> pd.DataFrame:
    use = {}
    for quarter in range(_QUARTERS):
        part = months[len(months) - 3 * (quarter + 1) : len(months) - 3 * quarter]
        rows = mart.window(part, ["subscriber", *_USE])
        means = rows.groupby("subscriber")[list(_USE)].mean().reindex(who)
        use |= {f"{name}_{quarter}": np.log1p(means[name]) for name in _USE}
    for name in _USE:
        for quarter in range(1, _QUARTERS):
            use[f"{name}_change_{quarter}"] = use[f"{name}_0"] - use[f"{name}_{quarter}"]
    return pd.DataFrame(use)


def _told(seen: pd.DataFrame, model) -> float:
    """Return the share of stages that a model tells rightly, from folds other than one's own."""
    from sklearn.model_selection import cross_val_score

    known = seen.drop(columns="stage")
    return float(cross_val_score(model, known, seen["stage"].astype(str), cv=_FOLDS).mean())


@quantity
def stage_by_tenure(mart: Mart) -> float:
    """Share of true stages that the best rule on tenure alone tells rightly."""
    from sklearn.tree import DecisionTreeClassifier

    rule = DecisionTreeClassifier(max_leaf_nodes=8, min_samples_leaf=200, random_state=0)
    return _told(seen_of_a_year(mart)[["stage", "tenure"]], rule)


@quantity
def stage_learnt(mart: Mart) -> float:
    """Share that a model tells rightly from tenure, services and a year of use."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    model = HistGradientBoostingClassifier(
        max_iter=60, max_leaf_nodes=15, min_samples_leaf=60, random_state=0
    )
    return _told(seen_of_a_year(mart), model)
