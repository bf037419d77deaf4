"""The warning models: logistic regression, CART, gradient boosting, and two that are often met.

Each gives the probability that a subscriber leaves by choice within three months.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from casekit.analysis.lacks import TooFew

KINDS = ("logistic", "cart", "boosting", "boosting_half", "boosting_deep")
"""`boosting_half` learns from as many leavers as stayers: it ranks well, but its scores are several
times too high for the real base and must not be multiplied by yuan. `boosting_deep` has room to
learn customers by heart: it shines where the same customers are met again."""

OUTCOME = "leaves"


@dataclass(frozen=True)
class Model:
    """A fitted model; `columns` are the features it wants, in order.

    `dropped` are those that were on offer and missing throughout: nothing could be learnt from them.
    """

    kind: str
    columns: tuple[str, ...]
    estimator: Any
    dropped: tuple[str, ...] = ()

    def score(self, features: pd.DataFrame) -> pd.Series:
        """Return each row's probability of leaving ("score", 0 to 1, the rows' own index).

        Raises KeyError if a column that the model learnt from is missing.
        """
        missing = [name for name in self.columns if name not in features]
        if missing:
            raise KeyError(f"the model needs the columns {', '.join(missing)}")
        X = features[list(self.columns)].to_numpy(dtype=np.float64)
        return pd.Series(self.estimator.predict_proba(X)[:, 1], index=features.index, name="score")


def fit(rows: pd.DataFrame, kind: str = "boosting", seed: int = 0, outcome: str = OUTCOME) -> Model:
    """Return a model of one of `KINDS` fitted on customer-months.

    Args:
        rows: features and the column `outcome`; every other column is learnt from.
        kind: which model.
        seed: of what is drawn at random in fitting.
        outcome: name of the True/False column.

    Raises TooFew where nobody or everybody leaves, or not one feature is known.
    """
    if kind not in KINDS:
        raise ValueError(f"kind={kind!r}: one of {', '.join(KINDS)}")
    X, y = rows.drop(columns=outcome), rows[outcome].astype(bool)
    if y.nunique() < 2:
        raise TooFew("one_outcome", rows=len(y))
    if kind == "boosting_half":
        X, y = balanced(X, y, seed)
    dropped = tuple(X.columns[X.isna().all()])
    X = X.drop(columns=list(dropped))
    if X.empty:
        raise TooFew("nothing_known")
    columns = tuple(X.columns)
    estimator = _estimator(kind, seed)
    estimator.fit(X.to_numpy(dtype=np.float64), y.to_numpy())
    return Model(kind, columns, estimator, dropped)


def balanced(X: pd.DataFrame, y: pd.Series, seed: int = 0) -> tuple[pd.DataFrame, pd.Series]:
    """Return all leavers and as many stayers drawn at random, as users of C5.0 prepare rare churn.

    Where 6 in 100 leave, "nobody leaves" is hardly ever wrong and pruning would cut every branch.
    """
    y = y.astype(bool)
    leavers, stayers = np.flatnonzero(y), np.flatnonzero(~y)
    size = min(len(leavers), len(stayers))
    drawn = np.random.default_rng(seed).choice(stayers, size=size, replace=False)
    rows = np.sort(np.concatenate([leavers, drawn]))
    return X.iloc[rows], y.iloc[rows]


def _estimator(kind: str, seed: int):
    if kind == "logistic":
        from sklearn.impute import SimpleImputer
        from sklearn.linear_model import LogisticRegression
        from sklearn.pipeline import make_pipeline
        from sklearn.preprocessing import StandardScaler

        # An indicator for each gap: that somebody never had a contract is worth knowing.
        fill = SimpleImputer(strategy="median", add_indicator=True, keep_empty_features=True)
        return make_pipeline(fill, StandardScaler(), LogisticRegression(C=0.3, max_iter=500))
    if kind == "cart":
        from sklearn.tree import DecisionTreeClassifier

        return DecisionTreeClassifier(max_depth=6, min_samples_leaf=120, random_state=seed)
    from sklearn.ensemble import HistGradientBoostingClassifier

    if kind == "boosting_deep":
        return HistGradientBoostingClassifier(
            learning_rate=0.08, max_iter=200, early_stopping=False, random_state=seed
        )
    return HistGradientBoostingClassifier(
        learning_rate=0.06,
        max_iter=120,
        max_leaf_nodes=10,
        min_samples_leaf=60,
        l2_regularization=5.0,
        early_stopping=False,
        random_state=seed,
    )
