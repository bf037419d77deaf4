"""What a line is worth, and the most that may be paid for one (L3, G25)."""

from casekit.course.lifecycle.worth.debrief import promises_opened
from casekit.course.lifecycle.worth.panel import pays_back
from casekit.course.lifecycle.worth.tables import channels

__all__ = ["channels", "pays_back", "promises_opened"]
