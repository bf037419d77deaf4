"""How far groups agree with needs, what is in them, what a guess is worth, and Kano's map."""

from __future__ import annotations

import pandas as pd

from casekit.course.segmentation.needs.methods import COLUMNS
from casekit.drawing import colours
from casekit.drawing.axes import in_percent
from casekit.drawing.bars import bars_across
from casekit.drawing.colours import AMBER, BLUE, GREEN, GREY, INK, RED
from casekit.drawing.figures import PAPER, figure, finding, legend
from casekit.drawing.guess import on_name
from casekit.text import Catalogue, decimal

texts = Catalogue("casekit.course.segmentation.needs")

BY_LOT, IN_PART = 0.05, 0.25
"""Agreement up to which groups are as by lot, and from which they show a good part of the needs."""
_OF_COLUMNS = {"spend": GREY, "acts": GREEN, "both": BLUE}


def agreement_bars(agreements: pd.Series, guess: str | None = None):
    """Return a chart of how far four groups agree with the true needs.

    Args:
        agreements: by the columns of `methods.COLUMNS`.
        guess: the columns that the reader took to agree best.
    """
    t = "charts.agreement_bars"
    fig, ax = figure(height=2.7)
    bars_across(
        ax, [texts(f"short.{name}") for name in agreements.index], agreements.to_list(),
        [decimal(value, 2) for value in agreements], [_OF_COLUMNS[one] for one in agreements.index],
    )  # fmt: skip
    ax.set_xlim(0, 1)
    on_name(ax.yaxis, None if guess is None else list(COLUMNS).index(guess))
    ax.set_xlabel(texts(f"{t}.x"))
    best = agreements.idxmax()
    slots = {name: decimal(value, 2) for name, value in agreements.items()}
    finding(fig, texts(f"{t}.{best}", **slots), texts(f"{t}.todo"))
    return fig


def state_of(agreement: float) -> str:
    """Return how groups stand to needs: "lot", "little" or "part"."""
    return "lot" if agreement < BY_LOT else "little" if agreement < IN_PART else "part"


def mix_bars(mix: pd.DataFrame, sizes: pd.Series, agreement: float, columns: str):
    """Return a chart of which needs are in which group.

    Args:
        mix: from `debrief.mix`.
        sizes: customers by group.
        agreement: with the true needs.
        columns: those that the groups are cut by.
    """
    t = "charts.mix_bars"
    fig, ax = figure(height=1.9 + 0.36 * len(mix))
    rows, start = range(len(mix)), pd.Series(0.0, mix.index)
    for need, colour in colours.NEEDS.items():
        ax.barh(rows, mix[need], left=start, color=colour, height=0.7, label=texts(f"short.{need}"))
        for row, (group, share) in zip(rows, mix[need].items(), strict=True):
            if share >= 0.1:
                place = start[group] + share / 2
                shown = f"{100 * share:.0f}"
                ax.text(place, row, shown, ha="center", va="center", bbox=PAPER, fontsize=9)
        start = start + mix[need]
    labels = [texts(f"{t}.row", number=group + 1, customers=sizes[group]) for group in mix.index]
    ax.set_yticks(rows, labels)
    ax.invert_yaxis()
    ax.grid(visible=False)
    ax.set_xlim(0, 1)
    in_percent(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    legend(ax)
    state = state_of(agreement)
    slots = {"columns": texts(f"columns.{columns}"), "agreement": decimal(agreement, 2)}
    finding(fig, texts(f"{t}.{state}", **slots), texts(f"{t}.{state}_todo"))
    return fig


def guess_line(
    ends: tuple[float, float], one: float, hit: float, model: tuple[float, float], offer: str
):
    """Return a chart of what offers matched to a guess keep, by how often the guess is right.

    Args:
        ends: customers kept of a thousand contacts, guess never and always right.
        one: the same of one offer for all.
        hit: share of right guesses that the reader set.
        model: the model's share of right guesses, and what offers matched to it keep.
        offer: what the one offer is called.
    """
    t = "charts.guess_line"
    fig, ax = figure(height=3.7)
    wrong, right = ends
    ax.plot([0, 1], [wrong, right], color=GREEN, linewidth=2.2, label=texts(f"{t}.matched"))
    ax.axhline(one, color=GREY, linewidth=1.8, label=texts(f"{t}.one", offer=offer))
    now = wrong + hit * (right - wrong)
    ax.scatter([hit], [now], color=RED, s=60, zorder=3, label=texts(f"{t}.yours"))
    ax.scatter(
        [model[0]], [model[1]], color=BLUE, marker="D", s=50, zorder=3, label=texts(f"{t}.model")
    )
    low, high = min(0.0, wrong, one), max(right, one, model[1])
    ax.set_ylim(low - 0.06 * (high - low), high + 0.1 * (high - low))
    ax.set_xlim(0, 1.03)
    in_percent(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    legend(ax)
    state = _against(ends, one, now)
    slots = {"hit": hit, "now": now, "one": one, "offer": offer}
    finding(fig, texts(f"{t}.{state}", **slots), texts(f"{t}.{state}_todo"))
    return fig


def _against(ends: tuple[float, float], one: float, now: float) -> str:
    """How matching stands to one offer for all: whatever the guess, in vain, above or below."""
    wrong, right = ends
    if one <= wrong:
        return "whatever"
    if one >= right:
        return "in_vain"
    return "above" if now >= one else "below"


def kano_map(told: pd.DataFrame, whose: str, feature: str):
    """Return a chart of what each feature does by being there, and by its lack.

    Args:
        told: index feature; better and worse, from `kano.coefficients`.
        whose: whom it is about, in words.
        feature: the one that the reader looks at.
    """
    t = "charts.kano_map"
    fig, ax = figure(height=4.3)
    annoyed = -told["worse"]
    chosen = [RED if one == feature else BLUE for one in told.index]
    ax.scatter(annoyed, told["better"], color=chosen, s=46, zorder=3)
    for name, place in _stacked(pd.DataFrame({"x": annoyed, "y": told["better"]})).iterrows():
        side = "right" if place["x"] > 0.6 else "left"
        ax.annotate(
            texts(f"features.{name}"), (place["x"], place["y"]), va="center", ha=side,
            xytext=(-8 if side == "right" else 8, 9 * place["lift"]), textcoords="offset points", fontsize=10,
            color=RED if name == feature else INK,
        )  # fmt: skip
    ax.axhline(0.5, color=AMBER, linestyle="--", linewidth=1)
    ax.axvline(0.5, color=AMBER, linestyle="--", linewidth=1)
    ax.set_xlim(-0.06, 1.06)
    ax.set_ylim(-0.1, 1.1)
    in_percent(ax.xaxis)
    in_percent(ax.yaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    slots = {"better": told.loc[feature, "better"], "worse": annoyed[feature]}
    title = texts(f"{t}.title", whose=whose, feature=texts(f"features.{feature}"), **slots)
    finding(fig, title, texts(f"{t}.todo"))
    return fig


def _stacked(points: pd.DataFrame) -> pd.DataFrame:
    """Points with `lift`, lines that a label is moved up or down from others close to its own."""
    lift = []
    for name, one in points.iterrows():
        others = points.drop(name)
        near = others[
            ((others["y"] - one["y"]).abs() < 0.09) & ((others["x"] - one["x"]).abs() < 0.6)
        ]
        lift.append(0.9 * float((near["y"] < one["y"]).sum() - (near["y"] > one["y"]).sum()))
    return points.assign(lift=lift)
