"""The fishbone: what makes customers leave, on the bone of whoever can mend it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from casekit.course.churn_warning.fishbone.methods import BONES, FINDINGS
from casekit.drawing.axes import in_percent
from casekit.drawing.bars import bars_across
from casekit.drawing.colours import AMBER, BLUE, GREEN, GREY, RED
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.drawing.tables import written
from casekit.text import Catalogue, percent

texts = Catalogue("casekit.course.churn_warning.fishbone")

INK = "#262626"
COLOURS = {"marketing": BLUE, "service": GREEN, "system": AMBER, "nobody": GREY}
SPINE, HEAD = 50.0, 88.0
"""Height of the spine and where the head begins, on a field of 100 × 100."""
TIPS = {"marketing": (2.0, 95.0), "service": (45.0, 95.0), "system": (2.0, 3.0)}
"""Where each bone starts; it runs to the spine, `SLANT` to the right of it."""
SLANT = 14.0
APART = (56.0, 22.0)
"""Where what is on no bone stands."""
STEP = 10.0
"""Between two lines of writing."""


def bare_fish(found: pd.Series):
    """Return the fish with no finding on it yet; how many go on each bone is not given away.

    Args:
        found: from `methods.findings`.
    """
    fig = _drawn(dict.fromkeys(BONES, "?"), {bone: texts(f"bones.{bone}") for bone in BONES})
    fig.axes[0].set_xlabel(texts("charts.bare_fish.x"))
    title = texts("charts.bare_fish.title", findings=len(found))
    finding(fig, title, texts("charts.bare_fish.todo"))
    return fig


def whole_fish(found: pd.Series, costs: pd.Series):
    """Return the findings on their bones, each bone with the share of leavers that it costs.

    Args:
        found: from `methods.findings`.
        costs: from `debrief.true_costs`; empty where nobody knows them.
    """
    lines = {bone: [_line(name, found[name]) for name in FINDINGS if FINDINGS[name] == bone]
             for bone in BONES}  # fmt: skip
    heads = {bone: texts(f"bones.{bone}") for bone in BONES}
    if costs.empty:
        title = texts("charts.whole_fish.title.unknown", findings=len(found))
    else:
        heads = {bone: f"{head} {written(costs[bone], '%')}" for bone, head in heads.items()}
        mended = costs.drop("nobody")
        title = texts("charts.whole_fish.title.known", nobody=costs["nobody"], low=mended.min(),
                      high=mended.max())  # fmt: skip
    fig = _drawn(lines, heads)
    fig.axes[0].set_xlabel(texts("charts.whole_fish.x"))
    finding(fig, title, texts("charts.whole_fish.todo"))
    return fig


def mendable_bars(costs: pd.Series, guess: float | None = None):
    """Return the share of leavers that somebody could mend against what nobody can.

    Args:
        costs: from `debrief.true_costs`.
        guess: the share that the reader took to be mendable.
    """
    t, nobody = "charts.mendable_bars", float(costs["nobody"])
    shares = {"mendable": 1 - nobody, "nobody": nobody}
    fig, ax = figure(height=2.8)
    names = [texts(f"{t}.{name}") for name in shares]
    shown = [written(share, "0%") for share in shares.values()]
    bars_across(ax, names, list(shares.values()), shown, [BLUE, GREY])
    in_percent(ax.xaxis)
    if guess is not None:
        on_value(ax, guess, percent(guess))
        legend(ax)
    ax.set_xlabel(texts(f"{t}.x"))
    finding(fig, texts(f"{t}.title", **shares), texts(f"{t}.todo"))
    return fig


def _line(name: str, share: float) -> str:
    return f"{texts(f'questions.fishbone.cards.{name}')} {written(share, '0%')}"


def _drawn(lines: Mapping[str, Sequence[str]], heads: Mapping[str, str]):
    """Return the fish, its bones headed and written on."""
    from matplotlib.patches import Rectangle

    fig, ax = figure(width=9.4, height=5.2)
    ax.set(xlim=(0, 100), ylim=(0, 100), xticks=[], yticks=[])
    ax.spines[:].set_visible(False)
    ax.grid(visible=False)
    ax.plot([1, HEAD], [SPINE, SPINE], color=GREY, linewidth=4, solid_capstyle="round")
    ax.fill([HEAD, 100, HEAD], [SPINE - 12, SPINE, SPINE + 12], color=RED)
    ax.text(HEAD + 0.8, SPINE, texts("charts.head"), color="white", va="center", fontsize=13)
    for bone, (x, tip) in TIPS.items():
        toward = 1 if tip < SPINE else -1
        ax.plot([x, x + SLANT], [tip, SPINE], color=COLOURS[bone], linewidth=3)
        for place, line in enumerate((heads[bone], *lines[bone])):
            along = place * STEP / abs(SPINE - tip)
            _write(ax, x + SLANT * along + 1.5, tip + toward * place * STEP, line, _size(place))
    x, top = APART
    for place, line in enumerate((heads["nobody"], *lines["nobody"])):
        _write(ax, x, top - place * STEP, line, _size(place))
    ax.add_patch(Rectangle((x - 2, top - STEP * len(lines["nobody"]) - 6), 44, STEP + 12,
                           fill=False, edgecolor=GREY, linestyle="--"))  # fmt: skip
    return fig


def _size(place: int) -> float:
    """Return the size of a line in points: the first one heads the others."""
    return 11 if place else 13


def _write(ax, x: float, y: float, line: str, size: float) -> None:
    ax.text(x, y, line, color=INK, fontsize=size, va="center")
