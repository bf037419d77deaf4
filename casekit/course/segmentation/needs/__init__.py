"""What customers want: needs show in what they do, not in what they pay (G2, G5, G19)."""

from casekit.course.segmentation.needs.debrief import contacted
from casekit.course.segmentation.needs.methods import counted
from casekit.course.segmentation.needs.panel import cluster_desk, kano_reader, need_desk
from casekit.course.segmentation.needs.tables import (
    confusion,
    confusion_read,
    how_tight,
    kano_figures,
    offers_by_need,
    three_ways,
)

__all__ = [
    "cluster_desk",
    "confusion",
    "confusion_read",
    "contacted",
    "counted",
    "how_tight",
    "kano_figures",
    "kano_reader",
    "need_desk",
    "offers_by_need",
    "three_ways",
]
