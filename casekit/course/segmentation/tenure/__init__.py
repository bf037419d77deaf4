"""Tenure: what it says of leaving, and what it does not say of money (G11)."""

from casekit.course.segmentation.tenure.methods import by_tenure
from casekit.course.segmentation.tenure.tables import bands

__all__ = ["bands", "by_tenure"]
