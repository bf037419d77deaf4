"""How far down the list to call: cost, save rate and value draw the line (W3)."""

from casekit.course.churn_warning.cut_off.charts import profit_line
from casekit.course.churn_warning.cut_off.methods import profit_curve
from casekit.course.churn_warning.cut_off.panel import cut_off_explorer
from casekit.course.churn_warning.cut_off.tables import a_third, believed, by_default

__all__ = ["a_third", "believed", "by_default", "cut_off_explorer", "profit_curve", "profit_line"]
