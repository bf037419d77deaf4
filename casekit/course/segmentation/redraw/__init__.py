"""The case: 1,200 seats of care for a year, and one rule that says who gets them (G2, G5, G22, K17)."""

from casekit.course.segmentation.redraw.debrief import open_truth
from casekit.course.segmentation.redraw.tables import asked_for_help, last_years_list

__all__ = ["asked_for_help", "last_years_list", "open_truth"]
