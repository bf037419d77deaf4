"""What opens the truth: how many leavers each bone costs, and the fishbone that says so."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis.lacks import TooFew
from casekit.analysis.tables import from_truth
from casekit.classroom import AskedQuestion, Explorer, opened_after
from casekit.course.churn_warning.fishbone import charts, methods, tables
from casekit.drawing.tables import Sentence
from casekit.mart import truth, voluntary
from casekit.mart.once import once
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.fishbone")


@once
def true_reasons(mart: door.Mart) -> pd.Series:
    """Return the true reason of each leaver by choice; raises NoTruth, and TooFew of nobody."""
    leaving = truth.of(mart).leaving
    left = leaving["subscriber"].isin(voluntary(mart.churn)["subscriber"])
    if not left.any():
        raise TooFew("no_leavers")
    return leaving.loc[left, "reason"]


def true_costs(mart: door.Mart) -> pd.Series:
    """Return the share of the leavers by choice that each bone truly costs; raises NoTruth."""
    return methods.by_bone(true_reasons(mart))


def leavers_by_reason(mart: door.Mart) -> pd.DataFrame:
    """Return each reason's share of complaints, of the reasons stated and of the true ones.

    Raises NoTruth, TableUnknown, ColumnsUnknown.
    """
    columns = {
        "complained": methods.complaints_of(mart)["topic"].astype(str).replace("tariff", "price"),
        "stated": voluntary(mart.churn)["stated_reason"].dropna().astype(str),
        "true": true_reasons(mart).astype(str),
    }
    shares = {name: one.value_counts(normalize=True) for name, one in columns.items()}
    return pd.DataFrame(shares).reindex(list(methods.OWNERS)).fillna(0.0)


@from_truth
def reasons_opened(mart: door.Mart) -> Sentence:
    """Return the reasons as complained, stated and true."""
    return tables.reasons_read(leavers_by_reason(mart))


def open_fish(asked: AskedQuestion) -> Explorer:
    """Return the switch that lays the findings on their bones, once `q.fishbone` is answered.

    Without truth the bones have no figures.
    """

    def fish() -> list:
        try:
            costs = true_costs(asked.mart)
        except door.NoTruth:
            costs = pd.Series(dtype=float)
        return [charts.whole_fish(methods.findings(asked.mart), costs)]

    return opened_after(asked, fish, texts)
