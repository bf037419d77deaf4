"""How many calls pay: cost, save rate and value → cut-off, list and profit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.money import Call, example, figure, value_kept
from casekit.classroom import Panel, Slider
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.cut_off import charts, methods
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.cut_off")

CALL = example()
CONTROLS = {
    "contact_cost": Slider(1, 40, CALL.cost, 1, "yuan"),
    "save_probability": Slider(0.0, 0.6, CALL.save_rate, 0.01, "%"),
    "value": Slider(20, 1600, CALL.value, 20, "yuan"),
    # From the formula's line, where the last of the list teach most: the rest is to be moved.
    "cut_off": Slider(0.0, 1.0, round(CALL.break_even, 3), 0.001, "%"),
}


ADVICES = ("call", "hold", "strike")
DECIDED = 0.30
"""Score from which most have decided to leave."""


class Shown(NamedTuple):
    """The profit curve, the money it was made with, the reader's row, the best one, and the list.

    `called` has score, bill and gain: what a call is expected to bring by the customer's own bill.
    """

    curve: pd.DataFrame
    call: Call
    chosen: pd.Series
    best: pd.Series
    called: pd.DataFrame


@dataclass(frozen=True)
class Scored:
    """What does not depend on money: scores (highest first) and the leavers from each cut-off up.

    `bill` is the mean of three months (yuan) by subscriber; missing where it is unknown.
    """

    score: pd.Series
    reached: pd.DataFrame
    bill: pd.Series

    @classmethod
    def of(cls, mart: door.Mart) -> Scored:
        score = models.score(mart)
        reached = methods.reached(score, models.decision(mart).leaves)
        bill = models.decision(mart).features["bill_mean_3m"].reindex(score.index)
        return cls(score.sort_values(ascending=False), reached, bill)

    def compute(
        self, contact_cost: float, save_probability: float, value: float, cut_off: float
    ) -> Shown:
        """Return the curve and the list at a cut-off."""
        call = Call(contact_cost, save_probability, value)
        curve = methods.priced(self.reached, call)
        row = methods.row_at(curve, cut_off)
        score = self.score.iloc[: int(row["called"])]
        bill = self.bill.reindex(score.index)
        gain = score * save_probability * value_kept(bill) - contact_cost
        called = pd.DataFrame({"score": score, "bill": bill, "gain": gain})
        return Shown(curve, call, row, methods.best_row(curve), called)


def draw(shown: Shown):
    """Return the profit curve with the chosen and the best cut-off."""
    return charts.profit_line(shown.curve, shown.call, float(shown.chosen["cut_off"]))


def says(shown: Shown) -> str:
    """Return the list at the chosen cut-off in words."""
    row, gain = shown.chosen, shown.called["gain"]
    formula, cut_off = shown.call.break_even, float(row["cut_off"])
    moved = formula < 1 and abs(formula - cut_off) > 1.5 * charts.STEP
    told = texts(
        f"panel.says.{'list' if len(shown.called) else 'nobody'}",
        called=int(row["called"]),
        leavers=int(row["leavers_called"]),
        outcome=charts.outcome(row["profit"]),
        months=figure("save_months"),
        margin=figure("margin"),
        own=gain.sum(),
        losing=int((gain < 0).sum()),
        struck=gain[gain >= 0].sum(),
    )
    return sentences(
        told, texts("panel.says.moved", formula=formula, cut_off=cut_off) if moved else ""
    )


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the call list with what to do: whom to call first, whom to leave for later, whom to strike
    off; the largest expected gain of each first."""
    order = shown.called.assign(advice=advised(shown.called))
    called = order.sort_values(["advice", "gain"], ascending=[True, False], kind="stable")
    rows = pd.DataFrame(
        {
            names.heading("score_percent"): (100 * called["score"]).round(1),
            names.heading("bill"): called["bill"].round(1),
            texts("panel.gain"): called["gain"].round(1),
            texts("panel.advice"): [texts(f"panel.advices.{one}") for one in called["advice"]],
        }
    )
    return rows.rename_axis(names.heading("subscriber")).reset_index()


def advised(called: pd.DataFrame) -> pd.Categorical:
    """Return what to do with each of a list (score, gain): one of `ADVICES`."""
    held = called["score"] >= DECIDED
    advice = np.where(called["gain"] < 0, "strike", np.where(held, "hold", "call"))
    return pd.Categorical(advice, categories=ADVICES, ordered=True)


cut_off_explorer = Panel(
    of=Scored.of,
    controls=CONTROLS,
    compute=Scored.compute,
    draw=draw,
    says=says,
    texts=texts,
    takeaway=takeaway,
)
