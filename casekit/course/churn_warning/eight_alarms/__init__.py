"""Eight alarms: what each is worth, how many to wait for, how early they come (W1)."""

from casekit.course.churn_warning.eight_alarms.charts import alarm_bars, count_lines, lead_bars
from casekit.course.churn_warning.eight_alarms.panel import alarm_panel
from casekit.course.churn_warning.eight_alarms.tables import alarm_definitions, without

__all__ = [
    "alarm_bars",
    "alarm_definitions",
    "alarm_panel",
    "count_lines",
    "lead_bars",
    "without",
]
