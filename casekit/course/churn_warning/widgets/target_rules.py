"""The case's target list by rule: filters, ranking and cap → list, its cost, its make-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.classroom.controls import Pick, Slider, Switch
from casekit.classroom.explorer import Explorer, explorer
from casekit.course.churn_warning import targeting
from casekit.course.churn_warning.labels import name, texts

KEY = "widgets.target_rules"


def controls() -> dict:
    """Return the controls of a rule, fields of `targeting.TargetRule`; also those of the case's card."""
    return {
        "ends_from": Slider(-12, 24, -12, 1, "months"),
        "ends_to": Slider(-12, 24, 24, 1, "months"),
        "others": Switch(True),
        "least_bill": Slider(0, 150, 0, 5, "yuan"),
        "most_alarms": Slider(0, 7, 7, 1),
        "most_score": Slider(0.05, 1.0, 1.0, 0.05, "%"),
        "rank_by": Pick({key: name("rankings", key) for key in targeting.RANKINGS}, "score"),
        "calls": Slider(20, targeting.CALLS, targeting.CALLS, 10, "calls"),
    }


class Shown(NamedTuple):
    """The list in the order of calling, and the money of making the calls."""

    chosen: pd.DataFrame
    inside: int
    costs: targeting.Costs


@dataclass(frozen=True)
class Panel:
    """The customers of the case with what the room knows of them, and the costs."""

    customers: pd.DataFrame
    costs: targeting.Costs

    @classmethod
    def of(cls, mart: door.Mart, month: int = targeting.CASE_MONTH) -> Panel:
        score = targeting.case_score(mart, month)
        costs = targeting.pilot_costs(mart, int(mart.campaigns["campaign"].max()))
        return cls(targeting.case_table(mart, month, score), costs)

    def compute(self, **setting) -> Shown:
        """Return the list of a setting."""
        rule = targeting.TargetRule(**setting)
        inside = int(targeting.inside(self.customers, rule).sum())
        return Shown(targeting.choose(self.customers, rule), inside, self.costs)


_COLUMNS = ("score", "bill", "ends_in", "alarms", "saving", "value", "tenure")


def _readable(chosen: pd.DataFrame) -> pd.DataFrame:
    rows = chosen[list(_COLUMNS)].round({"score": 3, "bill": 1, "saving": 1, "value": 0})
    rows["ends_in"] = [
        texts(f"{KEY}.no_contract") if months == targeting.NO_CONTRACT else str(months)
        for months in rows["ends_in"]
    ]
    rows = rows.rename_axis("subscriber").reset_index()
    return rows.set_axis([texts(f"labels.columns.{column}") for column in rows.columns], axis=1)


def draw(shown: Shown) -> pd.DataFrame:
    """Return the first names of the list."""
    return _readable(shown.chosen.head(10))


def says(shown: Shown) -> str:
    """Return the list's size and cost in words."""
    if not len(shown.chosen):
        return texts(f"{KEY}.nobody")
    soon = shown.chosen["ends_in"].between(0, 2)
    return texts(
        f"{KEY}.says",
        inside=shown.inside,
        names=len(shown.chosen),
        cost=len(shown.chosen) * shown.costs.per_call,
        bill=float(shown.chosen["bill"].mean()),
        soon=float(soon.mean()),
        score=float(shown.chosen["score"].mean()),
    )


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the target list."""
    return _readable(shown.chosen)


def target_rules(mart: door.Mart) -> Explorer:
    """Return the rule editor on the case's dataset."""
    panel = Panel.of(mart)
    return explorer(
        controls(), panel.compute, draw, says=says, texts=texts, key=KEY,
        takeaway=takeaway, filename=texts(f"{KEY}.file"),
    )  # fmt: skip
