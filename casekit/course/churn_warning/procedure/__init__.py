"""What comes before what: the list before the dialling, and the steps of a save call (W13)."""

from casekit.course.churn_warning.procedure.charts import strike_bars
from casekit.course.churn_warning.procedure.methods import struck_off, todays_list

__all__ = ["strike_bars", "struck_off", "todays_list"]
