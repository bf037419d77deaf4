"""Use, revenue and churn month by month, beside what was published."""

from __future__ import annotations

from casekit.drawing import colours, figures
from casekit.trust.at_risk import at_risk
from casekit.trust.quantities.use_and_bill import by_month
from casekit.trust.report import Report
from casekit.trust.words import TEXTS
from synthetic.calendar import from_number


def months(report: Report):
    """ARPU, MOU, DOU and churn by month, beside the published figures."""
    mart = report.mart
    series = by_month(mart)[["arpu", "mou", "dou"]].copy()
    left = at_risk(mart).groupby("next")["left"].mean()
    series["churn"] = left.set_axis(from_number(left.index.to_numpy())).reindex(series.index)
    found = {one.target.quantity: one for one in report.measured}
    fig, axes = figures.figure(2, 2, width=9.2, height=5.2)
    for ax, name in zip(axes.flat, series, strict=True):
        target = found[name].target
        percent = 100 if target.unit == "share" else 1
        low, high = target.published_low * percent, target.published_high * percent
        ax.axhspan(low, high, color=colours.GREY, alpha=0.25)
        ax.plot(range(len(series)), series[name] * percent, color=colours.BLUE, marker=".")
        _months_on(ax, mart.months)
        ax.set_ylim(0, 1.15 * max(high, percent * series[name].max()))
        unit = " (%)" if percent == 100 else ""
        ax.set_title(TEXTS(f"charts.months.{name}") + unit, fontsize=11)
    alike = sum(not found[name].difference for name in series)
    title = TEXTS("charts.months.title", count=len(series.columns), alike=alike)
    figures.finding(fig, title, TEXTS("charts.months.todo"))
    return fig


def _months_on(ax, months: list[int]) -> None:
    step = max(len(months) // 4, 1)
    places = range(0, len(months), step)
    ax.set_xticks(places, [f"{months[i] // 100}-{months[i] % 100:02d}" for i in places])
