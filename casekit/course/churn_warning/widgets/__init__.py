"""The panels of module 05. Each takes a mart and returns an explorer: controls → pure function →
figure and table, the state in words, the list to take away as Excel."""

from casekit.course.churn_warning.widgets.alarm_panel import alarm_panel
from casekit.course.churn_warning.widgets.call_timeline import call_timeline
from casekit.course.churn_warning.widgets.cut_off_explorer import cut_off_explorer
from casekit.course.churn_warning.widgets.list_duel import list_duel
from casekit.course.churn_warning.widgets.list_maker import list_maker
from casekit.course.churn_warning.widgets.model_reader import model_reader
from casekit.course.churn_warning.widgets.reason_reader import reason_reader
from casekit.course.churn_warning.widgets.target_rules import target_rules
from casekit.course.churn_warning.widgets.tree_pruner import tree_pruner
from casekit.course.churn_warning.widgets.window_builder import window_builder
from casekit.course.churn_warning.widgets.zone_editor import zone_editor

__all__ = [
    "alarm_panel",
    "call_timeline",
    "cut_off_explorer",
    "list_duel",
    "list_maker",
    "model_reader",
    "reason_reader",
    "target_rules",
    "tree_pruner",
    "window_builder",
    "zone_editor",
]
