"""The case's target list by rule: filters, ranking and cap → list, its cost, its make-up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.classroom import Pick, Slider, Switch
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.expiry_cliff import methods
from casekit.mart import names
from casekit.text import Catalogue
from synthetic.calendar import add_months

texts = Catalogue("casekit.course.churn_warning.expiry_cliff")


def controls(room: Room | None = None) -> dict:
    """Return the controls of a rule, fields of `methods.TargetRule`."""
    return {
        "ends_from": Slider(methods.EARLIEST, methods.LATEST, methods.EARLIEST, 1, "months"),
        "ends_to": Slider(methods.EARLIEST, methods.LATEST, methods.LATEST, 1, "months"),
        "others": Switch(True),
        "least_bill": Slider(0, 150, 0, 5, "yuan"),
        "most_alarms": Slider(0, 7, 7, 1),
        "most_score": Slider(0.05, 1.0, 1.0, 0.05, "%"),
        "rank_by": Pick({key: texts(f"rankings.{key}") for key in methods.RANKINGS}, "score"),
        "calls": Slider(20, methods.CALLS, methods.CALLS, 10, "calls"),
    }


class Shown(NamedTuple):
    """The list in the order of calling, the money of making the calls, and how it was drawn up."""

    chosen: pd.DataFrame
    inside: int
    costs: campaigns.Costs
    rank_by: str
    turned_round: bool


@dataclass(frozen=True)
class Room:
    """The customers of the case with what the room knows of them, and the costs."""

    customers: pd.DataFrame
    costs: campaigns.Costs

    @classmethod
    def of(cls, mart: door.Mart, month: int = methods.CASE_MONTH) -> Room:
        costs = campaigns.pilot_costs(mart, int(mart.campaigns["campaign"].max()))
        return cls(methods.case_table(mart, month), costs)

    def compute(self, **setting) -> Shown:
        """Return the list of a setting."""
        rule = methods.TargetRule(**setting)
        inside = int(methods.inside(self.customers, rule).sum())
        turned_round = rule.ends_from > rule.ends_to
        chosen = methods.choose(self.customers, rule)
        return Shown(chosen, inside, self.costs, rule.rank_by, turned_round)


_COLUMNS = ("score", "bill", "ends_in", "alarms", "saving", "value", "tenure")


def _rows(chosen: pd.DataFrame) -> pd.DataFrame:
    """The list with as many digits as are of use; nothing where there is no contract to end."""
    rows = chosen[list(_COLUMNS)].round({"bill": 1, "saving": 1, "value": 0})
    rows = rows.assign(score=(100 * rows["score"]).round(1)).rename(
        columns={"score": "score_percent"}
    )
    rows["ends_in"] = rows["ends_in"].astype("Int64").mask(rows["ends_in"] == methods.NO_CONTRACT)
    return rows.rename_axis("subscriber").reset_index()


def draw(shown: Shown) -> pd.DataFrame:
    """Return the first names of the list."""
    rows = _rows(shown.chosen.head(10))
    rows["ends_in"] = rows["ends_in"].astype("string").fillna(texts("panel.no_contract"))
    return rows.set_axis(names.headings(rows.columns), axis=1)


def says(shown: Shown) -> str:
    """Return the list's size and cost in words."""
    turned = [texts("panel.turned_round")] if shown.turned_round else []
    return sentences(*turned, _size_and_cost(shown))


def _size_and_cost(shown: Shown) -> str:
    if not len(shown.chosen):
        return texts("panel.nobody")
    soon = shown.chosen["ends_in"].between(0, 2)
    return texts(
        "panel.says",
        inside=shown.inside,
        names=len(shown.chosen),
        cost=len(shown.chosen) * shown.costs.per_call,
        bill=float(shown.chosen["bill"].mean()),
        soon=float(soon.mean()),
        score=float(shown.chosen["score"].mean()),
    )


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the target list, its figures as figures, and why each is on it."""
    rows = _rows(shown.chosen)
    ranking = texts(f"rankings.{shown.rank_by}")
    why = [
        texts("panel.why", end=_end(left), ranking=ranking, place=place)
        for place, left in enumerate(rows["ends_in"], 1)
    ]
    return rows.set_axis(names.headings(rows.columns), axis=1).assign(
        **{texts("panel.reason"): why}
    )


def _end(left: int) -> str:
    """When a contract ends, in words: so many months from now, or since."""
    if pd.isna(left):
        return texts("panel.no_contract")
    month = int(add_months(methods.CASE_MONTH, int(left)))
    return texts("panel.ends" if left >= 0 else "panel.ended", month=month)
