"""What opens the truth about leaving: true against stated reasons."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.course.churn_warning.reasons import methods
from casekit.mart import truth
from casekit.mart.once import once


@once
def confusion(mart: door.Mart) -> pd.DataFrame:
    """Return leavers by true (rows) and stated (columns) reason; raises NoTruth."""
    return methods.confusion(mart.churn, truth.of(mart).leaving)


def true_reasons(mart: door.Mart) -> pd.Series:
    """Return the true reason of each leaver by choice, index subscriber; raises NoTruth."""
    return truth.of(mart).leaving.set_index("subscriber")["reason"]


@once
def by_worth(mart: door.Mart) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return `confusion` of the leavers who were worth much, and of the others; raises NoTruth."""
    valuable = mart.churn["subscriber"].isin(methods.high_end_leavers(mart))
    leaving = truth.of(mart).leaving
    return tuple(methods.confusion(mart.churn[who], leaving) for who in (valuable, ~valuable))
