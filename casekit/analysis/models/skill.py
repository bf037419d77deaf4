"""How good a model is as a share of what is possible: skill.

A plain score says little by itself: an area under the curve of 0.70 is poor where 0.90 can be had
and excellent where chance allows 0.72. Skill puts the score between a random order (0) and an
oracle that knows each subscriber's true probability (1). Above 1 the model knows what it cannot
know: a leak.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from casekit.mart import truth
from casekit.mart.dataset import Mart
from casekit.mart.faults import ScoresIncomplete
from casekit.mart.outcomes import target
from casekit.mart.signals import features

RANDOM_AUC = 0.5
REFERENCE_SKILL = (0.85, 0.97)
"""Band of the reference churn model: below, it is poor; above, it knows what it cannot know."""


@dataclass(frozen=True)
class Skill:
    """A model's score beside those of a random order and of the oracle, all in one measure."""

    model: float
    random: float
    oracle: float

    @property
    def skill(self) -> float:
        """Share of the possible: (model − random) / (oracle − random)."""
        return skill(self.model, self.oracle, self.random)


def skill(score_model: float, score_oracle: float, score_random: float) -> float:
    """Return the share of the way from random to oracle that a model goes.

    0 is no better than chance, 1 as good as the truth, below 0 worse than chance. Raises
    ValueError where the oracle itself does not beat chance: nothing can be judged there.
    """
    room = score_oracle - score_random
    if not room > 0:
        raise ValueError(
            f"the oracle ({score_oracle:.4g}) does not beat chance ({score_random:.4g})"
        )
    return float((score_model - score_random) / room)


def auc_skill(mart: Mart, month: int, scores: pd.Series) -> Skill:
    """Return how well scores at the end of `month` rank the leavers of the next three months.

    `scores` has subscribers as index, higher meaning more likely to leave; those not in the base
    of the month are ignored. The measure is the area under the ROC curve; the oracle ranks by the
    true probability `leave_3m`. Raises ScoresIncomplete, TargetBeyondData, NoTruth, and ValueError
    where nobody or everybody leaves.
    """
    from sklearn.metrics import roc_auc_score

    leaves = target(mart, month, horizon=3)
    # Of a subscriber with two scores neither is known to be meant.
    single = scores[~scores.index.duplicated(keep=False)].reindex(leaves.index)
    given = pd.to_numeric(single, errors="coerce").to_numpy(dtype=np.float64)
    valid = np.isfinite(given)
    if not valid.all():
        raise ScoresIncomplete(
            month=month,
            wanted=len(leaves),
            absent=int((~valid).sum()),
            example=str(leaves.index[~valid][0]),
        )
    oracle = truth.of(mart).state_of(month, ["leave_3m"])["leave_3m"].reindex(leaves.index)
    return Skill(
        model=float(roc_auc_score(leaves, given)),
        random=RANDOM_AUC,
        oracle=float(roc_auc_score(leaves, oracle)),
    )


def mean_skill(
    mart: Mart, months: Sequence[int], score: Callable[[pd.DataFrame], pd.Series]
) -> float:
    """Return the mean of the months' `auc_skill` of a model.

    `score` makes scores of what is known at a month's end (`mart.features`). Raises as `auc_skill`.
    """
    skills = [auc_skill(mart, month, score(features(mart, month))).skill for month in months]
    return sum(skills) / len(skills)
