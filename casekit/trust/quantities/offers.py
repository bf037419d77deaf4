"""Which offer for whom: each is somebody's best, none is worth spraying, and needs tell which.

Asked of bases in which several offers are observed at the same people (preset observed_offers).
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.quantities.answers import seen_in
from casekit.trust.quantities.needs import traces
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio
from casekit.trust.quantities.rules import judged
from synthetic.calendar import month_number
from synthetic.catalogue import CATALOGUE

_FEWEST_OFFERS = 3
_SETTLED = 4
"""Months on the network from which an offer is judged."""
_MATCHED = ("care_call", "bill_credit", "contract", "club", "security_service", "bundle")
"""Offers that are matched to needs; an add-on pack is sold, it keeps nobody."""


@once
def observed(mart: Mart) -> dict[str, pd.DataFrame]:
    """Return, for each offer observed at everybody, its true effects: index subscriber, columns
    effect (change of the chance of leaving), value_effect (yuan); Unanswerable under three offers."""
    rows = truth.of(mart).effects
    law = _law(mart)
    rows = rows[rows["campaign"].isin(law.index)]
    joined = month_number(mart.subscribers.set_index("subscriber")["join_month"])
    begun = month_number(rows["campaign"].map(law["month"]))
    rows = rows[begun - joined.reindex(rows["subscriber"]).to_numpy() >= _SETTLED]
    found = {
        str(law["offer"][campaign]): those.set_index("subscriber")[["effect", "value_effect"]]
        for campaign, those in rows.groupby("campaign")
    }
    if len(found) < _FEWEST_OFFERS:
        raise Unanswerable
    return found


def _law(mart: Mart) -> pd.DataFrame:
    """The campaigns that contacted nobody: what their offers would have done is known."""
    return mart.campaigns[mart.campaigns["treated_share"] == 0].set_index("campaign")


def _side_by_side(mart: Mart, column: str) -> pd.DataFrame:
    return pd.DataFrame({offer: rows[column] for offer, rows in observed(mart).items()}).dropna()


@once
def worths(mart: Mart) -> pd.DataFrame:
    """Return what each offer would be worth to each subscriber, in yuan; Unanswerable where one was
    not followed as long as it works: its costs would be seen without what they bring."""
    law = _law(mart)
    if (law["horizon"] < law["offer"].map(lambda offer: CATALOGUE[offer].months)).any():
        raise Unanswerable
    return _side_by_side(mart, "value_effect")


@quantity
def sprayed_offer(mart: Mart) -> float:
    """Worth of a contact, in yuan, of the offer that loses least when it is made to everybody."""
    return float(worths(mart).mean().max())


@quantity
def rarest_best(mart: Mart) -> float:
    """Share of subscribers for whom the offer that is seldom best is the best thing to do."""
    worth = worths(mart)
    worth = worth[[offer for offer in _MATCHED if offer in worth]]
    best = worth.idxmax(axis=1)[worth.max(axis=1) > 0]
    return ratio(best.value_counts().reindex(worth.columns).fillna(0).min(), len(worth))


@quantity
def worst_card(mart: Mart) -> float:
    """Worth of a contact, in yuan, by the offer's plain rule, of the offer whose rule is the poorest."""
    worth = worths(mart)
    month = int(_law(mart)["month"].iloc[0])
    return float(judged(seen_in(mart, month), worth)["worth"].min(skipna=False))


@quantity
def matched_offer(mart: Mart) -> float:
    """Leavers saved by the offer of the predicted need, beyond the best single offer's, over those
    saved so by the offer of the true need: 0 no better than one offer for all, 1 as by the truth."""
    if _law(mart)["horizon"].nunique() > 1:
        raise Unanswerable
    effects = _side_by_side(mart, "effect")
    saved = -effects[[offer for offer in _MATCHED if offer in effects]]
    need = truth.of(mart).people.set_index("subscriber")["need"].astype(str)
    seen = traces(mart)
    saved = saved.reindex(saved.index.intersection(seen.index))
    true = need.reindex(saved.index)
    offer_of = saved.groupby(true).mean().idxmax(axis=1)
    told = _predicted(seen.loc[saved.index], true)
    single = saved.mean().max()
    by_need, by_told = (_mean_of(saved, kind.map(offer_of)) for kind in (true, told))
    return ratio(by_told - single, by_need - single)


def _predicted(seen: pd.DataFrame, need: pd.Series) -> pd.Series:
    """Each one's need as a logistic regression on the others' traces and needs tells it."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=500))
    return pd.Series(cross_val_predict(model, seen, need, cv=3), index=seen.index)


def _mean_of(saved: pd.DataFrame, offers: pd.Series) -> float:
    chosen = saved.columns.get_indexer(offers)
    return float(saved.to_numpy()[np.arange(len(saved)), chosen].mean())
