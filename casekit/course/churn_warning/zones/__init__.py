"""Five zones on score × bill: who is seen to first, and by which means (W6)."""

from casekit.course.churn_warning.zones.charts import zone_map
from casekit.course.churn_warning.zones.methods import Cuts, assign, counts, summary, zoned
from casekit.course.churn_warning.zones.panel import zone_editor
from casekit.course.churn_warning.zones.tables import decided_in_red, two_ways, zone_table

__all__ = [
    "Cuts",
    "assign",
    "counts",
    "decided_in_red",
    "summary",
    "two_ways",
    "zone_editor",
    "zone_map",
    "zone_table",
    "zoned",
]
