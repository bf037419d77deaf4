"""What is spent with a rival: how much it is, and what finds the tenth who spend most there."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.quantities.needs import traces
from casekit.trust.quantities.registry import Unanswerable, quantity

_MONTHS = 11
"""Months of use that are averaged, as for the traces."""
_USE = ("bill", "fee", "overage_fee", "minutes_out", "minutes_in", "data_gb")
_TELLING = ("off_net_share", "rival_calls")
_FOLDS = 3
_FEWEST = 100
"""Lines below which no tenth is worth the name."""


@once
def _seen(mart: Mart) -> pd.DataFrame:
    """Return what is seen of those who were there for eleven months: traces of needs, means of use, the
    price of the handset, age and area."""
    known = traces(mart)
    if len(known) < _FEWEST:
        raise Unanswerable
    use = mart.window(mart.months[-_MONTHS:], ["subscriber", *_USE, *_TELLING])
    held = mart.devices.sort_values("from_month").drop_duplicates("subscriber", keep="last")
    price = held.set_index("subscriber")["model"].map(mart.models.set_index("model")["price"])
    who = mart.subscribers.set_index("subscriber")[["birth_year", "area"]].astype(float)
    rows = known.join(use.groupby("subscriber").mean()).join(who)
    return rows.assign(price=price.reindex(rows.index))


@once
def _outside(mart: Mart) -> pd.Series:
    """Return the yuan a month that each of them spends with a rival."""
    people = truth.of(mart).people.set_index("subscriber")
    return people["wallet"].reindex(_seen(mart).index)


def _found(mart: Mart, *by: pd.Series) -> float:
    """Return the share of the tenth with most outside that is in the top tenth by some columns; ties by
    the number of the subscriber, which says nothing."""
    most = _top(_outside(mart))
    return float(np.isin(most, _top(*by)).mean())


def _top(*by: pd.Series) -> np.ndarray:
    """Return the places of the top tenth."""
    keys = [-column.to_numpy(dtype=float) for column in reversed(by)]
    return np.lexsort(keys)[: len(by[0]) // 10]


@quantity
def wallet_share(mart: Mart) -> float:
    """Share of what lines spend here and with a rival that goes to the rival."""
    outside = float(_outside(mart).sum())
    return outside / (outside + float(_seen(mart)["bill"].sum()))


@quantity
def wallet_by_bill(mart: Mart) -> float:
    """Recall of the tenth with most outside in the top tenth by bill."""
    return _found(mart, _seen(mart)["bill"])


@quantity
def wallet_by_handset(mart: Mart) -> float:
    """The same by the price of the handset."""
    return _found(mart, _seen(mart)["price"])


@quantity
def wallet_by_sim(mart: Mart) -> float:
    """The same by the second SIM that the network reports, then the price of the handset."""
    return _found(mart, _seen(mart)["second_sim"], _seen(mart)["price"])


@quantity
def wallet_learnt(mart: Mart) -> float:
    """The same by boosted trees on all that is seen, in three folds."""
    from sklearn.ensemble import HistGradientBoostingRegressor
    from sklearn.model_selection import cross_val_predict

    model = HistGradientBoostingRegressor(
        max_depth=4, learning_rate=0.05, max_iter=150, random_state=0
    )
    told = cross_val_predict(model, _seen(mart), _outside(mart), cv=_FOLDS)
    return _found(mart, pd.Series(told, index=_seen(mart).index))
