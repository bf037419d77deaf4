"""Who holds which value-added services in a month, from the books."""

from __future__ import annotations

import pandas as pd

from casekit.mart import Mart
from synthetic.schema import LAST_MONTH, VALUE_ADDED


def holdings(mart: Mart) -> pd.DataFrame:
    """Return the spells of value-added services; `to_month` of one that runs on is the last ever."""
    rows = mart.services
    rows = rows[rows["service"].isin(VALUE_ADDED)]
    return rows.assign(to_month=rows["to_month"].fillna(LAST_MONTH).astype(int))


def held_at(mart: Mart, month: int) -> pd.DataFrame:
    """Return who holds what in a month: subscribers who hold any × VALUE_ADDED, 0 or 1."""
    rows = holdings(mart)
    rows = rows[(rows["from_month"] <= month) & (rows["to_month"] >= month)]
    table = pd.crosstab(rows["subscriber"], rows["service"].astype(str)).clip(upper=1)
    return table.reindex(columns=list(VALUE_ADDED), fill_value=0)
