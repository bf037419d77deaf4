"""A panel and a chart on the tiny mart, as a topic declares them."""

from casekit.classroom import Panel, Pick, Slider, Switch
from casekit.drawing import axes, figures
from casekit.text import Catalogue

TEXTS = Catalogue("tests.classroom.market", "panel.yml")
PLANS = {name: TEXTS.node(f"words.{name}") for name in ("all", "basic")}
CONTROLS = {
    "cut": Slider(0, 1, 0.3, step=0.01, unit="%"),
    "plan": Pick(PLANS, "all"),
    "left": Switch(),
}


def compute(customers, cut, plan, left):
    chosen = customers[customers["risk"] >= cut]
    chosen = chosen if plan == "all" else chosen[chosen["plan"] == plan]
    return chosen[chosen["left"]] if left else chosen


def bills(chosen):
    """Draw how many of the chosen have which bill."""
    fig, ax = figures.figure()
    ax.hist(chosen["bill"], bins=range(0, 401, 40))
    ax.set_xlabel(TEXTS("words.bill"))
    ax.set_ylabel(TEXTS("words.people"))
    axes.counted(ax.yaxis)
    figures.finding(fig, TEXTS("words.finding", count=len(chosen)), TEXTS("words.todo"))
    return fig


def takeaway(chosen):
    return chosen[["bill"]].rename(columns={"bill": TEXTS("words.bill")}).reset_index(drop=True)


PANEL = Panel(
    of=lambda mart: mart.subscribers,
    controls=CONTROLS,
    compute=compute,
    draw=lambda chosen: [bills(chosen), chosen.head(), TEXTS("words.todo")],
    says=lambda chosen: TEXTS("words.says", count=len(chosen)),
    texts=TEXTS,
    takeaway=takeaway,
)
