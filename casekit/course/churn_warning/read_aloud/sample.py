"""What the trees of this section grow on."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.mart.once import once


@once
def half_and_half(mart: door.Mart) -> tuple[pd.DataFrame, pd.Series]:
    """Return features and outcome of all leavers to learn from and of as many stayers.

    Index (month, subscriber).
    """
    rows = models.learning(mart)
    return models.balanced(rows.drop(columns="leaves"), rows["leaves"])
