"""Needs show in what people do, blurred: how well segments find them, from acts and from spend."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.quantities.registry import Unanswerable, quantity
from synthetic.schema import NEEDS, PRICE_CLASSES

_MONTHS = 11
"""Months over which acts are averaged: in fewer, chance hides the habits."""
_RARE = ("packs", "counter_visits", "service_calls")
_FREQUENT = ("bill_checks", "blocked_calls", "app_days")
_SPEND = ("bill", "fee", "overage_fee", "vas_fee", "minutes_out", "data_gb")
_STARTS = 10
"""With three starts k-means was seen to split on a yes-or-no column."""


@once
def _means(mart: Mart) -> pd.DataFrame:
    """Return means of the last eleven months of those who were there in all of them."""
    mart.need_months(_MONTHS)
    columns = ["subscriber", *_RARE, *_FREQUENT, *_SPEND]
    rows = mart.window(mart.months[-_MONTHS:], columns).groupby("subscriber")
    return rows.mean()[rows.size() == _MONTHS]


@once
def traces(mart: Mart) -> pd.DataFrame:
    """Return the ten traces of needs, index subscriber: six acts (logs; roots of what is rare),
    price class of the handset, and yes or no for the club, a standing order and a second SIM."""
    means = _means(mart)
    acts = pd.concat([np.sqrt(means[list(_RARE)]), np.log1p(means[list(_FREQUENT)])], axis=1)
    held = mart.devices.sort_values("from_month").drop_duplicates("subscriber", keep="last")
    held = held.set_index("subscriber").reindex(means.index)
    people = mart.subscribers.set_index("subscriber").reindex(means.index)
    autopay = mart.accounts.set_index("subscriber")["autopay"].reindex(means.index)
    return acts.assign(
        handset=held["price_class"].map(PRICE_CLASSES.index).astype(float),
        club=people["club"].astype(float),
        autopay=autopay.astype(float),
        second_sim=held["second_sim"].astype(float),
    )


def _spend(mart: Mart) -> pd.DataFrame:
    return np.log1p(_means(mart)[list(_SPEND)])


def _true_needs(mart: Mart) -> np.ndarray:
    need = truth.of(mart).people.set_index("subscriber")["need"]
    return need.reindex(_means(mart).index).to_numpy(dtype=str)


def _agreement(mart: Mart, columns: pd.DataFrame) -> float:
    """Return the adjusted Rand index of four k-means segments with the needs (1: the same)."""
    from sklearn.cluster import KMeans
    from sklearn.metrics import adjusted_rand_score
    from sklearn.preprocessing import StandardScaler

    if len(columns) < len(NEEDS):
        raise Unanswerable
    segments = KMeans(len(NEEDS), n_init=_STARTS, random_state=0)
    found = segments.fit_predict(StandardScaler().fit_transform(columns))
    return float(adjusted_rand_score(_true_needs(mart), found))


@quantity
def needs_by_acts(mart: Mart) -> float:
    """Agreement of segments by the ten traces with the true needs (adjusted Rand index)."""
    return _agreement(mart, traces(mart))


@quantity
def needs_by_spend(mart: Mart) -> float:
    """The same of segments by spend and use only."""
    return _agreement(mart, _spend(mart))


@quantity
def needs_learnt(mart: Mart) -> float:
    """Share of needs that a logistic regression on traces and spend tells rightly (three folds)."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_score
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    seen = pd.concat([traces(mart), _spend(mart)], axis=1)
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
    return float(cross_val_score(model, seen, _true_needs(mart), cv=3).mean())
