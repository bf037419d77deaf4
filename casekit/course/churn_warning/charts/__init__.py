"""Charts of the lecture: data → figure, the title says what the data show, the line below what to do.

Each function takes what a method of the module returns and knows no mart, so small tables do for
tests. Titles are chosen by what the data say: under another seed another sentence stands there.
`said` gives sentences with figures. All texts stand in this package's `text.yml`.
"""

from casekit.course.churn_warning.charts.alarms import alarm_bars, count_lines, lead_bars
from casekit.course.churn_warning.charts.effects import kept_by_band, kept_by_list, skip_line
from casekit.course.churn_warning.charts.habits import habit_bars
from casekit.course.churn_warning.charts.loss import bill_paths, leak_bars
from casekit.course.churn_warning.charts.reasons import (
    behind_bars,
    confusion_heat,
    evidence_heat,
    reason_gap,
)
from casekit.course.churn_warning.charts.rules import claimed_and_real, gain_bars
from casekit.course.churn_warning.charts.scores import (
    calibration_lines,
    lift_bars,
    profit_line,
    two_curves,
)
from casekit.course.churn_warning.charts.splitting import optimism_bars, split_calendar
from casekit.course.churn_warning.charts.tables import (
    alarm_definitions,
    count_table,
    high_end,
    pilot,
    rule_table,
)
from casekit.course.churn_warning.charts.timing import hazard_line, plan_bars
from casekit.course.churn_warning.charts.words import said
from casekit.course.churn_warning.charts.zoning import zone_map

__all__ = [
    "alarm_bars",
    "alarm_definitions",
    "behind_bars",
    "bill_paths",
    "calibration_lines",
    "claimed_and_real",
    "confusion_heat",
    "count_lines",
    "count_table",
    "evidence_heat",
    "gain_bars",
    "habit_bars",
    "hazard_line",
    "high_end",
    "kept_by_band",
    "kept_by_list",
    "lead_bars",
    "leak_bars",
    "lift_bars",
    "optimism_bars",
    "pilot",
    "plan_bars",
    "profit_line",
    "reason_gap",
    "rule_table",
    "said",
    "skip_line",
    "split_calendar",
    "two_curves",
    "zone_map",
]
