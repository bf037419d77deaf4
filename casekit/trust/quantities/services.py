"""Value-added services: which belong together, who takes which next, and how holding them flatters."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.quantities.holding import held_at, holdings
from casekit.trust.quantities.registry import Unanswerable, assumption, quantity, ratio
from synthetic.schema import VALUE_ADDED

_AHEAD = 12
"""Months in which a service is taken next."""
_SEVERAL, _MOST_BINDING = 2, 5
_TAKERS = 50
"""Takers of a service from whom it can be learnt who takes it."""


@quantity
def services_pair(mart: Mart) -> float:
    """Correlation of holding two services, of the pair that belongs together most."""
    month = mart.months[-1]
    there = mart.month(month, ["subscriber"])["subscriber"]
    held = held_at(mart, month).reindex(there, fill_value=0)
    pairs = np.triu_indices(len(VALUE_ADDED), 1)
    return float(np.corrcoef(held.to_numpy().T)[pairs].max())


@once
def takers(mart: Mart) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return, of who is there both in a month in the middle and a year later, what they hold in the
    first (0 or 1, with age), and what they have ordered since, confirmed (0 or 1)."""
    mart.need_months(_AHEAD + 1)
    month = mart.months[-1 - _AHEAD]
    ends = (mart.month(at, ["subscriber"])["subscriber"] for at in (month, mart.months[-1]))
    there = pd.Index(np.intersect1d(*ends))
    born = mart.subscribers.set_index("subscriber")["birth_year"].reindex(there)
    seen = held_at(mart, month).reindex(there, fill_value=0)
    seen["age"] = (month // 100 - born.fillna(born.mean())) / 10
    new = holdings(mart)
    new = new[(new["from_month"] > month) & new["confirmed"]]
    taken = pd.crosstab(new["subscriber"], new["service"].astype(str)).clip(upper=1)
    return seen, taken.reindex(index=there, columns=list(VALUE_ADDED), fill_value=0)


@quantity
def next_service(mart: Mart) -> float:
    """AUC of knowing who takes what within a year: of all pairs of a line and a service that it does
    not hold, told from age and the other services (five folds)."""
    from sklearn.metrics import roc_auc_score

    seen, taken = takers(mart)
    pairs = [_told(seen[seen[name] == 0].drop(columns=name), taken[name]) for name in VALUE_ADDED]
    told = pd.concat([one for one in pairs if one["takes"].sum() >= _TAKERS] or [pairs[0]])
    if not told["takes"].any():
        raise Unanswerable
    return float(roc_auc_score(told["takes"], told["score"]))


def _told(seen: pd.DataFrame, taken: pd.Series) -> pd.DataFrame:
    """Return, of those who do not hold a service, who takes it and with which chance by a model."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict

    takes = taken.reindex(seen.index)
    if takes.sum() < _TAKERS:
        return pd.DataFrame({"takes": takes, "score": 0.0})
    model = LogisticRegression(max_iter=500)
    score = cross_val_predict(model, seen, takes, cv=5, method="predict_proba")[:, 1]
    return pd.DataFrame({"takes": takes, "score": score})


@quantity
def services_flatter(mart: Mart) -> float:
    """How much holding several services seems to bind beyond what it does: ratio of the hazard of
    those who hold two or more to that of others, as the law makes it less as it is seen."""
    each = assumption(mart, "leaving", "service")
    middle = len(mart.months) // 2
    hazard = truth.of(mart).state_of(mart.months[middle + 1], ["hazard"])["hazard"]
    held = held_at(mart, mart.months[middle]).sum(axis=1).reindex(hazard.index, fill_value=0)
    binds = np.exp(each * held.clip(upper=_MOST_BINDING))
    several = held >= _SEVERAL
    seen, caused = (ratio(of[several].mean(), of[~several].mean()) for of in (hazard, binds))
    return caused - seen


@once
def unasked(mart: Mart) -> pd.DataFrame:
    """Return the holdings that nobody ordered, with `fee` (yuan a month) and `months` charged within
    the data."""
    key = ["subscriber", "service", "from_month"]
    rows = holdings(mart).astype({"service": str})
    rows = rows.merge(truth.of(mart).unasked.astype({"service": str}), on=key)
    first = rows["from_month"].clip(lower=mart.months[0])
    last = rows["to_month"].clip(upper=mart.months[-1])
    months = (last // 100 - first // 100) * 12 + last % 100 - first % 100 + 1
    return rows.assign(months=months.clip(lower=0))


@quantity
def unasked_share(mart: Mart) -> float:
    """Share of the fees for value-added services that is charged for what nobody ordered."""
    rows = unasked(mart)
    charged = sum(mart.month(month, ["vas_fee"])["vas_fee"].sum() for month in mart.months)
    return ratio((rows["fee"] * rows["months"]).sum(), charged)
