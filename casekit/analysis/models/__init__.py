"""Models of leaving: customer-months, honest splits, fits, how they are judged.

models.decision(mart)           the last decision month whose outcome is known
models.split(mart)              the months learnt from and those judged on
models.learning(mart)           the customer-months learnt from
models.model(mart, "boosting")  fitted on them; models.score(mart) are its scores
"""

from casekit.analysis.models.customer_months import customer_months, decision_months
from casekit.analysis.models.fits import KINDS, Model, balanced, fit
from casekit.analysis.models.fitted import (
    Decision,
    decision,
    learning,
    model,
    model_on,
    score,
    score_on,
    split,
    trusted,
)
from casekit.analysis.models.keeping import kept

__all__ = [
    "KINDS",
    "Decision",
    "Model",
    "balanced",
    "customer_months",
    "decision",
    "decision_months",
    "fit",
    "kept",
    "learning",
    "model",
    "model_on",
    "score",
    "score_on",
    "trusted",
    "split",
]
