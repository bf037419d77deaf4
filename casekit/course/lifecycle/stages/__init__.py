"""Which stage of life each customer is in, and what is done there (L1, L2)."""

from casekit.course.lifecycle.stages.chosen import files
from casekit.course.lifecycle.stages.panel import stage_flow

__all__ = ["files", "stage_flow"]
