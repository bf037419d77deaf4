"""Segments: k-means with ten starts, how far two ways of grouping agree, and who has which need.

A cut into groups can always be made. Whether there are groups is told by a comparison: with what is
known of people (`agreement`), or with customers that look alike but form none (`cloud`).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

STARTS = 10
"""Of k-means: a single start may end in a poor cut."""
WAYS: dict[str, Callable[[pd.DataFrame], pd.DataFrame]] = {
    "logs": np.log1p,
    "roots": np.sqrt,
    "scaled": lambda table: table,
}
"""How counts are made even before they are put on one scale; "raw" leaves them as they are."""


def prepared(table: pd.DataFrame, way: str = "logs") -> pd.DataFrame:
    """Return columns that weigh alike: made even, then less the mean and over the spread of each.

    Args:
        table: counts or amounts, none below 0, a row a customer; a column without any spread is
            left out, for it tells nobody from anybody.
        way: one of `WAYS`, or "raw": as the columns are, so that the largest rules.
    """
    if way == "raw":
        return table.astype(float)
    even = WAYS[way](table.astype(float))
    spread = even.std().where(even.nunique() > 1, 0.0)
    even = even.loc[:, spread > 0]
    return (even - even.mean()) / spread[spread > 0]


def kmeans(values: pd.DataFrame, groups: int, starts: int = STARTS) -> pd.Series:
    """Return each row's group, 0 to groups − 1, the largest group first; the same on every call.

    The cut that makes the squared distances to the groups' means smallest, of several starts
    (S. Lloyd, “Least squares quantization in PCM”, 1982).

    Args:
        values: from `prepared`.
    """
    from sklearn.cluster import KMeans

    fitted = KMeans(groups, n_init=starts, random_state=0).fit(values.to_numpy())
    labels = pd.Series(fitted.labels_, values.index)
    by_size = labels.value_counts().sort_index().sort_values(ascending=False, kind="stable").index
    return labels.map({label: place for place, label in enumerate(by_size)}).rename("group")


def explained(values: pd.DataFrame, groups: pd.Series) -> float:
    """Return the share of all squared distances from the mean that lies between the groups, 0 to 1.

    It rises with every further group, on any data.
    """
    means = values.groupby(groups).transform("mean")
    whole = values - values.mean()
    return float(1 - ((values - means) ** 2).to_numpy().sum() / (whole**2).to_numpy().sum())


def cloud(values: pd.DataFrame, seed: int = 0) -> pd.DataFrame:
    """Return as many customers who form no groups: each column's own values, paired so that columns
    go together as they do in the data.

    A Gaussian copula with the data's correlations. That a cut of the data is compared with a cut of
    data without groups is the idea of the gap statistic (R. Tibshirani, G. Walther and T. Hastie,
    2001), whose reference is a box.
    """
    rng = np.random.default_rng(seed)
    size = len(values)
    drawn = rng.multivariate_normal(np.zeros(values.shape[1]), np.corrcoef(values.T), size)
    ranks = drawn.argsort(axis=0).argsort(axis=0)
    own = np.sort(values.to_numpy(), axis=0)
    return pd.DataFrame(np.take_along_axis(own, ranks, axis=0), columns=values.columns)


def agreement(one: pd.Series, other: pd.Series) -> float:
    """Return how far two ways of grouping the same people agree: 1 the same, about 0 as by lot.

    The Rand index adjusted for chance (L. Hubert and P. Arabie, “Comparing partitions”, 1985), of
    those who stand in both.
    """
    from sklearn.metrics import adjusted_rand_score

    both = one.index.intersection(other.index)
    return float(adjusted_rand_score(one.loc[both].to_numpy(), other.loc[both].to_numpy()))


def need_model():
    """Return an unfitted multinomial logit that reads needs from counts of acts.

    A scikit-learn pipeline: logs of the counts, one scale, then log P(need) = linear in these, less
    the log of the sum (D. McFadden, “Conditional logit analysis”, 1974), with scikit-learn's default
    penalty. `fit(counts, needs)`, `predict`, `predict_proba`.
    """
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    logs = FunctionTransformer(np.log1p, feature_names_out="one-to-one")
    return make_pipeline(logs, StandardScaler(), LogisticRegression(max_iter=500))


def guessed(counts: pd.DataFrame, needs: pd.Series, parts: int = 5) -> pd.Series:
    """Return the likeliest need of each customer, by a `need_model` that was fitted on others.

    Args:
        counts: acts, a row a customer.
        needs: what is known of these customers, same index.
        parts: into how many the customers are cut; each is judged by a model of all others.
    """
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    cut = StratifiedKFold(parts, shuffle=True, random_state=0)
    found = cross_val_predict(need_model(), counts.to_numpy(), needs.to_numpy(), cv=cut)
    return pd.Series(found, counts.index, name="guess")
