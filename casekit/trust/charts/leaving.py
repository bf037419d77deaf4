"""Leaving around the end of a contract, and beside churned contacts."""

from __future__ import annotations

import numpy as np

from casekit.drawing import colours, figures
from casekit.trust import words
from casekit.trust.at_risk import at_risk, churned_contacts
from casekit.trust.quantities import Unanswerable
from casekit.trust.quantities.leaving import hazard_by_contract_end
from casekit.trust.report import Report
from casekit.trust.words import TEXTS


def contract(report: Report):
    """True risk by months since the end of the contract."""
    risk = hazard_by_contract_end(report.mart)
    fig, ax = figures.figure(width=9.2)
    hues = [colours.RED if since == 0 else colours.BLUE for since in risk.index]
    ax.bar(risk.index, risk, color=hues, width=0.7)
    ax.axhline(1, color=colours.GREY, lw=1)
    ax.set_xticks(risk.index.astype(int))
    ax.set(xlabel=TEXTS("charts.contract.x"), ylabel=TEXTS("charts.contract.y"))
    title = TEXTS("charts.contract.title", jump=words.shown(float(risk.loc[0]), "ratio"))
    figures.finding(fig, title, TEXTS("charts.contract.todo"))
    return fig


def contacts(report: Report):
    """Churn by how many contacts left lately: as seen, and as contagion alone would have it."""
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
