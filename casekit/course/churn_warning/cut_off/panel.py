"""How many calls pay: cost, save rate and value → cut-off, list and profit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.money import Call, example, figure, gain_of_call, kept_of
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


ADVICES = ("call", "small", "decided", "alone")
"""What to do with one of the list: call, or strike off, and why."""


class Shown(NamedTuple):
    """The profit curve, the money it was made with, the reader's row, the best one, and the list.

    `curve` has a column own, too: what each cut-off is expected to bring by each one's own bill;
    `scored` has score, bill, kept (share of would-be leavers) and gain (yuan) of everybody, highest
    score first.
    """

    curve: pd.DataFrame
    call: Call
    chosen: pd.Series
    best: pd.Series
    scored: pd.DataFrame

    @property
    def called(self) -> pd.DataFrame:
        """Those of `scored` from the reader's cut-off up."""
        return self.scored.iloc[: int(self.chosen["called"])]

    @property
    def pays(self) -> pd.Series:
        """Who of `scored` is worth a call."""
        return methods.pays(self.scored["score"], self.scored["gain"])


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
        score = models.trusted(mart)
        reached = methods.reached(score, models.decision(mart).leaves[score.index])
        score = score.sort_values(ascending=False)
        bill = models.decision(mart).features["bill_mean_3m"].reindex(score.index)
        return cls(score, reached, bill)

    def compute(
        self, contact_cost: float, save_probability: float, value: float, cut_off: float
    ) -> Shown:
        """Return the curve and the list at a cut-off."""
        call = Call(contact_cost, save_probability, value)
        gain = gain_of_call(self.score, self.bill, call)
        own = methods.summed_above(self.score, gain)
        curve = methods.priced(self.reached, call).assign(own=own)
        row = methods.row_at(curve, cut_off)
        kept = kept_of(self.score, call.save_rate)
        scored = pd.DataFrame({"score": self.score, "bill": self.bill, "kept": kept, "gain": gain})
        return Shown(curve, call, row, methods.best_row(curve), scored)


def draw(shown: Shown):
    """Return the profit curve with the chosen and the best cut-off."""
    return charts.profit_line(shown.curve, shown.call, float(shown.chosen["cut_off"]))


def says(shown: Shown) -> str:
    """Return the list at the chosen cut-off in words."""
    above = _list(shown) if len(shown.called) else texts("panel.says.nobody")
    return sentences(above, _whose_pays(shown), _line(shown))


def _list(shown: Shown) -> str:
    """Say what the list comes to: alike for all, and by each one's own bill."""
    row = shown.chosen
    return texts(
        "panel.says.list",
        called=int(row["called"]),
        leavers=int(row["leavers_called"]),
        outcome=charts.outcome(row["profit"]),
        border=figure("decided_from"),
        late=min(figure("save_decided"), shown.call.save_rate),
        own=_comes_to(shown.called["gain"].sum()),
    )


def _whose_pays(shown: Shown) -> str:
    """Say how many are worth a call by their own bill, on either side of the line."""
    gain, pays = shown.scored["gain"], shown.pays
    above = gain.index.isin(shown.called.index)
    return texts(
        f"panel.says.{'best' if pays.any() else 'none_pays'}",
        above=int((above & pays).sum()),
        below=int((~above & pays).sum()),
        pays=int(pays.sum()),
        left=_comes_to(gain[pays].sum()),
    )


def _comes_to(yuan: float) -> str:
    return texts(f"panel.{'gains' if yuan >= 0 else 'loses'}", yuan=abs(yuan))


def _line(shown: Shown) -> str:
    """Say where the formula draws the line, if the reader stands elsewhere."""
    formula, cut_off = shown.call.break_even, float(shown.chosen["cut_off"])
    if formula >= 1:
        return texts("panel.says.out_of_reach")
    moved = abs(formula - cut_off) > 1.5 * charts.STEP
    return texts("panel.says.moved", formula=formula, cut_off=cut_off) if moved else ""


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return whose call pays, and whom else the line would call and why not, the largest gain first."""
    above = shown.scored.index.isin(shown.called.index)
    listed = shown.scored[above | shown.pays]
    called = listed.sort_values("gain", ascending=False, kind="stable")
    rows = pd.DataFrame(
        {
            names.heading("score_percent"): (100 * called["score"]).round(1),
            names.heading("bill"): called["bill"].round(1),
            texts("panel.kept"): (100 * called["kept"]).round(1),
            texts("panel.gain"): called["gain"].round(1),
            texts("panel.advice"): [texts(f"panel.advices.{one}") for one in advised(called)],
        }
    )
    rows.insert(0, texts("panel.rank"), range(1, len(rows) + 1))
    return rows.rename_axis(names.heading("subscriber")).reset_index()


def advised(called: pd.DataFrame) -> np.ndarray:
    """Return what to do with each of a list (score, gain): one of `ADVICES`."""
    late = called["score"] >= figure("decided_from")
    advice = np.where(called["gain"] > 0, "call", np.where(late, "decided", "small"))
    return np.where(called["score"] < figure("left_alone"), "alone", advice)


cut_off_explorer = Panel(
    of=Scored.of,
    controls=CONTROLS,
    compute=Scored.compute,
    draw=draw,
    says=says,
    texts=texts,
    takeaway=takeaway,
)
