"""Lists drawn up by habit: which column to sort by, how many names → leavers found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns, models
from casekit.classroom import Panel, Pick, Slider
from casekit.course.churn_warning.friday import charts, methods
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.friday")
MOST_NAMES = 1000
_COLUMNS = ("bill_mean_3m", "bill_trend", "tenure_months", "complaints_3m")


class Shown(NamedTuple):
    """The chosen list, and what all lists of that length find."""

    habit: str
    rows: pd.DataFrame
    found: pd.DataFrame


@dataclass(frozen=True)
class Lists:
    """All customers of the decision month in the order of each habit, and who of them left."""

    orders: dict[str, pd.Index]
    leaves: pd.Series
    features: pd.DataFrame

    @classmethod
    def of(cls, mart: door.Mart) -> Lists:
        at = models.decision(mart)
        return cls(methods.by_habit(at.features, MOST_NAMES), at.leaves, at.features)

    def compute(self, habit: str, names: int) -> Shown:
        """Return the lists of this length."""
        lists = {name: order[: int(names)] for name, order in self.orders.items()}
        rows = self.features.loc[lists[habit], list(_COLUMNS)]
        return Shown(habit, rows, campaigns.leavers_found(lists, self.leaves))


def says(shown: Shown) -> str:
    """Return in words what the chosen list finds."""
    row = shown.found.loc[shown.habit]
    return texts(
        "panel.says",
        habit=texts(f"lists.{shown.habit}"),
        names=int(row["names"]),
        leavers=int(row["leavers"]),
        rate=row["leavers"] / max(row["names"], 1),
        drawn=round(shown.found.loc[campaigns.RANDOM, "leavers"]),
    )


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the chosen list in its order, with what it was sorted by."""
    rows = shown.rows.round({"bill_mean_3m": 1, "bill_trend": 3}).reset_index(names="subscriber")
    heads = [names.heading("subscriber"), *(names.feature(name) for name in _COLUMNS)]
    return rows.set_axis(heads, axis=1)


def controls(lists: Lists) -> dict:
    """Return the panel's controls: the habits that the data allow."""
    habits = {habit: texts(f"lists.{habit}") for habit in lists.orders}
    return {
        "habit": Pick(habits, next(iter(habits))),
        "names": Slider(100, MOST_NAMES, 200, 20, "people"),
    }


list_maker = Panel(
    of=Lists.of,
    controls=controls,
    compute=Lists.compute,
    draw=lambda shown: charts.habit_bars(shown.found, chosen=shown.habit),
    says=says,
    texts=texts,
    takeaway=takeaway,
)
