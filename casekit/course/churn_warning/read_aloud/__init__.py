"""Rules to read aloud: a gain-ratio tree, pruned, and what its rules are worth later (W5)."""

from casekit.course.churn_warning.read_aloud import gain_ratio, tree_rules
from casekit.course.churn_warning.read_aloud.charts import claimed_and_real, gain_bars
from casekit.course.churn_warning.read_aloud.column_choice import gains
from casekit.course.churn_warning.read_aloud.from_the_top import read_from_the_top
from casekit.course.churn_warning.read_aloud.panel import tree_pruner
from casekit.course.churn_warning.read_aloud.spoken import read_out
from casekit.course.churn_warning.read_aloud.tables import (
    columns_to_choose,
    cost_of_reading,
    rule_table,
    rules_on_the_wall,
    size,
    wall_to_work_on,
)
from casekit.course.churn_warning.read_aloud.tree import GainRatioTree

__all__ = [
    "GainRatioTree",
    "claimed_and_real",
    "columns_to_choose",
    "cost_of_reading",
    "gain_bars",
    "gain_ratio",
    "gains",
    "read_from_the_top",
    "read_out",
    "rule_table",
    "rules_on_the_wall",
    "size",
    "tree_pruner",
    "tree_rules",
    "wall_to_work_on",
]
