"""What lists drawn up by habit hold."""

from __future__ import annotations

import pandas as pd

from casekit.analysis.campaigns import RANDOM
from casekit.analysis.models import Decision
from casekit.drawing.axes import counted
from casekit.drawing.bars import bars_across
from casekit.drawing.colours import HABIT, LISTS
from casekit.drawing.figures import figure, finding
from casekit.drawing.guess import on_name, point_at
from casekit.drawing.tables import Sentence
from casekit.text import Catalogue, number

texts = Catalogue("casekit.course.churn_warning.friday")


def habit_bars(found: pd.DataFrame, guess: str | None = None, chosen: str | None = None):
    """Return a chart of the leavers on lists of one length, each sorted by another habit.

    Args:
        found: from `campaigns.leavers_found`.
        guess: the habit that the reader took for the best.
        chosen: the habit that the reader has on the panel.
    """
    table = found.sort_values("leavers", ascending=False)
    habits = table.drop(index=RANDOM)["leavers"]
    fig, ax = figure()
    bars_across(
        ax,
        [texts(f"lists.{habit}") for habit in table.index],
        table["leavers"].to_list(),
        [number(round(value)) for value in table["leavers"]],
        [LISTS.get(habit, HABIT) for habit in table.index],
    )
    places = {habit: place for place, habit in enumerate(table.index)}
    on_name(ax.yaxis, places.get(guess))
    if chosen in places:
        point_at(ax.yaxis, places[chosen])
    counted(ax.xaxis)
    names = int(table["names"].iloc[0])
    ax.set_xlabel(texts("charts.habit_bars.x", names=names))
    title = texts(
        "charts.habit_bars.title",
        names=names,
        best=texts(f"lists.{habits.idxmax()}"),
        most=int(habits.max()),
        worst=texts(f"lists.{habits.idxmin()}"),
        least=int(habits.min()),
        drawn=round(table.loc[RANDOM, "leavers"]),
    )
    finding(fig, title, texts("charts.habit_bars.todo"))
    return fig


def base_rate(decision: Decision, names: int) -> Sentence:
    """Return in words who is in the base, how many left, and what drawing so many by lot finds."""
    rate = decision.leaves.mean()
    return Sentence(
        texts(
            "sentences.base",
            month=decision.month,
            customers=len(decision.leaves),
            leavers=int(decision.leaves.sum()),
            rate=rate,
            names=names,
            drawn=names * rate,
        )
    )
