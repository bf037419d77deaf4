"""Activity: which columns tell who knows many people (G10)."""

from casekit.course.segmentation.activity.debrief import found
from casekit.course.segmentation.activity.methods import columns

__all__ = ["columns", "found"]
