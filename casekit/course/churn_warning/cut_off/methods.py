"""From a score to a list: which customers pay for the call."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis.money import Call, figure

CUT_OFFS = np.round(np.arange(0, 1.0001, 0.001), 3)


def profit_curve(score, left, call: Call) -> pd.DataFrame:
    """Return the outcome of calling everybody from a cut-off up, for each cut-off.

    Returns:
        Columns cut_off, called, leavers_called, saved (expected), cost, saved_value, profit (yuan).
    """
    return priced(reached(score, left), call)


def reached(score, left) -> pd.DataFrame:
    """Return how many are called, and how many of these leave, from each cut-off up."""
    score = np.asarray(score, dtype=float)
    called = len(score) - np.searchsorted(np.sort(score), CUT_OFFS, side="left")
    return pd.DataFrame(
        {"cut_off": CUT_OFFS, "called": called, "leavers_called": summed_above(score, left)}
    )


def summed_above(score, amount) -> np.ndarray:
    """Return the sum of an amount over those called from each cut-off up; what is missing adds nothing."""
    score, amount = np.asarray(score, dtype=float), np.nan_to_num(np.asarray(amount, dtype=float))
    order = np.argsort(score)
    above = np.concatenate([[0.0], np.cumsum(amount[order][::-1])])
    return above[len(score) - np.searchsorted(score[order], CUT_OFFS, side="left")]


def priced(reached: pd.DataFrame, call: Call) -> pd.DataFrame:
    """Return `reached` with saved, cost, saved_value and profit (yuan) added."""
    saved = reached["leavers_called"] * call.save_rate
    cost, saved_value = reached["called"] * call.cost, saved * call.value
    return reached.assign(
        saved=saved, cost=cost, saved_value=saved_value, profit=saved_value - cost
    )


def pays(score: pd.Series, gain: pd.Series) -> pd.Series:
    """Return whose call pays by their own bill; those with a very low score are left alone."""
    return (gain > 0) & (score >= figure("left_alone"))


def row_at(curve: pd.DataFrame, cut_off: float) -> pd.Series:
    """Return the row of the cut-off nearest to the one given."""
    return curve.loc[(curve["cut_off"] - cut_off).abs().idxmin()]


def best_row(curve: pd.DataFrame) -> pd.Series:
    """Return the row of largest profit (of equal ones, the shortest list)."""
    return curve.loc[curve["profit"][::-1].idxmax()]
