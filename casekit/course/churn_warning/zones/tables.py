"""The table of the zones, to be read."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.tables import headed
from casekit.course.churn_warning.zones.methods import ZONES
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.zones")
_STYLES = {
    "customers": "n",
    "share": "%",
    "churn_rate": "%",
    "mean_value": "yuan",
    "value_at_stake": "yuan",
    "stake_per_customer": "yuan",
    "priority": "n",
}


def zone_table(summary: pd.DataFrame) -> pd.DataFrame:
    """Return the zones with their size, risk and money.

    Args:
        summary: from `methods.summary`.
    """
    return headed(summary, _STYLES, [texts(f"zones.{zone}") for zone in ZONES], texts("zone"))
