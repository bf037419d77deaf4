"""How many calls pay: cost, save rate and value → cut-off, list and profit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.classroom.controls import Slider
from casekit.classroom.explorer import Explorer, explorer
from casekit.course.churn_warning import cut_off as money
from casekit.course.churn_warning import reference
from casekit.course.churn_warning.labels import texts
from casekit.course.churn_warning.widgets import action_charts

KEY = "widgets.cut_off_explorer"
CONTROLS = {
    "contact_cost": Slider(1, 40, 8, 1, "yuan"),
    "save_probability": Slider(0.0, 0.6, 0.25, 0.01, "%"),
    "value": Slider(20, 800, 240, 20, "yuan"),
    "cut_off": Slider(0.0, 1.0, 0.30, 0.005, "%"),
}


class Shown(NamedTuple):
    """The profit curve, the money it was made with, the reader's row and the best one."""

    curve: pd.DataFrame
    economics: money.Economics
    chosen: pd.Series
    best: pd.Series
    called: pd.Series


@dataclass(frozen=True)
class Panel:
    """What does not depend on money: scores (highest first) and the leavers from each cut-off up."""

    score: pd.Series
    reached: pd.DataFrame

    @classmethod
    def of(cls, mart: door.Mart) -> Panel:
        score = reference.score(mart)
        reached = money.reached(score, reference.judged(mart).leaves)
        return cls(score.sort_values(ascending=False), reached)

    def compute(
        self, contact_cost: float, save_probability: float, value: float, cut_off: float
    ) -> Shown:
        """Return the curve and the list at a cut-off."""
        economics = money.Economics(contact_cost, save_probability, value)
        curve = money.priced(self.reached, economics)
        row = curve.iloc[int((curve["cut_off"] - cut_off).abs().to_numpy().argmin())]
        called = self.score.iloc[: int(row["called"])]
        return Shown(curve, economics, row, money.best_row(curve), called)


def draw(shown: Shown):
    """Return the profit curve with the chosen and the best cut-off."""
    return action_charts.profit_line(shown.curve, shown.economics, float(shown.chosen["cut_off"]))


def says(shown: Shown) -> str:
    """Return the list at the chosen cut-off in words."""
    row, formula = shown.chosen, shown.economics.best_cut_off
    return texts(
        f"{KEY}.says.{'formula' if formula < 1 else 'nobody'}",
        called=int(row["called"]),
        leavers=int(row["leavers_called"]),
        saved=row["saved"],
        cost=row["cost"],
        profit=row["profit"],
        formula=formula,
    )


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the call list, highest score first."""
    columns = [texts(f"labels.columns.{column}") for column in ("subscriber", "score")]
    rows = shown.called.rename_axis("subscriber").reset_index()
    return rows.set_axis(columns, axis=1)


def cut_off_explorer(mart: door.Mart) -> Explorer:
    """Return the cut-off panel on a dataset's judged month."""
    panel = Panel.of(mart)
    return explorer(
        CONTROLS, panel.compute, draw, says=says, texts=texts, key=KEY,
        takeaway=takeaway, filename=texts(f"{KEY}.file"),
    )  # fmt: skip
