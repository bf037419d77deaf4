"""Who calls whom: ties that add up to calls, their kinds, and how they thin before a line goes."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth, voluntary
from casekit.mart.once import once
from casekit.mart.signals.circle import IN_PASSING
from casekit.trust.quantities.circle import quarters
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio
from synthetic.calendar import add_months, month_number

_MOST_PAIRS = 60_000
"""Pairs from whom the kind of a tie is learnt and told."""
_FADED = 2
"""Months of fading from which a leaver's ties are asked about."""


def _of_lines(mart: Mart, quarter: int) -> pd.Series:
    """Return the calls of each line with others of the base in a quarter."""
    rows = mart.table("ties", ["subscriber", "other", "calls"], [quarter])
    ends = [rows.groupby(end)["calls"].sum() for end in ("subscriber", "other")]
    return ends[0].add(ends[1], fill_value=0)


def _calls(mart: Mart, quarter: int) -> pd.Series:
    """Return all calls of each line in a quarter."""
    months = [
        mart.month(int(add_months(quarter, i)), ["subscriber", "calls_out", "calls_in"])
        for i in range(3)
    ]
    rows = pd.concat(months)
    return (rows["calls_out"] + rows["calls_in"]).groupby(rows["subscriber"]).sum()


@once
def _both(mart: Mart) -> pd.DataFrame:
    """Return, of the last whole quarter, all `calls` of each line and those with its `ties`."""
    quarter = quarters(mart)[-1]
    calls = _calls(mart, quarter)
    return pd.DataFrame({"calls": calls, "ties": _of_lines(mart, quarter).reindex(calls.index)})


@quantity
def tie_calls(mart: Mart) -> float:
    """Correlation of the logs of a line's calls and of those with its ties, in a quarter."""
    rows = _both(mart)
    rows = rows[(rows > 0).all(axis=1)]
    return float(np.corrcoef(np.log(rows["calls"]), np.log(rows["ties"]))[0, 1])


@quantity
def ties_beyond(mart: Mart) -> float:
    """Share of lines that call their ties more often than they call."""
    rows = _both(mart).fillna(0)
    return float((rows["ties"] > rows["calls"]).mean())


@once
def _untold(mart: Mart) -> pd.DataFrame:
    """Return the lasting ties of the last whole quarter of which neither home nor firm tells anything:
    true kind; evening and weekend (shares), minutes a call and calls (logs)."""
    rows = mart.table("ties", None, [quarters(mart)[-1]])
    rows = rows[rows["days"] > IN_PASSING]
    who = mart.subscribers.set_index("subscriber")[["household", "group"]]
    one, other = (who.reindex(rows[end]).to_numpy() for end in ("subscriber", "other"))
    rows = rows[~((one == other) & (one > 0)).any(axis=1)]
    rows = rows.merge(truth.of(mart).tie_kinds, on=["subscriber", "other"])
    rows = rows.sample(min(len(rows), _MOST_PAIRS), random_state=0)
    calls = rows["calls"].to_numpy(dtype=float)
    length = np.log(rows["minutes"].to_numpy(dtype=float).clip(min=1) / calls)
    told = rows[["evening", "weekend"]].astype(float)
    return told.assign(kind=rows["kind"].astype(str), length=length, calls=np.log(calls))


@quantity
def kind_by_hours(mart: Mart) -> float:
    """Share of such ties whose kind, kin, work or other, a model tells from hours, days and length of
    the calls (three folds)."""
    from sklearn.ensemble import HistGradientBoostingClassifier
    from sklearn.model_selection import cross_val_score

    rows = _untold(mart)
    leaf = max(len(rows) // 500, 20)
    model = HistGradientBoostingClassifier(
        max_leaf_nodes=15, min_samples_leaf=leaf, max_iter=60, random_state=0
    )
    return float(cross_val_score(model, rows.drop(columns="kind"), rows["kind"], cv=3).mean())


@quantity
def ties_thin(mart: Mart) -> float:
    """Fall of the calls with ties from one quarter to the next, of those who leave by choice in the
    month after and whose use has faded for two months or more, beside those who stay; all of them
    on the network through both quarters."""
    gone, faded = _leaving(mart)
    joined = mart.subscribers.set_index("subscriber")["join_month"]
    left, stay = np.zeros(2), np.zeros(2)
    for before, quarter in zip(quarters(mart), quarters(mart)[1:], strict=False):
        calls = _calls(mart, quarter)
        known = pd.DataFrame({at: _of_lines(mart, at) for at in (before, quarter)})
        known = known.reindex(calls.index[(calls > 0) & (joined.reindex(calls.index) < before)])
        known = known.fillna(0)
        after = gone.reindex(known.index) - month_number(int(add_months(quarter, 2)))
        leaves = (after == 1) & (faded.reindex(known.index) >= _FADED)
        left += known[leaves].sum().to_numpy()
        stay += known[~(after <= 1)].sum().to_numpy()
    return 1 - ratio(left[1] / max(left[0], 1), stay[1] / stay[0])


def _leaving(mart: Mart) -> tuple[pd.Series, pd.Series]:
    """Return by leaver by choice the number of the month of leaving, and the months of fading."""
    gone = voluntary(mart.churn).set_index("subscriber")["month"]
    faded = truth.of(mart).leaving.set_index("subscriber")["fading_months"]
    return month_number(gone), faded


@quantity
def leader_by_ties(mart: Mart) -> float:
    """How well the number of a member's ties within its firm tells who leads it (AUC)."""
    from sklearn.metrics import roc_auc_score

    kinds = truth.of(mart).tie_kinds
    group = mart.subscribers.set_index("subscriber")["group"]
    one, other = (group.reindex(kinds[end]).to_numpy() for end in ("subscriber", "other"))
    inside = kinds[(one == other) & (one > 0)]
    ties = pd.concat([inside["subscriber"], inside["other"]]).value_counts()
    member = group.index[group > 0]
    leads = truth.of(mart).people.set_index("subscriber")["leads"].reindex(member).astype(bool)
    if not leads.any():
        raise Unanswerable
    return float(roc_auc_score(leads, ties.reindex(member).fillna(0)))
