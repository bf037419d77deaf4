"""The tables of features and of signals for a decision month."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.mart.dataset import Mart
from casekit.mart.outcomes import base
from casekit.mart.signals import (
    binding,
    circle,
    habits,
    margin,
    market,
    standing,
    together,
    use,
)
from casekit.mart.signals.history import History
from casekit.mart.signals.listing import FEATURES, SIGNALS


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


def signals_of(mart: Mart, month: int) -> pd.DataFrame:
    """Return what decisions need beside the features: money, what binds, acts, payment, home and
    group, contacts.

    One row a subscriber active at the end of `month` (index, sorted), one float64 column a signal,
    in the order of `SIGNALS`, which says what each one means, its unit and when it is missing. What
    an operator's data do not tell, or do not reach back for, is NaN. Nothing that happens or starts
    after the month enters. Raises MonthOutside.
    """
    index = base(mart, month)
    subscribers = index.to_numpy()
    names = tuple(dict.fromkeys((*margin.COLUMNS, *habits.COLUMNS)))
    history = History(mart, month, subscribers, names, before=habits.YEAR - 1)
    columns: dict[str, np.ndarray] = {
        **margin.margin(mart, history),
        **binding.binding(mart, month, subscribers),
        **habits.acts(history),
        **habits.paying(history),
        **together.home(mart, month, subscribers),
        **together.group(mart, month, subscribers),
        **habits.sounds(history),
        **habits.answers(mart, month, subscribers),
    }
    return pd.DataFrame({item.name: columns[item.name] for item in SIGNALS}, index=index)
