"""Five zones on score × bill: who is seen to first, and by which means (W6)."""

from casekit.course.churn_warning.zones.charts import zone_map
from casekit.course.churn_warning.zones.debrief import decided_in_red
from casekit.course.churn_warning.zones.methods import Cuts, assign, counts, summary, zoned
from casekit.course.churn_warning.zones.panel import zone_editor
from casekit.course.churn_warning.zones.tables import by_group, zone_table

__all__ = [
    "Cuts",
    "assign",
    "by_group",
    "counts",
    "decided_in_red",
    "summary",
    "zone_editor",
    "zone_map",
    "zone_table",
    "zoned",
]
