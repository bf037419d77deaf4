"""Points or money: which rating finds the lines that pay most next year (G13, G22)."""

from casekit.course.segmentation.ranking.methods import lines
from casekit.course.segmentation.ranking.panel import rating_desk
from casekit.course.segmentation.ranking.tables import (
    four_lists,
    grid,
    grid_read,
    payers,
    payers_read,
)

__all__ = [
    "four_lists",
    "grid",
    "grid_read",
    "lines",
    "payers",
    "payers_read",
    "rating_desk",
]
