"""Is the model to be believed? Honest months, curves, calibration (W3)."""

from casekit.course.churn_warning.honest_split.charts import (
    calibration_lines,
    ceiling,
    lead,
    lift_bars,
    optimism_bars,
    two_curves,
)
from casekit.course.churn_warning.honest_split.methods import optimism, optimism_by_kind
from casekit.course.churn_warning.honest_split.panel import model_reader
from casekit.course.churn_warning.honest_split.tables import models_compared, verdict

__all__ = [
    "calibration_lines",
    "ceiling",
    "lead",
    "lift_bars",
    "model_reader",
    "models_compared",
    "optimism",
    "optimism_bars",
    "optimism_by_kind",
    "two_curves",
    "verdict",
]
