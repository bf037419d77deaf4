"""How good a model looks by each way of splitting, and how far its scores can be taken for rates."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.models import evaluation, fits, splits
from casekit.mart.once import once

KINDS = ("logistic", "cart", "boosting", "boosting_half")
"""Models that are compared: the honest ones, and one that learnt from as many leavers as stayers."""


def optimism(rows: pd.DataFrame, split: splits.Split, kind: str, seed: int = 0) -> pd.DataFrame:
    """Return how good the same kind of model looks on the same customers by each way of splitting.

    Args:
        rows: features and `leaves` of the months of the split, learnt from and judged.
        split: the honest months.
        kind: of `analysis.models.fits.KINDS`.
        seed: of the rows drawn.

    Returns:
        Rows random_rows and by_time; columns auc, average_precision and rows. Both are judged on
        three rows in ten of the judged months. One model has learnt from all other rows, months
        and people alike; the other from the months of `split.train` only.
    """
    stayed, drawn = splits.random_rows(rows, seed=seed)
    judged = splits.by_time(drawn, split)[1]
    table = {}
    for way, learnt in {"random_rows": stayed, "by_time": splits.by_time(rows, split)[0]}.items():
        score = fits.fit(learnt, kind).score(judged)
        table[way] = {
            "auc": evaluation.auc(score, judged["leaves"]),
            "average_precision": evaluation.average_precision(score, judged["leaves"]),
            "rows": len(judged),
        }
    return pd.DataFrame.from_dict(table, orient="index").astype({"rows": int})


@models.kept
def optimism_by_kind(
    mart: door.Mart, kinds: tuple[str, ...] = ("logistic", "boosting_deep")
) -> dict[str, pd.DataFrame]:
    """Return `optimism` of kinds of models on the last eight months learnt from and those judged."""
    split = models.split(mart)
    recent = models.customer_months(mart, split.train[-8:] + split.test)
    return {kind: optimism(recent, split, kind) for kind in kinds}


def captured(lift: pd.DataFrame, share: float) -> float:
    """Return the share of all leavers reached by calling a share of customers, from the top.

    Args:
        lift: from `evaluation.lift_table`.
        share: of customers, 0 to 1.
    """
    called = np.cumsum(lift["customers"]) / lift["customers"].sum()
    return float(np.interp(share, [0, *called], [0, *lift["cumulative_captured"]]))


@once
def models_compared(mart: door.Mart) -> pd.DataFrame:
    """Return each model's AUC, what it says of its riskiest tenth, and its calibration error.

    Returns:
        Index kind; columns auc, predicted and observed (of the riskiest tenth), calibration_error.
    """
    left = models.decision(mart).leaves
    rows = {}
    for kind in KINDS:
        score = models.score(mart, kind)
        riskiest = evaluation.calibration_table(score, left).iloc[-1]
        rows[kind] = {
            "auc": evaluation.auc(score, left),
            "predicted": riskiest["predicted"],
            "observed": riskiest["observed"],
            "calibration_error": evaluation.mean_calibration_error(score, left),
        }
    return pd.DataFrame.from_dict(rows, orient="index")
