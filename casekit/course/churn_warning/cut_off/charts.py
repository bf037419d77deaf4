"""What a list earns by where it stops."""

from __future__ import annotations

import numpy as np
import pandas as pd

from casekit.analysis.money import Call
from casekit.course.churn_warning.cut_off.methods import best_row, row_at
from casekit.drawing.axes import counted, in_percent
from casekit.drawing.colours import AMBER, BLUE, GREEN, GREY, PURPLE, RED
from casekit.drawing.figures import figure, finding, legend
from casekit.drawing.margins import placed
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.cut_off")

HALF, STEP = 0.5, 0.001
"""The cut-off at which software says "will leave" unless told otherwise; as fine as cut-offs go."""


def profit_line(curve: pd.DataFrame, call: Call, cut_off: float = HALF):
    """Return the profit of a list by its cut-off: by the formula, the best here, and one more.

    Args:
        curve: from `methods.profit_curve`; a column `own` (expected yuan by each one's own bill) is
            drawn beside it.
        call: that the curve was made with.
        cut_off: to be marked, 0 to 1: the reader's choice, or what software does by default.
    """
    t = "charts.profit_line"
    best = best_row(curve)
    shown = curve.iloc[: int((curve["called"] > 0).sum()) + 1]
    fig, ax = figure(height=4.4)
    ax.axhline(0, color=GREY, linewidth=1)
    ax.plot(shown["cut_off"], shown["profit"], color=BLUE, label=texts(f"{t}.alike"))
    if "own" in shown:
        ax.plot(
            shown["cut_off"], shown["own"], color=PURPLE, linestyle=":", label=texts(f"{t}.own")
        )
    ax.plot([best["cut_off"]], [best["profit"]], "o", color=GREEN, label=texts(f"{t}.best"))
    chosen = float(np.interp(cut_off, curve["cut_off"], curve["profit"]))
    ax.plot([cut_off], [chosen], "D", color=RED, label=texts(f"{t}.chosen", cut_off=cut_off))
    if call.break_even < 1:
        ax.axvline(call.break_even, color=AMBER, linestyle="--", label=texts(f"{t}.formula"))
    in_percent(ax.xaxis)
    right = max(0.3, min(1.0, 2.5 * call.break_even, shown["cut_off"].max()), cut_off + 0.05)
    ax.set_xlim(-0.01, right + 0.01)
    low, high = min(chosen, 0, best["profit"]), max(best["profit"], chosen, 1)
    ax.set_ylim(low - 0.25 * (high - low) - 1, high + 0.15 * (high - low) + 1)
    counted(ax.yaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    legend(ax)
    finding(fig, *_words(curve, call, cut_off, chosen))
    return placed(fig, 0.95)


def _words(curve: pd.DataFrame, call: Call, cut_off: float, earned: float) -> tuple[str, str]:
    """Return title and advice; `earned` is the profit at the marked cut-off."""
    t = "charts.profit_line"
    if best_row(curve)["profit"] <= 0 or call.break_even >= 1:
        return texts(f"{t}.never"), texts(f"{t}.never_todo")
    row = row_at(curve, call.break_even)
    title = texts(
        f"{t}.title", formula=call.break_even, called=int(row["called"]),
        profit=outcome(row["profit"]), everybody=outcome(curve["profit"].iloc[0]),
    )  # fmt: skip
    more = earned - float(row["profit"])
    variant = "same" if abs(more) < 0.5 else "more" if more > 0 else "less"
    if abs(cut_off - call.break_even) <= STEP:
        variant = "formula"
    return title, texts(f"{t}.todo.{variant}", cut_off=cut_off, gap=abs(more))


def outcome(yuan: float) -> str:
    """Return a profit or a loss in words, without a sign."""
    return texts(f"outcome.{'lose' if yuan < 0 else 'earn'}", yuan=abs(yuan))
