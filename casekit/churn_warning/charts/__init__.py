"""Charts of module 05. Each takes a method's table and returns a figure whose title states the
finding, computed from that table, and whose foot says what to do about it."""

from casekit.churn_warning.charts.action import (
    call_plan_bars,
    effect_bars,
    hazard_line,
    zone_map,
)
from casekit.churn_warning.charts.model import (
    calibration_lines,
    leak_bars,
    lift_curve,
    optimism_bars,
    profit_line,
    rule_bars,
)
from casekit.churn_warning.charts.warning import alarm_dots, lead_bars, reason_gap

__all__ = [
    "alarm_dots",
    "calibration_lines",
    "call_plan_bars",
    "effect_bars",
    "hazard_line",
    "lead_bars",
    "leak_bars",
    "lift_curve",
    "optimism_bars",
    "profit_line",
    "reason_gap",
    "rule_bars",
    "zone_map",
]
