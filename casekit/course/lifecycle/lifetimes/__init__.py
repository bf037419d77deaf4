"""How long lines stay from here, and whether a lever lengthens their lives (L5, G25)."""

from casekit.course.lifecycle.lifetimes.panel import lever_curves, life_curves
from casekit.course.lifecycle.lifetimes.tables import cohorts, readings, readings_read

__all__ = ["cohorts", "lever_curves", "life_curves", "readings", "readings_read"]
