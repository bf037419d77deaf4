"""How deep a list of care calls goes until the next yuan is better spent elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis.money import figure
from casekit.classroom import Panel, Pick, Slider
from casekit.course.segmentation.worth import charts, debrief, methods
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.segmentation.worth")


class Deep(NamedTuple):
    """A list called down to a depth: what it brings back step by step, and what winning does."""

    list_: pd.DataFrame
    back: pd.DataFrame
    order: str
    depth: float
    cost: float
    winning: float
    won: float


@dataclass(frozen=True)
class Lists:
    """The lists by order (of `debrief.down`), and what a line won costs and is worth, yuan."""

    lists: dict[str, pd.DataFrame]
    won: methods.Door

    @classmethod
    def of(cls, mart: door.Mart) -> Lists:
        return cls({one: debrief.down(mart, one) for one in debrief.ORDERS}, methods.won(mart))

    def compute(self, order: str, depth: float, cost: float, winning: float) -> Deep:
        """Return the list in this order at these costs (yuan a call, yuan a line won)."""
        list_ = self.lists[order]
        at = min(list_.index, key=lambda one: abs(one - depth))
        back = debrief.returns(list_, cost)
        return Deep(list_, back, order, at, cost, winning, self.won.worth / winning)


def controls(known: Lists | None = None) -> dict:
    """Return order and depth, and the costs to begin with: the sheet's, and that of a line won."""
    winning = 5 * round(known.won.cost / 5) if known else figure("store_line")
    return {
        "order": Pick({key: texts(f"orders.{key}") for key in debrief.ORDERS}, "risk"),
        "depth": Slider(0.05, 1.0, 0.3, 0.05, "%"),
        "cost": Slider(1, 20, figure("care_call"), 1, "yuan"),
        "winning": Slider(50, 600, winning, 5, "yuan"),
    }


def says(shown: Deep) -> str:
    """Return in words what the list costs and keeps, and what the last of it costs."""
    row, net = shown.list_.loc[shown.depth], shown.back.loc[shown.depth, "net"]
    per_save = shown.back.loc[shown.depth, "per_save"]
    return texts(
        "panel.says",
        called=int(row["called"]),
        spent=shown.cost * row["called"],
        saved=max(0.0, row["saved"]),
        net=texts(f"panel.{'earns' if net >= 0 else 'loses'}", yuan=abs(net)),
        last=texts("panel.per_save" if np.isfinite(per_save) else "panel.nobody", yuan=per_save),
        winning=shown.winning,
    )


def takeaway(shown: Deep) -> pd.DataFrame:
    """Return the list step by step."""
    back = shown.back.replace(float("inf"), float("nan")).round(2)
    table = {
        "depth": (100 * back.index.to_series()).round(0).astype(int),
        "called": shown.list_["called"],
        "saved": shown.list_["saved"].round(1),
        "per_save": back["per_save"],
        "following": back["following"],
        "average": back["average"],
        "net": back["net"],
    }
    return pd.DataFrame({names.heading(key): list(column) for key, column in table.items()})


how_deep = Panel(
    of=Lists.of,
    controls=controls,
    compute=Lists.compute,
    draw=lambda shown: charts.down_the_list(shown.back, shown.depth, shown.won, shown.order),
    says=says,
    texts=texts,
    takeaway=takeaway,
    needs_truth=True,
)
