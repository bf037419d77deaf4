"""From a score to a list: which customers pay for the call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

VALUE_MONTHS = 12
MARGIN = 0.40
"""The kit's own convention: a kept customer is worth a year's bills at a margin of 40 %."""


def value_kept(mean_bill, months: float = VALUE_MONTHS, margin: float = MARGIN):
    """Return the yuan gained by keeping a customer with this monthly bill (number or Series)."""
    return mean_bill * months * margin


@dataclass(frozen=True)
class Economics:
    """Money of a retention call.

    Args:
        contact_cost: yuan for each customer called.
        save_probability: share of the would-be leavers called who then stay, 0 to 1.
        value: yuan gained by each customer kept.
    """

    contact_cost: float = 8.0
    save_probability: float = 0.25
    value: float = 240.0

    @property
    def best_cut_off(self) -> float:
        """The score from which a call pays: cost / (save probability × value), at most 1.

        True only for calibrated scores: a call brings score × save probability × value.
        """
        gain = self.save_probability * self.value
        return min(self.contact_cost / gain, 1.0) if gain > 0 else 1.0


CUT_OFFS = np.round(np.arange(0, 1.0001, 0.005), 3)


def profit_curve(score, left, economics: Economics) -> pd.DataFrame:
    """Return the outcome of calling everybody from a cut-off up, for each cut-off.

    Returns:
        Columns cut_off, called, leavers_called, saved (expected), cost, saved_value, profit (yuan).
    """
    return priced(reached(score, left), economics)


def reached(score, left) -> pd.DataFrame:
    """Return how many are called, and how many of these leave, from each cut-off up."""
    score, left = np.asarray(score, dtype=float), np.asarray(left, dtype=float)
    order = np.argsort(score)
    left_above = np.concatenate([[0.0], np.cumsum(left[order][::-1])])
    called = len(score) - np.searchsorted(score[order], CUT_OFFS, side="left")
    return pd.DataFrame(
        {"cut_off": CUT_OFFS, "called": called, "leavers_called": left_above[called]}
    )


def priced(reached: pd.DataFrame, economics: Economics) -> pd.DataFrame:
    """Return `reached` with saved, cost, saved_value and profit (yuan) added."""
    saved = reached["leavers_called"] * economics.save_probability
    cost, saved_value = reached["called"] * economics.contact_cost, saved * economics.value
    return reached.assign(
        saved=saved, cost=cost, saved_value=saved_value, profit=saved_value - cost
    )


def best_row(curve: pd.DataFrame) -> pd.Series:
    """Return the row of largest profit (of equal ones, the shortest list)."""
    return curve.loc[curve["profit"][::-1].idxmax()]


class Estimate(NamedTuple):
    """A figure with its 95 % interval."""

    value: float
    low: float
    high: float


def save_probability(trial: pd.DataFrame) -> Estimate:
    """Return the share of would-be leavers whom the contact keeps, from a randomised campaign.

    Args:
        trial: a row each customer; `treated` and `left` (True/False), the campaign's horizon over.

    Returns:
        1 − rate treated / rate control with a 95 % interval (delta method on the log of the ratio;
        Katz et al., Biometrics 1978). NaN where nobody left in one of the arms.
    """
    counts = trial.groupby("treated")["left"].agg(["sum", "count"])
    if set(counts.index) != {False, True} or (counts["sum"] == 0).any():
        return Estimate(float("nan"), float("nan"), float("nan"))
    (k0, n0), (k1, n1) = (counts.loc[arm].to_numpy(dtype=float) for arm in (False, True))
    log_ratio = np.log((k1 / n1) / (k0 / n0))
    spread = 1.96 * np.sqrt(1 / k1 - 1 / n1 + 1 / k0 - 1 / n0)
    low, value, high = (1 - np.exp(log_ratio + shift) for shift in (spread, 0.0, -spread))
    return Estimate(float(value), float(low), float(high))
