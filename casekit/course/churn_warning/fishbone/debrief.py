"""What opens the truth: how many leavers each bone costs, and the fishbone that says so."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis.lacks import TooFew
from casekit.classroom import Switch
from casekit.classroom.explorer import explorer
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


def reasons_opened(mart: door.Mart) -> Sentence:
    """Return the reasons as complained, stated and true; without truth, that it is lacking."""
    try:
        return tables.reasons_read(leavers_by_reason(mart))
    except door.NoTruth as fault:
        return Sentence(str(fault))


def _costs_known(mart: door.Mart) -> pd.Series:
    """Return the true costs; without truth nothing, for the figures are unknown."""
    try:
        return true_costs(mart)
    except door.NoTruth:
        return pd.Series(dtype=float)


def open_fish(asked, mart: door.Mart):
    """Return the panel that lays the findings on their bones, once they were laid out or tried twice.

    Without truth the bones have no figures.

    Args:
        asked: the question on the findings, `q.fishbone`.
    """

    def opened(open: bool) -> bool:
        return open and asked.solution_open

    def draw(shown: bool) -> list:
        if not shown:
            return []
        return [charts.whole_fish(methods.findings(mart), _costs_known(mart))]

    def says(shown: bool) -> str:
        return texts(
            f"debrief.{'opened' if shown else 'waiting' if asked.solution_open else 'first'}"
        )

    return explorer({"open": Switch(False, label=texts.node("debrief.open"))},
                    opened, draw, says=says)  # fmt: skip
