"""What opens the truth: what a call does to those whose use has faded."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.analysis.tables import from_truth
from casekit.classroom import AskedQuestion, Explorer, opened_after
from casekit.course.churn_warning.own_model import charts
from casekit.course.churn_warning.own_model.importances import leaning
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.own_model")


@from_truth
def said_and_done(mart: door.Mart):
    """Return the chart of what the model said of the faded, and what a call truly does to them."""
    found, effects = leaning(mart), campaigns.true_effects(mart, campaigns.KNOWN)
    horizon = campaigns.span(mart)[1]
    return charts.said_and_done(found, effects[effects.index.isin(found.faded)], horizon)


def open_the_call(*asked: AskedQuestion) -> Explorer:
    """Return the switch that shows what a call does, once the question is answered."""
    return opened_after(asked, lambda: [said_and_done(asked[0].mart)], texts)
