"""The table of features for a decision month."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart.dataset import Mart
from casekit.mart.outcomes import base
from casekit.mart.signals import circle, market, standing, use
from casekit.mart.signals.history import History
from casekit.mart.signals.listing import FEATURES


def features(mart: Mart, month: int) -> pd.DataFrame:
    """Return what is known at the end of `month` about each subscriber then active.

    One row a subscriber (index, sorted; those suspended are left out), one float64 column a
    feature, in the order of `FEATURES`, which says what each one means and when it is missing.
    Nothing that happens or starts after the month enters. Raises MonthOutside.
    """
    index = base(mart, month)
    subscribers = index.to_numpy()
    history = History(mart, month, subscribers, use.COLUMNS)
    columns: dict[str, np.ndarray] = {
        **standing.person(mart, month, subscribers, history),
        **standing.contract(mart, month, subscribers, history),
        **use.money(history),
        **market.price(mart, history),
        **use.calls_and_data(history),
        **use.experience(history),
        **circle.surveys(mart, month, subscribers),
        **circle.circle(mart, month, subscribers),
    }
    return pd.DataFrame({item.name: columns[item.name] for item in FEATURES}, index=index)
