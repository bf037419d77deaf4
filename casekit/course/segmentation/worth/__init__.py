"""What a customer is worth, and whether winning one costs six times keeping one (G1, K17)."""

from casekit.course.segmentation.worth import charts
from casekit.course.segmentation.worth.methods import asked, examples, prices, sources
from casekit.course.segmentation.worth.panel import how_deep
from casekit.course.segmentation.worth.tables import (
    doors,
    doors_read,
    line_shown,
    lists_read,
    worth_read,
)

__all__ = [
    "asked",
    "charts",
    "doors",
    "doors_read",
    "examples",
    "how_deep",
    "line_shown",
    "lists_read",
    "prices",
    "sources",
    "worth_read",
]
