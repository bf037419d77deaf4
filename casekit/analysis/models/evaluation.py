"""Judging a score against what happened: ROC, precision–recall, lift, calibration.

Every function takes `score` (larger means riskier) and `left` (True for leavers), as many of each.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis.lacks import TooFew


def auc(score, left) -> float:
    """Return the chance that a random leaver scores above a random stayer (ties count half)."""
    left = np.asarray(left, dtype=bool)
    leavers = int(left.sum())
    if leavers in {0, len(left)}:
        return float("nan")
    from scipy.stats import rankdata

    ranks = rankdata(np.asarray(score, dtype=float))[left].sum()
    return float((ranks - leavers * (leavers + 1) / 2) / (leavers * (len(left) - leavers)))


def average_precision(score, left) -> float:
    """Return the mean precision over the leavers as one goes down the list."""
    from sklearn.metrics import average_precision_score

    return float(average_precision_score(np.asarray(left, dtype=bool), np.asarray(score)))


def roc(score, left) -> pd.DataFrame:
    """Return `threshold`, `false_positive_rate`, `true_positive_rate` down the list."""
    from sklearn.metrics import roc_curve

    false_rate, true_rate, threshold = roc_curve(np.asarray(left, dtype=bool), np.asarray(score))
    return pd.DataFrame(
        {"threshold": threshold, "false_positive_rate": false_rate, "true_positive_rate": true_rate}
    )


def precision_recall(score, left) -> pd.DataFrame:
    """Return `threshold`, `recall`, `precision` at every score taken as the cut."""
    from sklearn.metrics import precision_recall_curve

    precision, recall, threshold = precision_recall_curve(
        np.asarray(left, dtype=bool), np.asarray(score)
    )
    return pd.DataFrame(
        {"threshold": threshold, "recall": recall[:-1], "precision": precision[:-1]}
    )


def lift_table(score, left, bins: int = 10) -> pd.DataFrame:
    """Return the leavers found in each tenth of the list, the riskiest tenth first.

    Returns:
        Index `decile` 1…bins; columns customers, leavers, rate, lift (rate over the rate of all),
        captured (share of all leavers), cumulative_captured and cumulative_lift.
    """
    score, left = np.asarray(score, dtype=float), np.asarray(left, dtype=bool)
    if len(score) < bins:
        raise TooFew("few_customers", customers=len(score), groups=bins)
    place = _place(score, bins)
    customers = np.bincount(place, minlength=bins)
    leavers = np.bincount(place, weights=left, minlength=bins).astype(int)
    base, total = left.mean(), max(int(left.sum()), 1)
    table = pd.DataFrame(
        {"customers": customers, "leavers": leavers, "rate": leavers / customers},
        index=pd.RangeIndex(1, bins + 1, name="decile"),
    )
    table["lift"] = table["rate"] / base if base > 0 else np.nan
    table["captured"] = leavers / total
    table["cumulative_captured"] = np.cumsum(leavers) / total
    reached = np.cumsum(customers) / len(score)
    table["cumulative_lift"] = table["cumulative_captured"] / reached if base > 0 else np.nan
    return table


def _place(score: np.ndarray, bins: int) -> np.ndarray:
    """Return the group of each, of equal size, 0 the highest scores; of ties the first come first."""
    place = np.empty(len(score), dtype=int)
    place[np.argsort(-score, kind="stable")] = np.arange(len(score)) * bins // max(len(score), 1)
    return place


def calibration_table(score, left, bins: int = 10) -> pd.DataFrame:
    """Return what was predicted and what happened in groups of equal size, lowest scores first.

    Returns:
        Index `group` 1…bins; columns customers, predicted (mean score), observed (share who left;
        where `left` holds true probabilities, their mean).
    """
    score, left = np.asarray(score, dtype=float), np.asarray(left, dtype=float)
    place = _place(score, bins)
    groups = [np.flatnonzero(place == group) for group in reversed(range(bins))]
    return pd.DataFrame(
        {
            "customers": [len(group) for group in groups],
            "predicted": [score[group].mean() if len(group) else np.nan for group in groups],
            "observed": [left[group].mean() if len(group) else np.nan for group in groups],
        },
        index=pd.RangeIndex(1, bins + 1, name="group"),
    )


def mean_calibration_error(score, left, bins: int = 10) -> float:
    """Return how far scores are from rates: the mean over groups of |predicted − observed|.

    Groups are of equal size by score (`calibration_table`) and weigh by their customers.
    0.01 means that a group said to lose 10 in 100 loses 9 or 11.
    """
    table = calibration_table(score, left, bins).dropna()
    gaps = (table["predicted"] - table["observed"]).abs()
    return float(np.average(gaps, weights=table["customers"]))
