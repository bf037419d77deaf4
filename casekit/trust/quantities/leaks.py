"""No hidden flag can be read off what is seen: a tree of two questions hunts each of them.

Apart are needs and the tie to a rival, which acts are meant to show, and lines kept for gain, which
are meant to be found.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.at_risk import highest_number
from casekit.trust.quantities.answers import standing
from casekit.trust.quantities.registry import quantity
from synthetic.calendar import month_number
from synthetic.schema import MONTHLY, STAGES

_LEAST_FOUND = 0.3
"""Share of the flagged that a rule must find to count as a leak."""
_FLAGS = ("sleeping_dog", "gift", "fraud", "bluff")
_YEAR = 12
"""Months up to then whose calls to the save desk are counted."""


@once
def visible(mart: Mart) -> pd.DataFrame:
    """Return the visible numbers of a month in the middle, their changes against the month before,
    and standing facts; index subscriber."""
    at = len(mart.months) // 2
    names = [name for name in MONTHLY.names if name not in ("month", "status")]
    now, last = (mart.month(mart.months[i], names).set_index("subscriber") for i in (at, at - 1))
    now = now[now.index <= highest_number(mart)].astype(float)
    change = now - last.reindex(now.index).astype(float)
    people = mart.subscribers.set_index("subscriber").reindex(now.index)
    facts = {
        "tenure": month_number(mart.months[at]) - month_number(people["join_month"]),
        "channel": people["channel"].astype("category").cat.codes,
        "grade": people["credit_grade"].astype("category").cat.codes,
    }
    return (
        pd.concat([now, change.add_suffix("_change")], axis=1)
        .fillna(0)
        .assign(**standing(mart, now.index), **facts, **_desk(mart, now.index, at))
    )


def _desk(mart: Mart, who: pd.Index, at: int) -> dict[str, pd.Series]:
    """Return how often each of `who` called the save desk in a year, and what was written down."""
    rows = mart.desk_calls
    rows = rows[rows["month"].isin(mart.months[max(at - _YEAR + 1, 0) : at + 1])]
    written = {
        "desk_calls": rows,
        "desk_listened": rows[rows["script"].astype(str) == "listen"],
        "desk_accepted": rows[rows["accepted"].astype(bool)],
    }
    return {
        name: part["subscriber"].value_counts().reindex(who, fill_value=0)
        for name, part in written.items()
    }


def _hidden(mart: Mart, who: pd.Index) -> dict[str, pd.Series]:
    """Return the hidden flags of `who`."""
    people = truth.of(mart).people.set_index("subscriber").reindex(who)
    month = mart.months[len(mart.months) // 2]
    state = truth.of(mart).state_of(month, ["decided", "stage"]).reindex(who)
    return {
        "decided": state["decided"].astype(bool),
        "declining": state["stage"].astype(str) == STAGES[3],
        **{flag: people[flag].astype(bool) for flag in _FLAGS},
    }


def _precision(seen: pd.DataFrame, flag: np.ndarray) -> float:
    """Return the best precision, at a recall of three tenths or more, of a tree of depth two that
    learnt from one half, on the other half; 0 where a half has nobody of the kind."""
    from sklearn.tree import DecisionTreeClassifier

    half = len(flag) // 2
    if not flag[:half].any() or not flag[half:].any():
        return 0.0
    tree = DecisionTreeClassifier(
        max_depth=2, min_samples_leaf=20, class_weight="balanced", random_state=0
    )
    table = seen.to_numpy(dtype=np.float32)
    score = tree.fit(table[:half], flag[:half]).predict_proba(table[half:])[:, 1]
    hit = flag[half:]
    found = [score >= cut for cut in np.unique(score)]
    return max(hit[those].mean() for those in found if those[hit].mean() >= _LEAST_FOUND)


@quantity
def leak(mart: Mart) -> float:
    """Precision of the two-question rule that knows a hidden flag best: the worst of all flags."""
    seen = visible(mart)
    return float(
        max(_precision(seen, flag.to_numpy()) for flag in _hidden(mart, seen.index).values())
    )
