"""Who comes back after leaving: how many, when, how far it can be told, and whom to call.

Asked of leavers by choice. What is learnt is learnt from those in the win-back trial who were
followed for a year; lists are held against the truth.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis import money
from casekit.mart import Mart, truth
from casekit.mart.once import once
from casekit.trust.quantities.registry import Unanswerable, quantity, ratio
from synthetic.calendar import month_number
from synthetic.schema import RETURN_OFFERS

_YEAR = 12
_LISTED = 0.2
"""Share of the leavers who can be called."""
_BEFORE = 6
"""Months before leaving of which bills and complaints are looked at."""
_FEWEST = 30
"""Returns, below which nothing is learnt."""
_SPEAKS = {"price": "price_back", "bill": "price_back", "contract": "price_back"}
_SPEAKS |= {"network": "apology", "service": "apology", "friends": "together"}
_SPEAKS |= {"personal": "together"}
_UNASKED = "price_back"
"""The offer that speaks to a stated reason, and that for those who were not asked."""
_SURE, _FOUND = 1.959964, 0.841621
"""Normal quantiles of a two-sided test at 5 % and a power of 80 %."""


@once
def _leavers(mart: Mart) -> pd.DataFrame:
    """Return leavers by choice, index subscriber: the truth, and `left`, the number of the month of
    leaving."""
    known = truth.of(mart).returns.set_index("subscriber")
    if len(known) < _FEWEST:
        raise Unanswerable
    return known.assign(left=month_number(_gone(mart, known.index)["month"]))


def _gone(mart: Mart, who: pd.Index) -> pd.DataFrame:
    return mart.churn.set_index("subscriber").loc[who]


def _matched(mart: Mart, rows: pd.DataFrame) -> pd.Series:
    """Return each one's chance of coming back if given the offer that speaks to the stated reason."""
    stated = _gone(mart, rows.index)["stated_reason"].astype(object)
    offer = stated.map(_SPEAKS).fillna(_UNASKED)
    chances = [rows[f"chance_{name}"] for name in RETURN_OFFERS]
    matched = np.select([offer == name for name in RETURN_OFFERS], chances)
    return pd.Series(matched, index=rows.index)


@once
def _followed(mart: Mart) -> pd.DataFrame:
    """Return those in the trial who were followed for a year, what was seen of them, and the truth.

    Columns: back (returned), own (true chance under the lot's offer), alone, matched (under the offer
    for the stated reason), bill (yuan, mean of the last months), learnt (chance by what is seen:
    a logistic regression, cross-fitted).
    """
    rows = mart.win_back.set_index("subscriber").join(_leavers(mart))
    rows = rows[rows["left"] + _YEAR <= month_number(mart.months[-1])]
    if rows["returned_month"].notna().sum() < _FEWEST:
        raise Unanswerable
    own = [rows[f"chance_{name}"] for name in RETURN_OFFERS]
    back, seen = rows["returned_month"].notna(), _seen(mart, rows)
    return pd.DataFrame(
        {
            "back": back,
            "own": np.select([rows["offer"] == name for name in RETURN_OFFERS], own),
            "alone": rows["chance_alone"],
            "matched": _matched(mart, rows),
            "bill": seen["bill"],
            "learnt": _learnt(seen, back),
        }
    )


def _seen(mart: Mart, rows: pd.DataFrame) -> pd.DataFrame:
    """Return what was seen of leavers by the month of contact."""
    gone, left = _gone(mart, rows.index), rows["left"]
    joined = mart.subscribers.set_index("subscriber")["join_month"].loc[rows.index]
    lived = mart.table("monthly", ["subscriber", "month", "bill", "complaints", "service_calls"])
    lived = lived[lived["subscriber"].isin(rows.index)]
    ago = left.loc[lived["subscriber"]].to_numpy() - month_number(lived.pop("month").to_numpy())
    lately = lived[ago <= _BEFORE].groupby("subscriber").mean().reindex(rows.index)
    words = gone[["stated_reason", "kind"]].astype(object).fillna("unasked")
    return pd.DataFrame(
        {
            "years": np.log1p((left - month_number(joined)) / 12),
            "calls": rows["calls"],
            **lately.fillna(lately.mean()),
            **pd.get_dummies(words, dtype=float),
        }
    )


def _learnt(seen: pd.DataFrame, back: pd.Series) -> np.ndarray:
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    model = make_pipeline(StandardScaler(), LogisticRegression())
    return cross_val_predict(model, seen, back, cv=3, method="predict_proba")[:, 1]


@quantity
def returns_alone(mart: Mart) -> float:
    """Share of leavers by choice who would come back within a year if left alone."""
    return float(_leavers(mart)["chance_alone"].mean())


@quantity
def returns_offered(mart: Mart) -> float:
    """Chance of coming back if given the offer for the stated reason, over that if left alone."""
    rows = _leavers(mart)
    return ratio(_matched(mart, rows).mean(), rows["chance_alone"].mean())


@quantity
def returns_peak(mart: Mart) -> float:
    """Month after leaving in which most of those still away come back, by means of three months."""
    rows = _leavers(mart)
    back = rows["returned_alone"].dropna()
    after = month_number(back.astype(int)) - rows["left"].loc[back.index]
    count = np.bincount(after, minlength=_YEAR + 1)[1:]
    away = len(rows) - np.cumsum(count) + count
    return float(np.convolve(count / away, np.ones(3) / 3, "valid").argmax() + 2)


@quantity
def returns_learnt(mart: Mart) -> float:
    """How well what is seen tells who comes back (AUC)."""
    from sklearn.metrics import roc_auc_score

    rows = _followed(mart)
    return float(roc_auc_score(rows["back"], rows["learnt"]))


@quantity
def returns_known(mart: Mart) -> float:
    """How well the true chance tells it (AUC): nobody can do better."""
    from sklearn.metrics import roc_auc_score

    rows = _followed(mart)
    return float(roc_auc_score(rows["back"], rows["own"]))


@quantity
def returns_power(mart: Mart) -> float:
    """Leavers, half of them by lot given the offer for the stated reason, that show its effect with a
    power of 80 %."""
    rows = _leavers(mart)
    alone, offered = rows["chance_alone"].mean(), _matched(mart, rows).mean()
    spread = alone * (1 - alone) + offered * (1 - offered)
    return ratio(2 * (_SURE + _FOUND) ** 2 * spread, (offered - alone) ** 2)


def _net(rows: pd.DataFrame, score: pd.Series) -> float:
    """Yuan that calling the first fifth by a score brings, each with the offer for the stated reason."""
    called = rows.loc[score.nlargest(int(_LISTED * len(score))).index]
    back = (called["matched"] - called["alone"]) * money.value_kept(called["bill"])
    return float(back.sum() - money.figure("win_back_call") * len(called))


@quantity
def list_by_both(mart: Mart) -> float:
    """Yuan by a list of chance times bill, over those by a list of the highest bills."""
    rows = _followed(mart)
    return ratio(_net(rows, rows["learnt"] * rows["bill"]), _net(rows, rows["bill"]))


@quantity
def list_by_bill(mart: Mart) -> float:
    """Yuan by a list of the highest bills, over those by a list of the likeliest to come back."""
    rows = _followed(mart)
    return ratio(_net(rows, rows["bill"]), _net(rows, rows["learnt"]))
