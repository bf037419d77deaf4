"""What a model leans on, and what it says would happen if that were otherwise."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.analysis.lacks import TooFew
from casekit.course.churn_warning.own_model import methods
from casekit.mart.once import once
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.own_model")
COLUMN, USUAL = "data_change", 0.0
SHUFFLES = 5
FADED = -0.3
"""Change of a customer's data use from which it counts as faded: three tenths down."""


def importance(
    model, rows: pd.DataFrame, left: pd.Series, seed: int = methods.SEED
) -> pd.DataFrame:
    """Return how much AUC a fitted model loses when a column is shuffled, most first.

    Args:
        model: fitted on the columns of `rows`.
        rows, left: features and outcome of a month that was not learnt from.
        seed: of the shuffles, five a column.

    Returns:
        auc_lost (the mean of the shuffles) and spread (their standard deviation), index column.
    """
    from sklearn.inspection import permutation_importance

    found = permutation_importance(
        model, rows, left, scoring="roc_auc", n_repeats=SHUFFLES, random_state=seed
    )
    lost = {"auc_lost": found.importances_mean, "spread": found.importances_std}
    return pd.DataFrame(lost, index=rows.columns).sort_values("auc_lost", ascending=False)


def what_if(model, rows: pd.DataFrame, column: str, value: float) -> tuple[float, float]:
    """Return a model's mean score of some rows as they are, and with one column set to a value.

    The difference says how the model reckons. It is not what happens when somebody acts.
    """
    as_is, other = (
        float(model.predict_proba(part)[:, 1].mean())
        for part in (rows, rows.assign(**{column: value}))
    )
    return as_is, other


class Leaning(NamedTuple):
    """A model on the eve of the campaign in which nobody is called.

    Attributes:
        month: the eve.
        auc: of the model as it is, on the months after the eve.
        lost, spread: `importance` of all features, most first.
        faded: those whose data use has faded by then.
        said: their mean score.
        said_if: the same with the column at its usual value.
    """

    month: int
    auc: float
    lost: pd.Series
    spread: pd.Series
    faded: pd.Index
    said: float
    said_if: float


@once
def leaning(mart: door.Mart) -> Leaning:
    """Return what a model that could exist on the eve of the campaign leans on.

    Raises NoCampaign, HistoryTooShort, ColumnsUnknown, and TooFew where nobody fades or leaves.
    """
    from sklearn.metrics import roc_auc_score

    month = campaigns.eve(mart)
    mart.need("churn.month", "churn.kind")
    rows, columns = methods.history(mart), list(methods.FEATURES)
    rows = rows.assign(leaves=methods.leaves(rows, mart.churn))
    known, today = methods.ready(rows, month), rows[rows["month"] == month]
    model = methods.fitted(methods.boosting(), known[columns], known["leaves"])
    faded = today[today[COLUMN] <= FADED]
    if faded.empty or not today["leaves"].any():
        raise TooFew("nobody_faded", texts, month=month)
    shuffled = importance(model, today[columns], today["leaves"])
    return Leaning(
        month,
        roc_auc_score(today["leaves"], model.predict_proba(today[columns])[:, 1]),
        shuffled["auc_lost"],
        shuffled["spread"],
        pd.Index(faded["subscriber"]),
        *what_if(model, faded[columns], COLUMN, USUAL),
    )


def level_with_the_first(found: Leaning) -> list[str]:
    """Return the columns that cost as much AUC as the first, as far as the shuffles can tell."""
    first = found.lost.index[0]
    noise = (found.spread**2 + found.spread[first] ** 2) ** 0.5
    return list(found.lost.index[found.lost[first] - found.lost <= noise])
