"""Who can mend it: findings on a fishbone of marketing, service and system (W8)."""

from casekit.course.churn_warning.fishbone.charts import bare_fish
from casekit.course.churn_warning.fishbone.debrief import open_fish, reasons_opened, true_reasons
from casekit.course.churn_warning.fishbone.methods import FINDINGS, findings
from casekit.course.churn_warning.fishbone.tables import findings_read

__all__ = [
    "FINDINGS",
    "bare_fish",
    "findings",
    "findings_read",
    "open_fish",
    "reasons_opened",
    "true_reasons",
]
