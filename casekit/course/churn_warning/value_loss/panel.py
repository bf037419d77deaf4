"""Windows of the value-loss model: months in, definition of loss, and the leak of the current month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.analysis import models, words
from casekit.analysis.models import evaluation
from casekit.classroom import Panel, Pick, Slider, Switch
from casekit.course.churn_warning.value_loss import charts, methods
from casekit.mart.names import MID_HIGH
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.value_loss")

MOST_ROWS = 4_000
_MONTHS = methods.HISTORY + methods.OUTCOME


def controls(use: Use) -> dict:
    """Return the panel's controls."""
    both = {2: texts("panel.both"), 1: texts("panel.either")}
    return {
        "history": Slider(1, methods.HISTORY, methods.HISTORY, 1, "months"),
        "level": Slider(0.5, 0.95, methods.LOSS_LEVEL, 0.05, "%"),
        "months_low": Pick(both, 2),
        "leak": Switch(False),
    }


class Shown(NamedTuple):
    """Share who lose value, and the AUC by way (see `methods.leak_report`)."""

    rate: float
    customers: int
    report: pd.DataFrame


@dataclass(frozen=True)
class Use:
    """Use of mid/high-end customers around two decisions, to learn from and to be judged on.

    Each array has the shape (customers, 5 months, bill–minutes–data), the bill and what else the
    data have.
    """

    learnt: np.ndarray
    judged: np.ndarray

    @classmethod
    def of(cls, mart: door.Mart) -> Use:
        split = models.split(mart)
        learnt = [_use(mart, month) for month in split.train[-3:]]
        return cls(_few(np.concatenate(learnt)), _few(_use(mart, split.test[-1])))

    def compute(self, history: int, level: float, months_low: int, leak: bool) -> Shown:
        """Return what a plain model reaches with these windows."""
        loss = [_loss(use, level, months_low) for use in (self.learnt, self.judged)]
        rate = float(loss[1].mean())
        auc = {"clean": self._auc(history, False, False, loss)}
        if leak:
            auc["leaking"] = self._auc(history, True, False, loss)
            auc["leaking_in_use"] = self._auc(history, True, True, loss)
        return Shown(rate, len(self.judged), pd.Series(auc, name="auc").to_frame())

    def _auc(self, history: int, leak: bool, in_use: bool, loss: list[np.ndarray]) -> float:
        if loss[0].all() or not loss[0].any():
            return float("nan")
        from sklearn.linear_model import LogisticRegression

        X = _inputs(self.learnt, history, leak, in_use=False)
        middle, spread = X.mean(axis=0), X.std(axis=0) + 1e-9
        model = LogisticRegression(C=1.0, solver="newton-cholesky", max_iter=12, tol=1e-2)
        model.fit((X - middle) / spread, loss[0])
        tried = (_inputs(self.judged, history, leak, in_use) - middle) / spread
        return evaluation.auc(model.decision_function(tried), loss[1])


def _use(mart: door.Mart, month: int) -> np.ndarray:
    """Return use around a decision of those active then and with bills throughout, mid/high-end."""
    before, after = methods.windows(month)
    mart.need("monthly.bill")
    kinds = [name for name in methods.CURRENT.values() if mart.knows(f"monthly.{name}")]
    rows = mart.window([*before, *after], ["subscriber", "month", *kinds])
    rows = rows[rows["subscriber"].isin(door.base(mart, month))]
    table = rows.pivot(index="subscriber", columns="month", values=kinds).dropna()
    use = table.to_numpy(dtype=float).reshape(len(table), len(kinds), _MONTHS).swapaxes(1, 2)
    return use[use[:, : methods.HISTORY, 0].mean(axis=1) >= MID_HIGH]


def _few(use: np.ndarray) -> np.ndarray:
    if len(use) <= MOST_ROWS:
        return use
    return use[np.sort(np.random.default_rng(0).choice(len(use), MOST_ROWS, replace=False))]


def _loss(use: np.ndarray, level: float, months_low: int) -> np.ndarray:
    bills = use[:, :, 0]
    usual = bills[:, : methods.HISTORY].mean(axis=1, keepdims=True)
    return (bills[:, methods.HISTORY :] < level * usual).sum(axis=1) >= months_low


def _inputs(use: np.ndarray, history: int, leak: bool, in_use: bool) -> np.ndarray:
    """Return each month in as a ratio to the mean of the months in, and the mean bill."""
    first = methods.HISTORY - history
    months = use[:, first : methods.HISTORY]
    usual = months.mean(axis=1, keepdims=True) + 1.0
    if leak:  # the current month; on the day of decision the last complete one stands in for it
        current = methods.HISTORY - 1 if in_use else methods.HISTORY
        months = np.concatenate([months, use[:, [current]]], axis=1)
    ratios = np.minimum(months / usual, 5.0).reshape(len(use), -1)
    return np.column_stack([ratios, np.log(usual[:, 0, 0])])


def draw(shown: Shown):
    """Return the AUC by way, or a word where nobody or everybody loses value."""
    if shown.report["auc"].isna().any():
        return texts("panel.nothing")
    return charts.leak_bars(shown.report)


def says(shown: Shown) -> str:
    """Return the windows' outcome in words."""
    said = [f"{words.name('ways', way)} {auc:.2f}" for way, auc in shown.report["auc"].items()]
    return texts("panel.says", customers=shown.customers, rate=shown.rate, ways=said)


window_builder = Panel(
    of=Use.of,
    controls=controls,
    compute=Use.compute,
    draw=draw,
    says=says,
    texts=texts,
)
