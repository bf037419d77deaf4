"""The case: the eve of the cliff, 300 calls, one list (W3, W6, W11)."""

from casekit.course.churn_warning.expiry_cliff.debrief import open_truth
from casekit.course.churn_warning.expiry_cliff.tables import ends_by_month, pilot_by_end, room

__all__ = ["ends_by_month", "open_truth", "pilot_by_end", "room"]
