"""How far down the list to call: cost, save rate and value draw the line (W3)."""

from casekit.course.churn_warning.cut_off.charts import profit_line
from casekit.course.churn_warning.cut_off.methods import profit_curve
from casekit.course.churn_warning.cut_off.panel import cut_off_explorer
from casekit.course.churn_warning.cut_off.tables import believed, four_lists

__all__ = ["believed", "cut_off_explorer", "four_lists", "profit_curve", "profit_line"]
