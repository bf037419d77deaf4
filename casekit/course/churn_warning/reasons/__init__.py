"""Why they leave: what they say, what the records show, what it truly was (W2)."""

from casekit.course.churn_warning.reasons.charts import (
    confusion_heat,
    evidence_heat,
    high_end,
    price_records,
    reason_gap,
)
from casekit.course.churn_warning.reasons.debrief import by_worth, confusion, true_reasons
from casekit.course.churn_warning.reasons.methods import EVIDENCE, evidence, evidence_lift
from casekit.course.churn_warning.reasons.panel import reason_reader
from casekit.course.churn_warning.reasons.tables import (
    reasons_crossed,
    reasons_told,
    records_behind,
)

__all__ = [
    "EVIDENCE",
    "by_worth",
    "confusion",
    "confusion_heat",
    "evidence",
    "evidence_heat",
    "evidence_lift",
    "high_end",
    "price_records",
    "reason_gap",
    "reason_reader",
    "reasons_crossed",
    "reasons_told",
    "records_behind",
    "true_reasons",
]
