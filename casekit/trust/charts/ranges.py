"""Quantities within their ranges, month by month, and the trial's interval around the truth."""

from __future__ import annotations

from casekit.drawing import colours, figures
from casekit.trust import words
from casekit.trust.at_risk import at_risk
from casekit.trust.calibration import Measured, targets
from casekit.trust.quantities import Unanswerable
from casekit.trust.quantities.use_and_bill import by_month
from casekit.trust.report import Report
from casekit.trust.words import TEXTS
from synthetic.calendar import from_number

_EDGE = 0.75
"""How far beyond its range, in widths of it, a quantity is drawn; what lies further stays there."""


def overview(report: Report):
    """Every quantity's place in its range, what was published behind it."""
    judged = [one for one in report.measured if one.kept is not None]
    fig, ax = figures.figure(height=1.6 + 0.27 * len(judged), width=9.2)
    for row, one in enumerate(reversed(judged)):
        _published(ax, row, one)
        place = _place(one, one.actual)
        if one.kept:
            ax.plot(place, row, "o", color=colours.BLUE, ms=6, zorder=3)
        else:
            ax.plot(place, row, "X", color=colours.RED, ms=9, zorder=3)
    for end in (0, 1):
        ax.axvline(end, color=colours.GREEN, lw=1.2)
    ax.set_yticks(range(len(judged)), [words.name(one.target) for one in reversed(judged)])
    ax.set_ylim(-0.7, len(judged) - 0.3)
    ax.tick_params(axis="y", labelsize=9)
    ax.set(xlim=(-_EDGE - 0.05, 1 + _EDGE + 0.05), xlabel=TEXTS("charts.overview.axis"))
    ax.grid(axis="y", visible=False)
    outside = sum(not one.kept for one in judged)
    state = "missed" if outside else "kept"
    facts = {"outside": outside} if outside else {"count": len(judged)}
    title = TEXTS(f"charts.overview.title_{state}", **facts)
    figures.finding(fig, title, TEXTS("charts.overview.todo"))
    return fig


def _place(one: Measured, value: float) -> float:
    low, high = one.target.low, one.target.high
    return min(max((value - low) / (high - low), -_EDGE), 1 + _EDGE)


def _published(ax, row: int, one: Measured) -> None:
    low, high = one.target.published_low, one.target.published_high
    if low is None and high is None:
        return
    left = -_EDGE if low is None else _place(one, low)
    right = 1 + _EDGE if high is None else _place(one, high)
    ax.barh(row, max(right - left, 0.02), left=left, height=0.55, color="#D1D5DB", zorder=1)


def months(report: Report):
    """ARPU, MOU, DOU and churn by month, beside their ranges."""
    mart = report.mart
    series = by_month(mart)[["arpu", "mou", "dou"]].copy()
    left = at_risk(mart).groupby("next")["left"].mean()
    series["churn"] = left.set_axis(from_number(left.index.to_numpy())).reindex(series.index)
    ranges = {target.quantity: target for target in targets()}
    fig, axes = figures.figure(2, 2, width=9.2, height=5.2)
    for ax, name in zip(axes.flat, series, strict=True):
        percent = 100 if ranges[name].unit == "share" else 1
        ax.axhspan(
            ranges[name].low * percent,
            ranges[name].high * percent,
            color=colours.GREEN,
            alpha=0.12,
        )
        ax.plot(range(len(series)), series[name] * percent, color=colours.BLUE, marker=".")
        _months_on(ax, mart.months)
        ax.set_ylim(bottom=0)
        unit = " (%)" if percent == 100 else ""
        ax.set_title(TEXTS(f"charts.months.{name}") + unit, fontsize=11)
    kept = all(one.kept for one in report.measured if one.target.quantity in series)
    title = TEXTS("charts.months.title_" + ("kept" if kept else "missed"))
    figures.finding(fig, title, TEXTS("charts.months.todo"))
    return fig


def _months_on(ax, months: list[int]) -> None:
    step = max(len(months) // 4, 1)
    places = range(0, len(months), step)
    ax.set_xticks(places, [f"{months[i] // 100}-{months[i] % 100:02d}" for i in places])


def campaign(report: Report):
    """The trial's estimate with its interval, and the true mean effect."""
    found = next(one for one in report.findings if one.name == "campaign")
    if found.kept is None:
        raise Unanswerable
    facts = found.facts
    fig, ax = figures.figure(height=2.6, width=9.2)
    ax.plot([facts["low"], facts["high"]], [0, 0], color=colours.BLUE, lw=3)
    said = TEXTS("charts.campaign.estimate")
    ax.plot(facts["effect"], 0, "o", color=colours.BLUE, ms=9, label=said)
    ax.plot(
        facts["true"],
        0,
        "D",
        color=colours.RED,
        ms=8,
        label=TEXTS("charts.campaign.true"),
        zorder=3,
    )
    ax.axvline(0, color=colours.GREY, lw=1)
    ax.set(ylim=(-1, 1.4), yticks=[], xlabel=TEXTS("charts.campaign.x"))
    figures.legend(ax)
    state = "kept" if found.kept else "missed"
    figures.finding(fig, TEXTS(f"charts.campaign.title_{state}"), TEXTS("charts.campaign.todo"))
    return fig
