"""What an agent's line is said to be worth, when it has paid back, and ways of counting at the truth."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit.course.lifecycle.worth.methods import BY_AGE
from casekit.drawing.axes import counted
from casekit.drawing.bars import bars_across
from casekit.drawing.colours import AMBER, BLUE, GREEN, GREY, RED
from casekit.drawing.figures import PAPER, figure, finding, legend
from casekit.drawing.guess import on_value
from casekit.text import Catalogue, decimal

texts = Catalogue("casekit.course.lifecycle.worth")

_SAID = {"revenue": GREY, "slide": GREY, "churn": AMBER, "own": GREEN, "paid": BLUE}
_GROUPS = {"base": GREY, "riskiest": RED, "safest": GREEN}


class Repaid(NamedTuple):
    """What a new line of a channel has brought after each month, what it cost, and the month, if any,
    from which on it has paid back."""

    channel: str
    brought: np.ndarray
    paid: float

    @property
    def month(self) -> int | None:
        enough = self.brought >= self.paid
        return int(enough.argmax()) + 1 if enough.any() else None

    @property
    def state(self) -> str:
        """How it stands: "repaid" or "never"."""
        return "never" if self.month is None else "repaid"


def said_bars(said: dict[str, float], guess: float | None = None):
    """Return a chart of what an agent's line is said to be worth, and of what is paid for it.

    Args:
        said: yuan by way, the keys of `_SAID`.
        guess: the most that the reader would pay.
    """
    t = "charts.said_bars"
    fig, ax = figure(height=3.3)
    bars_across(
        ax, [texts(f"said.{name}") for name in said], list(said.values()),
        [decimal(yuan) for yuan in said.values()], [_SAID[name] for name in said],
    )  # fmt: skip
    for yuan in ax.texts:
        yuan.set_bbox(PAPER)
    if guess is not None:
        on_value(ax, guess, decimal(guess))
        legend(ax)
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    finding(fig, texts(f"{t}.title", **said), texts(f"{t}.todo"))
    return fig


def repaid_line(shown: Repaid):
    """Return a chart of what a new line has brought, month by month, against what it cost."""
    t = "charts.repaid_line"
    fig, ax = figure(height=3.6)
    months = np.arange(len(shown.brought) + 1)
    ax.plot(months, [0, *shown.brought], color=GREEN, label=texts(f"{t}.brought"))
    ax.axhline(shown.paid, color=RED, linestyle="--", label=texts(f"{t}.paid"))
    if shown.month is not None:
        ax.scatter([shown.month], [shown.brought[shown.month - 1]], color=BLUE, s=60, zorder=3)
    ax.set_xlim(0, len(shown.brought))
    ax.set_ylim(0, 1.1 * max(shown.brought.max(), shown.paid))
    counted(ax.xaxis)
    ax.set_xlabel(texts(f"{t}.x"))
    ax.set_ylabel(texts(f"{t}.y"))
    legend(ax)
    slots = {
        "channel": texts(f"channels.{shown.channel}"), "paid": shown.paid,
        "brought": shown.brought[-1], "month": f"{shown.month or 0}", "months": len(shown.brought),
    }  # fmt: skip
    finding(fig, texts(f"{t}.{shown.state}", **slots), texts(f"{t}.{shown.state}_todo"))
    return fig


def against_truth(off: pd.DataFrame):
    """Return a chart of what ways of counting promise as a multiple of the true value.

    Args:
        off: from `debrief.off`.
    """
    t = "charts.against_truth"
    fig, ax = figure(height=3.7)
    rows = range(len(off))
    for group, colour in _GROUPS.items():
        ax.scatter(off[group], rows, color=colour, s=60, zorder=3, label=texts(f"groups.{group}"))
    ax.axvline(1, color=GREY, linewidth=1.2)
    ax.set_yticks(rows, [texts(f"ways.{way}") for way in off.index])
    ax.invert_yaxis()
    ax.set_xlim(0, 1.08 * off.to_numpy().max())
    ax.set_xlabel(texts(f"{t}.x"))
    legend(ax)
    slots = {"total": abs(off.loc["churn", "base"] - 1), "risk": off.loc["churn", "riskiest"],
             "safe": off.loc["churn", "safest"], "own": off.loc[BY_AGE, "safest"]}  # fmt: skip
    finding(fig, texts(f"{t}.title", **slots), texts(f"{t}.todo"))
    return fig
