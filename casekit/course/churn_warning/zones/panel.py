"""Editor of the five zones: borders of score and value → who is where, and what is at stake."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.classroom import Panel, Slider
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.zones import charts, methods
from casekit.course.churn_warning.zones.tables import zone_table
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.zones")

CONTROLS = {
    "alarm": Slider(0.02, 0.60, methods.STRICT.alarm, 0.01, "%"),
    "value": Slider(0, 180, methods.STRICT.value, 1, "yuan"),
    "watch": Slider(0.01, 0.30, methods.STRICT.watch, 0.01, "%"),
}
"""They begin where calls are left over, so that there is something to do."""


class Shown(NamedTuple):
    """Zones of the customers, what they add up to, the borders, and what the map is drawn from.

    Attributes:
        raised: whether the alarm border was set below the watch border and had to be raised to it.
    """

    zone: pd.Series
    summary: pd.DataFrame
    cuts: methods.Cuts
    counts: np.ndarray
    customers: pd.DataFrame
    raised: bool


@dataclass(frozen=True)
class Crowd:
    """Customers with score, value and outcome, and how many stand in each field of the map."""

    customers: pd.DataFrame
    counts: np.ndarray

    @classmethod
    def of(cls, mart: door.Mart) -> Crowd:
        customers = methods.zoned(mart)
        return cls(customers, methods.counts(customers))

    def compute(self, watch: float, alarm: float, value: float) -> Shown:
        """Return the zones at these borders; an alarm border below the watch border is raised to it."""
        cuts = methods.Cuts(watch, max(watch, alarm), value)
        score, worth = self.customers["score"], self.customers["value"]
        zone = methods.assign(score, worth, cuts)
        summary = methods.summary(zone, score, worth, self.customers["leaves"])
        return Shown(zone, summary, cuts, self.counts, self.customers, alarm < watch - 1e-9)


def draw(shown: Shown) -> list:
    """Return the map and the table of the zones."""
    return [charts.zone_map(shown.counts, shown.summary, shown.cuts), zone_table(shown.summary)]


def says(shown: Shown) -> str:
    """Return in words whether the calls of a month are enough for red."""
    raised = texts("panel.raised", watch=shown.cuts.watch) if shown.raised else ""
    return sentences(raised, _calls(int(shown.summary.loc["red", "customers"])))


def _calls(red: int) -> str:
    """Say whether the callers get through the red zone in a month."""
    spare = methods.CALLS - red
    key = "full" if spare == 0 else "spare" if spare > 0 else "over"
    return texts(f"panel.{key}", calls=methods.CALLS, red=red, spare=spare, over=-spare)


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return those at risk: zone, score, bill, stake and what to do, in the order of calling."""
    rows = methods.in_order(shown.customers, shown.zone)
    table = {
        "subscriber": rows.index,
        "zone": [texts(f"zones.{zone}") for zone in rows["zone"]],
        "score_percent": (100 * rows["score"]).round(1).to_numpy(),
        "bill": rows["value"].round(2).to_numpy(),
        "value_at_stake": rows["stake"].round(0).to_numpy(),
        "action": [texts(f"actions.{zone}") for zone in rows["zone"]],
    }
    listed = pd.DataFrame({names.heading(key): column for key, column in table.items()})
    listed.insert(0, texts("panel.order"), range(1, len(listed) + 1))
    return listed


zone_editor = Panel(
    of=Crowd.of,
    controls=CONTROLS,
    compute=Crowd.compute,
    draw=draw,
    says=says,
    texts=texts,
    takeaway=takeaway,
)
