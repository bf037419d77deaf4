"""Leaving beside churned contacts."""

from __future__ import annotations

import numpy as np

from casekit.drawing import colours, figures
from casekit.trust.at_risk import at_risk, churned_contacts
from casekit.trust.quantities import Unanswerable
from casekit.trust.report import Report
from casekit.trust.words import TEXTS


def contacts(report: Report):
    """Churn by how many contacts left in three months: as seen, and as contagion alone would have it."""
    found = next(one for one in report.findings if one.name == "contagion")
    if found.kept is None:
        raise Unanswerable
    left, circle = at_risk(report.mart)["left"], churned_contacts(report.mart)
    tied = circle["tied"]
    churned = circle.loc[tied, "churned"].clip(upper=2)
    seen = 100 * left[tied].groupby(churned).mean()
    if len(seen) < 3:
        raise Unanswerable
    alone = seen.loc[0] * (1 + found.facts["causal"]) ** np.arange(3)
    fig, ax = figures.figure(width=9.2)
    place = np.arange(3)
    ax.bar(place - 0.19, seen, 0.36, color=colours.BLUE, label=TEXTS("charts.contacts.seen"))
    ax.bar(place + 0.19, alone, 0.36, color=colours.SKY, label=TEXTS("charts.contacts.caused"))
    ax.set_xticks(place, ["0", "1", TEXTS("charts.contacts.more")])
    ax.set(xlabel=TEXTS("charts.contacts.x"), ylabel=TEXTS("charts.contacts.y") + " (%)")
    figures.legend(ax)
    title = TEXTS("charts.contacts.title", **found.facts)
    figures.finding(fig, title, TEXTS("charts.contacts.todo"))
    return fig
