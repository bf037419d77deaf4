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
from synthetic.calendar import months_between

texts = Catalogue("casekit.course.churn_warning.fishbone")
OTHER = "other"
"""Row of the complaints about what nobody leaves over: points, porting, fraud, nuisance calls."""
SOON_AFTER = 4
"""Months after a contract's end in which most of those leave whom it had held."""


@once
def leavers_by_reason(mart: door.Mart) -> pd.DataFrame:
    """Return how often leavers by choice who gave a reason complained of, stated and had each.

    All three columns are of the same customers: complaints, then people, then people. A reason
    that no complaint is filed under is missing in the first; a topic that is no reason stands under
    `OTHER`, missing in the rest.

    Raises NoTruth, TableUnknown, ColumnsUnknown, and TooFew where nobody gave a reason.
    """
    said = voluntary(mart.churn).dropna(subset="stated_reason")
    if said.empty:
        raise TooFew("nothing_to_count", texts)
    told, leaving = methods.complaints_of(mart), truth.of(mart).leaving
    columns = {
        "complained": told.loc[told["subscriber"].isin(said["subscriber"]), "topic"],
        "stated": said["stated_reason"],
        "true": leaving.loc[leaving["subscriber"].isin(said["subscriber"]), "reason"],
    }
    counted = pd.DataFrame({name: one.astype(str).value_counts() for name, one in columns.items()})
    others = counted["complained"].drop(index=list(methods.OWNERS), errors="ignore").sum()
    counted = counted.reindex(list(methods.OWNERS))
    counted = counted.assign(**counted[["stated", "true"]].fillna(0))
    if others:
        counted.loc[OTHER, "complained"] = others
    return counted


def left_soon_after_the_end(mart: door.Mart) -> float:
    """Return the share of those leavers who went within `SOON_AFTER` months of a contract's end."""
    mart.need("contracts.subscriber", "contracts.end_month")
    said = voluntary(mart.churn).dropna(subset="stated_reason")
    ended = said.merge(mart.contracts[["subscriber", "end_month"]], on="subscriber")
    since = months_between(ended["end_month"], ended["month"])
    soon = ended.loc[since.between(1, SOON_AFTER), "subscriber"]
    return float(said["subscriber"].isin(soon).mean())


def true_costs(mart: door.Mart) -> pd.Series:
    """Return each bone's share of the true reasons of those leavers; raises as above."""
    return methods.by_bone(leavers_by_reason(mart)["true"])


def true_reasons(mart: door.Mart) -> pd.Series:
    """Return each reason's share of the true reasons of those leavers; raises as above."""
    return reasons_by(mart, "true")


def reasons_by(mart: door.Mart, column: str) -> pd.Series:
    """Return each reason's share of a column of `leavers_by_reason`, 0 where none is counted."""
    counted = leavers_by_reason(mart)[column]
    return (counted / counted.sum()).reindex(list(methods.OWNERS)).fillna(0.0)


@from_truth
def reasons_opened(mart: door.Mart) -> Sentence:
    """Return the reasons as complained, stated and true."""
    return tables.reasons_read(leavers_by_reason(mart))


def open_fish(*asked: AskedQuestion) -> Explorer:
    """Return the switch that lays the findings on their bones, once the questions are answered.

    Without truth the bones have no figures.
    """

    def fish() -> list:
        mart = asked[0].mart
        found = methods.findings(mart)
        try:
            costs, true = true_costs(mart), leavers_by_reason(mart)["true"]
        except door.NoTruth:
            return [charts.whole_fish(found, pd.Series(dtype=float))]
        common = {"share": found["not_renewed"], "lost": true["contract"] / true.sum()}
        near = {"near": left_soon_after_the_end(mart), "months": SOON_AFTER}
        return [
            charts.whole_fish(found, costs),
            Sentence(texts("debrief.often_is_not_costly", **common, **near)),
        ]

    return opened_after(asked, fish, texts)
