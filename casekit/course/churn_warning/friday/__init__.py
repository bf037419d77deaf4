"""Five o'clock on Friday: call lists drawn up by habit, and what each finds (opens the module)."""

from casekit.course.churn_warning.friday.charts import base_rate, habit_bars
from casekit.course.churn_warning.friday.methods import by_habit
from casekit.course.churn_warning.friday.panel import list_maker

__all__ = ["base_rate", "by_habit", "habit_bars", "list_maker"]
