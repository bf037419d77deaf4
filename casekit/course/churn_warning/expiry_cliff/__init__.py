"""The case: the eve of the cliff, 300 calls, one list (W3, W6, W11)."""

from casekit.course.churn_warning.expiry_cliff.debrief import debrief
from casekit.course.churn_warning.expiry_cliff.panel import target_rules
from casekit.course.churn_warning.expiry_cliff.tables import ends_by_month, pilot_by_end, room

__all__ = ["debrief", "ends_by_month", "pilot_by_end", "room", "target_rules"]
