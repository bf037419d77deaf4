"""Rules to read aloud: a gain-ratio tree, pruned, and what its rules are worth later (W5)."""

from casekit.course.churn_warning.read_aloud import gain_ratio, tree_rules
from casekit.course.churn_warning.read_aloud.charts import gain_bars
from casekit.course.churn_warning.read_aloud.column_choice import at_the_root
from casekit.course.churn_warning.read_aloud.panel import tree_pruner
from casekit.course.churn_warning.read_aloud.tables import (
    columns_to_choose,
    how_far,
    rule_table,
    rules_on_the_wall,
    wall_to_work_on,
)
from casekit.course.churn_warning.read_aloud.tree import GainRatioTree
from casekit.course.churn_warning.read_aloud.wall import reading

__all__ = [
    "GainRatioTree",
    "at_the_root",
    "columns_to_choose",
    "gain_bars",
    "gain_ratio",
    "how_far",
    "reading",
    "rule_table",
    "rules_on_the_wall",
    "tree_pruner",
    "tree_rules",
    "wall_to_work_on",
]
