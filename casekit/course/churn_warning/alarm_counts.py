"""What asking for more alarms at once costs in time: "at least k" and how far ahead it warns."""

from __future__ import annotations

import pandas as pd

from casekit.course.churn_warning import alarms
from casekit.course.churn_warning.alarm_evaluation import lead_summary, lead_times


def lead_by_count(fired: pd.DataFrame, churn: pd.DataFrame, most: int = 6) -> pd.DataFrame:
    """Return how far ahead leavers first had at least k alarms in one month.

    Args:
        fired: alarms, index (month, subscriber), months without gaps.
        churn: the leavers.
        most: largest k.

    Returns:
        Index k, 1 … most; the columns of `alarm_evaluation.lead_summary`.
    """
    by_count = pd.DataFrame({k: alarms.combined(fired, k) for k in range(1, most + 1)})
    summary = lead_summary(lead_times(by_count, churn)).drop(index="any")
    return summary.set_axis(range(1, most + 1)).rename_axis("at_least")
