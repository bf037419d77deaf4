"""Leaving by tenure, around the end of a contract, and beside churned contacts."""

from __future__ import annotations

import numpy as np

from casekit.drawing import colours, figures
from casekit.trust.at_risk import at_risk, churned_contacts
from casekit.trust.quantities import Unanswerable
from casekit.trust.quantities.circle import contagion_law
from casekit.trust.quantities.leaving import hazard_by_contract_end
from casekit.trust.report import Report
from casekit.trust.words import TEXTS

_PUBLISHED = {0: 1.0, 6: 0.780, 12: 0.695, 24: 0.575, 48: 0.387}
"""Kaplan–Meier survival by months on the network of month-to-month lines, a fictional public set."""


def survival(report: Report):
    """Share still on the network by tenure: Kaplan–Meier, entering at the tenure first seen."""
    rows = at_risk(report.mart)
    hazard = rows[rows["tenure"].between(1, 48)].groupby("tenure")["left"].mean()
    stay = np.concatenate([[1.0], np.cumprod(1 - hazard.reindex(range(1, 49)).fillna(0))])
    fig, ax = figures.figure(width=9.2)
    ax.plot(range(49), 100 * stay, color=colours.BLUE, label=TEXTS("charts.survival.here"))
    ax.plot(
        list(_PUBLISHED),
        [100 * share for share in _PUBLISHED.values()],
        "--o",
        color=colours.GREY,
        label=TEXTS("charts.survival.published"),
    )
    ax.set(ylim=(0, 102), xticks=range(0, 49, 6))
    ax.set(xlabel=TEXTS("charts.survival.x"), ylabel=TEXTS("charts.survival.y") + " (%)")
    figures.legend(ax)
    title = TEXTS("charts.survival.title", year=float(stay[12]), published=_PUBLISHED[12])
    figures.finding(fig, title, TEXTS("charts.survival.todo"))
    return fig


def contract(report: Report):
    """True risk by months since the end of the contract."""
    risk = hazard_by_contract_end(report.mart)
    fig, ax = figures.figure(width=9.2)
    hues = [colours.RED if since == 0 else colours.BLUE for since in risk.index]
    ax.bar(risk.index, risk, color=hues, width=0.7)
    ax.axhline(1, color=colours.GREY, lw=1)
    ax.set_xticks(risk.index.astype(int))
    ax.set(xlabel=TEXTS("charts.contract.x"), ylabel=TEXTS("charts.contract.y"))
    title = TEXTS("charts.contract.title", jump=float(risk.loc[0]))
    figures.finding(fig, title, TEXTS("charts.contract.todo"))
    return fig


def contacts(report: Report):
    """Churn by how many contacts left lately: as seen, and as contagion alone would have it."""
    mart = report.mart
    left, circle = at_risk(mart)["left"], churned_contacts(mart)
    tied = circle["tied"]
    churned = circle.loc[tied, "churned"].clip(upper=2)
    seen = 100 * left[tied].groupby(churned).mean()
    if len(seen) < 3:
        raise Unanswerable
    alone = seen.loc[0] * (1 + contagion_law(mart)) ** np.arange(3)
    fig, ax = figures.figure(width=9.2)
    place = np.arange(3)
    ax.bar(place - 0.19, seen, 0.36, color=colours.BLUE, label=TEXTS("charts.contacts.seen"))
    ax.bar(place + 0.19, alone, 0.36, color=colours.SKY, label=TEXTS("charts.contacts.caused"))
    ax.set_xticks(place, ["0", "1", TEXTS("charts.contacts.more")])
    ax.set(xlabel=TEXTS("charts.contacts.x"), ylabel=TEXTS("charts.contacts.y") + " (%)")
    figures.legend(ax)
    facts = {"seen": seen.loc[1] / seen.loc[0] - 1, "caused": contagion_law(mart)}
    title = TEXTS("charts.contacts.title", **facts)
    figures.finding(fig, title, TEXTS("charts.contacts.todo"))
    return fig
