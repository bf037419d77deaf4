"""When to call: before, at or after the end of the contract (W11)."""

from casekit.course.churn_warning.timing.charts import hazard_line, one_call, plan_bars
from casekit.course.churn_warning.timing.methods import best_month, call_plan
from casekit.course.churn_warning.timing.panel import call_timeline

__all__ = ["best_month", "call_plan", "call_timeline", "hazard_line", "one_call", "plan_bars"]
