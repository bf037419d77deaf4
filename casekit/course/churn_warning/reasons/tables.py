"""Tables that stand above the questions on reasons; without truth they say so instead."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis.tables import from_truth
from casekit.course.churn_warning.reasons import charts, debrief, methods
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.reasons")
RECORDED = ("price", "service", "bill", "network", "contract", "personal")
"""Reasons shown with their records; “friends” has too few leavers."""


@from_truth
def reasons_crossed(mart: door.Mart) -> pd.DataFrame:
    """Return leavers by true reason (rows) and stated reason (columns), with totals."""
    table = debrief.confusion(mart)
    order = table.sum(axis=0).sort_values(ascending=False).index
    table = table.loc[order, order]
    table[""] = table.sum(axis=1)
    table.loc[""] = table.sum()
    heads = [names.reason(reason) for reason in order]
    columns = [texts("tables.stated", name=head) for head in heads] + [texts("tables.total")]
    return table.set_axis(columns, axis=1).set_axis(
        [texts("tables.true", name=head) for head in heads] + [texts("tables.total")]
    )


@from_truth
def records_behind(mart: door.Mart) -> pd.DataFrame:
    """Return how many times more often a record is found for a true reason than for all leavers."""
    lift = methods.evidence_lift(methods.evidence(mart), debrief.true_reasons(mart))[list(RECORDED)]
    shown = lift.map(lambda times: f"{times:.1f}")
    columns = [texts("tables.true", name=names.reason(reason)) for reason in RECORDED]
    return shown.set_axis(columns, axis=1).set_axis(
        [texts(f"evidence.{record}") for record in lift.index]
    )


@from_truth
def reasons_told(mart: door.Mart):
    """Return the chart of stated against true reasons."""
    return charts.reason_gap(debrief.confusion(mart))
