"""The customer stays, the money leaves: windows of the value-loss model, and its leak (W4)."""

from casekit.course.churn_warning.value_loss.charts import bill_paths, leak_bars
from casekit.course.churn_warning.value_loss.methods import (
    as_in_use,
    leak_measured,
    leak_report,
    loss_panel,
    windows,
)
from casekit.course.churn_warning.value_loss.panel import window_builder

__all__ = [
    "as_in_use",
    "bill_paths",
    "leak_bars",
    "leak_measured",
    "leak_report",
    "loss_panel",
    "window_builder",
    "windows",
]
