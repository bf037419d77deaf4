"""Lists drawn up by habit: which column to sort by, how many names → leavers found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.churn_warning import call_lists, charts, reference
from casekit.churn_warning.charts.words import texts
from casekit.classroom.controls import Pick, Slider
from casekit.classroom.explorer import Explorer, explorer

KEY = "panels.list_maker"
HABITS = ("bill", "tenure", "complaints", "bill_fall")


def controls() -> dict:
    """Return the panel's controls."""
    return {
        "habit": Pick({habit: texts(f"lists.{habit}") for habit in HABITS}, "bill"),
        "names": Slider(20, 1000, 200, 20, "people"),
    }


class Shown(NamedTuple):
    """The chosen list, and what all lists of that length find."""

    habit: str
    names: pd.Index
    found: pd.DataFrame


@dataclass(frozen=True)
class Panel:
    """The judged month's customers, and who of them left."""

    features: pd.DataFrame
    leaves: pd.Series

    def compute(self, habit: str, names: int) -> Shown:
        """Return the lists of this length."""
        lists = call_lists.by_habit(self.features, int(names))
        return Shown(habit, lists[habit], call_lists.leavers_found(lists, self.leaves))


def says(shown: Shown) -> str:
    """Return in words what the chosen list finds."""
    row = shown.found.loc[shown.habit]
    return texts(
        f"{KEY}.says",
        habit=texts(f"lists.{shown.habit}"),
        names=int(row["names"]),
        leavers=int(row["leavers"]),
        rate=row["leavers"] / max(row["names"], 1),
        drawn=round(shown.found.loc[call_lists.RANDOM, "leavers"]),
    )


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the chosen list."""
    return pd.DataFrame({texts("columns.subscriber"): shown.names})


def list_maker(mart: door.Mart) -> Explorer:
    """Return the panel on a dataset's judged month."""
    at = reference.judged(mart)
    panel = Panel(at.features, at.leaves)
    return explorer(
        controls(), panel.compute, lambda shown: charts.habit_bars(shown.found), says=says,
        texts=texts, key=KEY, takeaway=takeaway, filename=texts(f"{KEY}.file"),
    )  # fmt: skip
