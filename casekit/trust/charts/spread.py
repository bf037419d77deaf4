"""How unevenly revenue and contacts are spread."""

from __future__ import annotations

import numpy as np

from casekit.drawing import colours, figures
from casekit.trust.quantities import QUANTITIES
from casekit.trust.quantities.circle import sizes
from casekit.trust.report import Report
from casekit.trust.words import TEXTS


def value(report: Report):
    """Revenue so far as one goes down the base, highest bills first, in the last month."""
    mart = report.mart
    bill = np.sort(mart.month(mart.months[-1], ["bill"])["bill"].to_numpy())[::-1]
    share = np.concatenate([[0.0], np.cumsum(bill) / bill.sum()])
    place = np.linspace(0, 100, len(share))
    fifth = float(np.interp(20, place, share))
    fig, ax = figures.figure(width=9.2)
    ax.plot(place, 100 * share, color=colours.BLUE, lw=2, label=TEXTS("charts.value.here"))
    ax.plot([0, 100], [0, 100], "--", color=colours.GREY, label=TEXTS("charts.value.equal"))
    ax.plot([20, 20, 0], [0, 100 * fifth, 100 * fifth], ":", color=colours.RED)
    ax.set(xlim=(0, 100), ylim=(0, 102))
    ax.set(xlabel=TEXTS("charts.value.x") + " (%)", ylabel=TEXTS("charts.value.y") + " (%)")
    figures.legend(ax)
    title = TEXTS("charts.value.title", share=fifth)
    figures.finding(fig, title, TEXTS("charts.value.todo"))
    return fig


def circle(report: Report):
    """Share of subscribers with so many contacts or more, beside a random graph's."""
    from scipy.stats import poisson

    found = sizes(report.mart)
    most = int(found.max())
    number = np.arange(1, most + 1)
    here = np.array([(found >= n).mean() for n in number])
    chance = poisson.sf(number - 1, found.mean())
    fig, ax = figures.figure(width=9.2)
    ax.loglog(number, 100 * here, "o-", ms=4, color=colours.BLUE, label=TEXTS("charts.circle.here"))
    ax.loglog(number, 100 * chance, "--", color=colours.GREY, label=TEXTS("charts.circle.random"))
    ax.set(ylim=(30 / len(found), 130), xlim=(0.95, most * 1.1))
    ax.xaxis.set_major_formatter("{x:g}")
    ax.yaxis.set_major_formatter("{x:g}")
    ax.set(xlabel=TEXTS("charts.circle.x"), ylabel=TEXTS("charts.circle.y") + " (%)")
    figures.legend(ax)
    title = TEXTS("charts.circle.title", times=QUANTITIES["circle_tail"](report.mart))
    figures.finding(fig, title, TEXTS("charts.circle.todo"))
    return fig
