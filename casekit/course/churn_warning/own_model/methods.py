"""From bills to scores on plain tables: features, labels, scores of a half-and-half sample.

Every function takes tables that any operator has, and can be copied to one's own desk.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.lacks import TooFew
from casekit.mart.once import once
from synthetic.calendar import add_months, months_between

USED = (
    "subscriber", "month", "status", "bill", "data_gb", "calls_out", "rival_calls", "complaints",
    "contract_left", "active_days",
)  # fmt: skip
"""Columns of `monthly` that the features are made of."""
FEATURES = (
    "bill", "bill_change", "data_change", "calls_change", "rival_calls", "complaints",
    "contract_left", "active_days",
)  # fmt: skip
BY_CHOICE = ("ported", "silent", "closed")
HORIZON = 3
SEED = 7


@once
def history(mart: door.Mart) -> pd.DataFrame:
    """Return `month_features` of all decision months whose outcome is known."""
    months = models.decision_months(mart.months)
    return month_features(mart.table("monthly", list(USED)), months)


def month_features(monthly: pd.DataFrame, months: Sequence[int]) -> pd.DataFrame:
    """Return what was known at the end of each decision month, a row a customer and month.

    Args:
        monthly: subscriber, month (yyyymm), status and the columns of `USED`.
        months: decision months.

    Returns:
        Columns subscriber, month and `FEATURES`, of those active at the month's end. bill (yuan),
        rival_calls and complaints are of three months, a mean and two sums; the changes are the
        month over the mean of the two before, less 1, and missing where one of them is.
    """
    return pd.concat([_at_the_end_of(month, monthly) for month in months], ignore_index=True)


def _at_the_end_of(month: int, monthly: pd.DataFrame) -> pd.DataFrame:
    window = monthly[monthly["month"].between(add_months(month, -2), month)]
    now = window[(window["month"] == month) & (window["status"] == "active")]
    now = now.set_index("subscriber").sort_index()
    three = window.groupby("subscriber")
    two = window[window["month"] < month].groupby("subscriber")
    whole = two.size().reindex(now.index) == 2

    def change(column: str) -> pd.Series:
        before = two[column].mean().reindex(now.index)
        return (now[column] / before - 1).where(whole & (before > 0))

    return pd.DataFrame(
        {
            "month": int(month),
            "bill": three["bill"].mean().reindex(now.index),
            "bill_change": change("bill"),
            "data_change": change("data_gb"),
            "calls_change": change("calls_out"),
            "rival_calls": three["rival_calls"].sum().reindex(now.index),
            "complaints": three["complaints"].sum().reindex(now.index),
            "contract_left": now["contract_left"],
            "active_days": now["active_days"],
        }
    ).reset_index()


def leaves(
    rows: pd.DataFrame,
    churn: pd.DataFrame,
    kinds: Sequence[str] = BY_CHOICE,
    horizon: int = HORIZON,
) -> pd.Series:
    """Return whether each row's customer leaves by choice in the months after the row's month.

    Args:
        rows: subscriber, month.
        churn: subscriber, month, kind; at most a row a subscriber.
        kinds: ways of leaving that count.
        horizon: months that are looked ahead.
    """
    gone = churn[churn["kind"].isin(kinds)].set_index("subscriber")["month"]
    left = rows["subscriber"].map(gone)
    ahead = months_between(rows["month"], left)
    return ahead.between(1, horizon).rename("leaves")


def pipeline():
    """Return an unfitted model: gaps filled and columns scaled inside, then logistic regression."""
    from sklearn.impute import SimpleImputer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    return make_pipeline(SimpleImputer(strategy="median"), StandardScaler(), LogisticRegression())


def boosting():
    """Return an unfitted model of small trees, which needs neither filling nor scaling."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    return HistGradientBoostingClassifier(
        learning_rate=0.06, max_iter=100, max_leaf_nodes=10, min_samples_leaf=60,
        early_stopping=False, random_state=SEED,
    )  # fmt: skip


def fitted(model, rows: pd.DataFrame, left: pd.Series):
    """Return a model fitted; TooFew where nobody or everybody leaves."""
    if left.nunique() < 2:
        raise TooFew("one_outcome", rows=len(left))
    return model.fit(rows, left)


def ready(rows: pd.DataFrame, day: int, horizon: int = HORIZON) -> pd.DataFrame:
    """Return the rows whose outcome is known at the end of month `day`."""
    return rows[rows["month"] <= add_months(day, -horizon)]


def scores_on(
    rows: pd.DataFrame, churn: pd.DataFrame, day: int, columns: Sequence[str] = FEATURES
) -> pd.Series:
    """Return the scores of the customers of month `day` by a model that could exist that day.

    Returns:
        "score", 0 to 1, index subscriber; learnt from the rows of months up to day − 3.
    """
    known, today = ready(rows, day), rows[rows["month"] == day]
    made = fitted(pipeline(), known[list(columns)], leaves(known, churn))
    scored = made.predict_proba(today[list(columns)])[:, 1]
    return pd.Series(scored, index=today["subscriber"].to_numpy(), name="score").rename_axis(
        "subscriber"
    )


def half_and_half(rows: pd.DataFrame, last: int, seed: int = SEED) -> pd.DataFrame:
    """Return scores of a model that learnt from as many leavers as stayers.

    Args:
        rows: features and leaves, decision months to learn from and later ones.
        last: the last month that is learnt from.

    Returns:
        Columns subscriber, month, learnt (True: a row of the half-and-half sample), score (about
        0.5 on average in the sample), leaves. Of the months learnt from the sample only; all rows
        of the months whose outcome was not known when the model was made are left out, up to
        `last` + 3.
    """
    past = rows[rows["month"] <= last]
    stay = past[~past["leaves"]].sample(int(past["leaves"].sum()), random_state=seed)
    sample = pd.concat([past[past["leaves"]], stay]).sort_index()
    later = rows[rows["month"] >= add_months(last, HORIZON)]
    made = fitted(boosting(), sample[list(FEATURES)], sample["leaves"])
    scored = pd.concat([sample.assign(learnt=True), later.assign(learnt=False)])
    scored["score"] = made.predict_proba(scored[list(FEATURES)])[:, 1]
    return scored[["subscriber", "month", "learnt", "score", "leaves"]].reset_index(drop=True)


@once
def half_scored(mart: door.Mart) -> pd.DataFrame:
    """Return `half_and_half` of all decision months, learnt from until nine before the last."""
    mart.need_months(18)
    mart.need("churn.month", "churn.kind")
    rows = history(mart)
    rows = rows.assign(leaves=leaves(rows, mart.churn))
    return half_and_half(rows, models.decision_months(mart.months)[-10])


@once
def customers_of(mart: door.Mart, back: int = 1) -> pd.DataFrame:
    """Return subscriber, bill and score of a decision month, the last one or further `back`.

    The score is a probability by a model that could exist that day; the bill is of three months.
    """
    mart.need_months(14)
    mart.need("churn.month", "churn.kind")
    rows, day = history(mart), models.decision_months(mart.months)[-back]
    today = rows.loc[rows["month"] == day, ["subscriber", "bill"]]
    score = scores_on(rows, mart.churn, day).reindex(today["subscriber"])
    return today.assign(score=score.to_numpy()).reset_index(drop=True)


def worth_calling(
    customers: pd.DataFrame, cost: float, save_rate: float, margin: float, months: float
) -> pd.Index:
    """Return the customers whose call brings more than it costs.

    Args:
        customers: subscriber, score (a probability), bill (yuan a month).
        cost: yuan of a call.
        save_rate: share of would-be leavers whom a call keeps.
        margin, months: a customer kept is worth bill × margin × months.
    """
    brings = customers["score"] * save_rate * customers["bill"] * margin * months
    return pd.Index(customers.loc[brings > cost, "subscriber"])
