"""A warning of one's own: features, scores, an AUC that holds, probabilities, a list (W3)."""

from casekit.course.churn_warning.own_model.debrief import open_the_call
from casekit.course.churn_warning.own_model.importances import leaning
from casekit.course.churn_warning.own_model.inspecting import findings
from casekit.course.churn_warning.own_model.methods import (
    FEATURES,
    customers_of,
    half_scored,
    history,
    leaves,
    month_features,
)
from casekit.course.churn_warning.own_model.time_travel import peeks
from casekit.course.churn_warning.own_model.vendors_model import vendor

__all__ = [
    "FEATURES",
    "customers_of",
    "findings",
    "half_scored",
    "history",
    "leaning",
    "leaves",
    "month_features",
    "open_the_call",
    "peeks",
    "vendor",
]
