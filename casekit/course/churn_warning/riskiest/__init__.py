"""The riskiest are not the best to call: whom a call keeps, by rank and by list (W3, W11)."""

from casekit.course.churn_warning.riskiest import charts, debrief
from casekit.course.churn_warning.riskiest.panel import list_duel
from casekit.course.churn_warning.riskiest.told import pilot, two_books, whom_first

__all__ = ["charts", "debrief", "list_duel", "pilot", "two_books", "whom_first"]
