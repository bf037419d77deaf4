"""Editor of the five zones: borders of score and value → who is where, and what is at stake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.classroom.controls import Slider
from casekit.classroom.explorer import Explorer, explorer
from casekit.course.churn_warning import reference, zones
from casekit.course.churn_warning.labels import headed, name, texts
from casekit.course.churn_warning.widgets import action_charts

KEY = "widgets.zone_editor"
CONTROLS = {
    "watch": Slider(0.01, 0.30, 0.05, 0.01, "%"),
    "alarm": Slider(0.02, 0.60, 0.10, 0.01, "%"),
    "value": Slider(0, 200, 60, 5, "yuan"),
}
SCORES = np.geomspace(0.003, 1.0, 31)
VALUES = np.linspace(0, 200, 21)


class Shown(NamedTuple):
    """Zones of the customers, what they add up to, the borders, and what the map is drawn from."""

    zone: pd.Series
    summary: pd.DataFrame
    cuts: zones.Cuts
    counts: np.ndarray
    customers: pd.DataFrame


@dataclass(frozen=True)
class Panel:
    """Customers with score, value and outcome, and how many stand in each field of the map."""

    customers: pd.DataFrame
    counts: np.ndarray

    @classmethod
    def of(cls, mart: door.Mart) -> Panel:
        customers = reference.zoned(mart)
        scored = customers.dropna(subset="score")
        inside = np.histogram2d(
            scored["value"].clip(VALUES[0], VALUES[-1]),
            scored["score"].clip(SCORES[0], SCORES[-1]),
            [VALUES, SCORES],
        )
        return cls(customers, inside[0])

    def compute(self, watch: float, alarm: float, value: float) -> Shown:
        """Return the zones at these borders; an alarm border below the watch border is raised to it."""
        cuts = zones.Cuts(watch, max(watch, alarm), value)
        score, worth = self.customers["score"], self.customers["value"]
        zone = zones.assign(score, worth, cuts)
        summary = zones.summary(zone, score, worth, self.customers["leaves"])
        return Shown(zone, summary, cuts, self.counts, self.customers)


def draw(shown: Shown) -> list:
    """Return the map and the table of the zones."""
    formats = {
        "customers": "n",
        "share": "%",
        "churn_rate": "%",
        "mean_value": "yuan",
        "value_at_stake": "yuan",
        "stake_per_customer": "yuan",
        "priority": "n",
    }
    table = headed(shown.summary, formats, "zones")
    table[texts("labels.columns.action")] = [name("zone_actions", zone) for zone in zones.ZONES]
    figure = action_charts.zone_map(shown.counts, SCORES, VALUES, shown.cuts, shown.summary)
    return [figure, table]


def says(shown: Shown) -> str:
    """Return sizes and the order of priority in words."""
    ranked = shown.summary.dropna(subset="priority").sort_values("priority").index
    return texts(
        f"{KEY}.says",
        sizes=[
            f"{name('zones', z)} {int(shown.summary.loc[z, 'customers']):,}" for z in zones.ZONES
        ],
        order=[name("zones", zone) for zone in ranked],
    )


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return those at risk: zone, score, bill and what to do, in the order of the zones."""
    rows = shown.customers.assign(zone=shown.zone)
    rows = rows[rows["zone"].isin(["red", "yellow", "blue"])]
    rows = rows.sort_values(["zone", "score"], ascending=[True, False])
    table = {
        "subscriber": rows.index,
        "zone": [name("zones", zone) for zone in rows["zone"]],
        "score": rows["score"].round(4).to_numpy(),
        "bill": rows["value"].round(2).to_numpy(),
        "action": [name("zone_actions", zone) for zone in rows["zone"]],
    }
    return pd.DataFrame({texts(f"labels.columns.{key}"): column for key, column in table.items()})


def zone_editor(mart: door.Mart) -> Explorer:
    """Return the zone editor on a dataset's judged month."""
    panel = Panel.of(mart)
    return explorer(
        CONTROLS, panel.compute, draw, says=says, texts=texts, key=KEY,
        takeaway=takeaway, filename=texts(f"{KEY}.file"),
    )  # fmt: skip
