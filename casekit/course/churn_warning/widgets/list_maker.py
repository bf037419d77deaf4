"""Lists drawn up by habit: which column to sort by, how many names → leavers found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.classroom.controls import Pick, Slider
from casekit.classroom.explorer import Explorer, explorer
from casekit.course.churn_warning import call_lists, charts, reference
from casekit.course.churn_warning.charts.words import texts

KEY = "panels.list_maker"
MOST_NAMES = 1000
HABITS = ("bill", "tenure", "complaints", "bill_fall")


def controls() -> dict:
    """Return the panel's controls."""
    return {"habit": _habits(HABITS), "names": Slider(20, MOST_NAMES, 200, 20, "people")}


def _habits(among: Sequence[str]) -> Pick:
    return Pick({habit: texts(f"lists.{habit}") for habit in among}, among[0])


class Shown(NamedTuple):
    """The chosen list, and what all lists of that length find."""

    habit: str
    names: pd.Index
    found: pd.DataFrame


@dataclass(frozen=True)
class Panel:
    """All customers of the judged month in the order of each habit, and who of them left."""

    orders: dict[str, pd.Index]
    leaves: pd.Series

    @classmethod
    def of(cls, mart: door.Mart) -> Panel:
        at = reference.judged(mart)
        return cls(call_lists.by_habit(at.features, MOST_NAMES), at.leaves)

    def compute(self, habit: str, names: int) -> Shown:
        """Return the lists of this length."""
        lists = {name: order[: int(names)] for name, order in self.orders.items()}
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
    panel = Panel.of(mart)
    known = {**controls(), "habit": _habits(list(panel.orders))}
    return explorer(
        known, panel.compute, lambda shown: charts.habit_bars(shown.found), says=says,
        texts=texts, key=KEY, takeaway=takeaway, filename=texts(f"{KEY}.file"),
    )  # fmt: skip
