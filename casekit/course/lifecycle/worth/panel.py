"""A new line's value month by month: which channel, at what margin and rate, and who leaves when."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis.clv import discounted
from casekit.analysis.money import figure
from casekit.classroom import Panel, Pick, Slider
from casekit.course.lifecycle.worth import charts, methods
from casekit.course.lifecycle.worth.charts import Repaid
from casekit.course.lifecycle.worth.methods import LONGEST, Newcomer
from casekit.text import Catalogue
from synthetic.schema.codes import CHANNELS

texts = Catalogue("casekit.course.lifecycle.worth")

LEAVING = ("own", "churn", "nobody")
"""Who leaves: as the channel's lines do, as all lines do on average, or nobody."""


class Known(NamedTuple):
    """New lines by channel, and the share of all lines that leaves in a month."""

    new: dict[str, Newcomer]
    churn: float

    @classmethod
    def of(cls, mart: door.Mart) -> Known:
        return cls(methods.newcomers(mart), methods.of_the_base(mart)[1])

    def compute(
        self, channel: str, margin: float, discount: float, months: int, leaving: str
    ) -> tuple[Repaid, dict[str, Repaid]]:
        """Return what a new line of a channel has brought by month, and the same of all channels."""
        each = {
            name: Repaid(name, self._brought(new, margin, discount, int(months), leaving), new.paid)
            for name, new in self.new.items()
        }
        return each[channel], each

    def _brought(self, new: Newcomer, margin, discount, months: int, leaving: str) -> np.ndarray:
        ahead = np.arange(1, months + 1)
        stays = {"own": new.stays[:months], "churn": (1 - self.churn) ** ahead, "nobody": ahead**0}
        return (margin * new.bill * discounted(stays[leaving], discount)).cumsum()


def controls(known: Known | None = None) -> dict:
    """Return the channel, the margin, the monthly rate, the months ahead and who leaves."""
    channels = {one: texts(f"channels.{one}") for one in (known.new if known else CHANNELS)}
    return {
        "channel": Pick(channels, next(iter(channels))),
        "leaving": Pick({one: texts(f"leaving.{one}") for one in LEAVING}, LEAVING[-1]),
        "margin": Slider(0.2, 0.8, figure("margin"), 0.05, "%"),
        "discount": Slider(0.0, 0.02, figure("discount"), 0.005, "%"),
        "months": Slider(12, LONGEST, LONGEST, 6),
    }


def says(shown: tuple[Repaid, dict[str, Repaid]]) -> str:
    """Return what the line is worth and what is paid for it, in words."""
    one, _ = shown
    channel = texts(f"channels.{one.channel}")
    return texts("panel.says", channel=channel, brought=one.brought[-1], paid=one.paid)


def takeaway(shown: tuple[Repaid, dict[str, Repaid]]) -> pd.DataFrame:
    """Return what a line is worth, costs, and the month it has paid back, by channel."""
    _, each = shown
    rows = [
        (texts(f"channels.{one.channel}"), one.brought[-1], one.paid, one.month)
        for one in each.values()
    ]
    heads = [texts(f"panel.columns.{one}") for one in ("channel", "worth", "paid", "month")]
    return pd.DataFrame(rows, columns=heads)


pays_back = Panel(
    of=Known.of,
    controls=controls,
    compute=Known.compute,
    draw=lambda shown: charts.repaid_line(shown[0]),
    says=says,
    texts=texts,
    takeaway=takeaway,
)
