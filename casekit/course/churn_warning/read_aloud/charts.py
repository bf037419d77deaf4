"""What information gain likes, and what a rule claims against what it does."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.course.churn_warning.read_aloud.from_the_top import FEWEST, letter
from casekit.drawing.axes import in_percent
from casekit.drawing.bars import bars_across, highlighted
from casekit.drawing.colours import CONFIDENCE, GREEN, RED, SKY
from casekit.drawing.figures import PAPER, figure, finding, legend
from casekit.drawing.margins import placed
from casekit.drawing.tables import written
from casekit.mart.names import feature
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.read_aloud")


def gain_bars(table: pd.DataFrame):
    """Return information gain and gain ratio of several columns, side by side.

    Args:
        table: from `column_choice.gains`: index column; values (how many), gain, ratio (bits).
    """
    table = table.sort_values("gain", ascending=False)
    names = [
        texts(
            f"charts.gain_bars.{'halved' if values == 2 else 'name'}",
            name=_name(column),
            values=int(values),
        )
        for column, values in table["values"].items()
    ]
    fig, axes = figure(1, 2, width=8.6, height=4.0, sharey=True)
    for ax, column, color in zip(axes, ("gain", "ratio"), (RED, GREEN), strict=True):
        best = table[column].idxmax()
        bars_across(
            ax, names, table[column].clip(lower=0).to_list(), [f"{v:.3f}" for v in table[column]],
            highlighted(list(table.index), best, SKY, color),
        )  # fmt: skip
        ax.set_xlabel(texts(f"charts.gain_bars.{column}"))
        ax.locator_params(axis="x", nbins=4)
    axes[1].invert_yaxis()
    greedy, fair = table["gain"].idxmax(), table["ratio"].idxmax()
    variant = "same" if greedy == fair else "differ"
    title = texts(
        f"charts.gain_bars.title.{variant}", greedy=_name(greedy), values=int(table.loc[greedy, "values"]),
        fair=_name(fair),
    )  # fmt: skip
    finding(fig, title, texts("charts.gain_bars.todo"))
    return fig


def claimed_and_real(rules: pd.DataFrame):
    """Return the leave rate that each rule claims against the one it has on later customers.

    Args:
        rules: index: short names of the rules; claimed (rate in the learning sample), confidence
            (rate on later customers), customers (there).
    """
    fig, ax = figure(height=3.6)
    places = range(len(rules))
    for step, (column, color) in enumerate((("claimed", SKY), ("confidence", CONFIDENCE))):
        bars = ax.barh(
            [place + 0.38 * (step - 0.5) for place in places], rules[column].fillna(0),
            height=0.36, color=color, label=texts(f"charts.claimed_and_real.{column}"),
        )  # fmt: skip
        ax.bar_label(bars, [written(v, "0%") for v in rules[column]], fontsize=10, padding=3)
    ax.set_yticks(
        places,
        [
            texts("charts.claimed_and_real.rule", name=letter(name), n=int(n))
            for name, n in rules["customers"].items()
        ],
    )
    ax.invert_yaxis()
    ax.grid(visible=False, axis="y")
    in_percent(ax.xaxis)
    ax.set_xlim(0, 1.1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1.0])
    ax.set_xlabel(texts("charts.claimed_and_real.x"))
    legend(ax)
    first = rules.iloc[0]
    title = texts(
        "charts.claimed_and_real.title", claimed=first["claimed"], real=first["confidence"]
    )
    finding(fig, title, texts("charts.claimed_and_real.todo"))
    return fig


def _name(column: str) -> str:
    key = f"columns.{column}"
    return texts(key) if texts.has(key) else feature(column)


def rule_bars(rows: pd.DataFrame, base_rate: float):
    """Return the leave rate of each rule on later customers beside that of everybody.

    Args:
        rows: of `tree_rules.measured`, rules that name somebody.
        base_rate: leave rate of all.
    """
    t = "charts.rule_bars"
    fig, ax = figure(height=0.34 * len(rows) + 1.6)
    place = np.arange(len(rows))[::-1]
    bars = ax.barh(place, rows["confidence"], color=CONFIDENCE, edgecolor="w")
    people = [texts(f"{t}.people", n=int(n)) for n in rows["customers"]]
    ax.bar_label(bars, people, fontsize=9, padding=3, bbox=PAPER)
    ax.axvline(base_rate, color=RED, linestyle="--", linewidth=1.2, label=texts(f"{t}.base"))
    ax.set_yticks(place, [texts(f"{t}.rule", n=number + 1) for number in rows.index])
    ax.set_xlim(0, max(0.05, 1.24 * float(rows["confidence"].max())))
    in_percent(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    legend(ax)
    finding(fig, *_most_accurate(rows))
    return placed(fig, 0.75)


def _most_accurate(rows: pd.DataFrame) -> tuple[str, str]:
    """Return title and advice; a rule of few people is not called accurate."""
    t, enough = "charts.rule_bars", rows[rows["customers"] >= FEWEST]
    if enough.empty:
        return texts(f"{t}.few", least=FEWEST), texts(f"{t}.few_todo")
    best = enough["confidence"].idxmax()
    row = enough.loc[best]
    said = texts(
        f"{t}.title", least=FEWEST, n=int(best) + 1, confidence=row["confidence"], lift=row["lift"]
    )
    return said, texts(f"{t}.todo", captured=row["captured"])
