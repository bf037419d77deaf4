"""Windows of the value-loss model: months in, definition of loss, and the leak of the current month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.classroom.controls import Pick, Slider, Switch
from casekit.classroom.explorer import Explorer, explorer
from casekit.course.churn_warning import evaluation, reference, value_loss
from casekit.course.churn_warning.labels import name, texts
from casekit.course.churn_warning.widgets import reading_charts

KEY = "widgets.window_builder"
MOST_ROWS = 4_000
_MONTHS = value_loss.HISTORY + value_loss.OUTCOME


def controls() -> dict:
    """Return the panel's controls."""
    both = {2: texts(f"{KEY}.both"), 1: texts(f"{KEY}.either")}
    return {
        "history": Slider(1, value_loss.HISTORY, value_loss.HISTORY, 1, "months"),
        "level": Slider(0.5, 0.95, value_loss.LOSS_LEVEL, 0.05, "%"),
        "months_low": Pick(both, 2),
        "leak": Switch(False),
    }


class Shown(NamedTuple):
    """Share who lose value, and the AUC by way (see `value_loss.leak_report`)."""

    rate: float
    customers: int
    report: pd.DataFrame


@dataclass(frozen=True)
class Panel:
    """Use of mid/high-end customers around two decisions, to learn from and to be judged on.

    Each array has the shape (customers, 5 months, bill–minutes–data), the bill and what else the
    data have.
    """

    learnt: np.ndarray
    judged: np.ndarray

    @classmethod
    def of(cls, mart: door.Mart) -> Panel:
        split = reference.split(mart)
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
    """Return use around a decision of those on the network throughout, mid/high-end only."""
    before, after = value_loss.windows(month)
    mart.need("monthly.bill")
    kinds = [name for name in value_loss.CURRENT.values() if mart.knows(f"monthly.{name}")]
    rows = mart.window([*before, *after], ["subscriber", "month", *kinds])
    table = rows.pivot(index="subscriber", columns="month", values=kinds).dropna()
    use = table.to_numpy(dtype=float).reshape(len(table), len(kinds), _MONTHS).swapaxes(1, 2)
    return use[use[:, : value_loss.HISTORY, 0].mean(axis=1) >= value_loss.MID_HIGH]


def _few(use: np.ndarray) -> np.ndarray:
    if len(use) <= MOST_ROWS:
        return use
    return use[np.sort(np.random.default_rng(0).choice(len(use), MOST_ROWS, replace=False))]


def _loss(use: np.ndarray, level: float, months_low: int) -> np.ndarray:
    bills = use[:, :, 0]
    usual = bills[:, : value_loss.HISTORY].mean(axis=1, keepdims=True)
    return (bills[:, value_loss.HISTORY :] < level * usual).sum(axis=1) >= months_low


def _inputs(use: np.ndarray, history: int, leak: bool, in_use: bool) -> np.ndarray:
    """Return each month in as a ratio to the mean of the months in, and the mean bill."""
    first = value_loss.HISTORY - history
    months = use[:, first : value_loss.HISTORY]
    usual = months.mean(axis=1, keepdims=True) + 1.0
    if leak:  # the current month; on the day of decision the last complete one stands in for it
        current = value_loss.HISTORY - 1 if in_use else value_loss.HISTORY
        months = np.concatenate([months, use[:, [current]]], axis=1)
    ratios = np.minimum(months / usual, 5.0).reshape(len(use), -1)
    return np.column_stack([ratios, np.log(usual[:, 0, 0])])


def draw(shown: Shown):
    """Return the AUC by way, or a word where nobody or everybody loses value."""
    if shown.report["auc"].isna().any():
        return texts(f"{KEY}.nothing")
    return reading_charts.leak_bars(shown.report)


def says(shown: Shown) -> str:
    """Return the windows' outcome in words."""
    said = [f"{name('ways', way)} {auc:.2f}" for way, auc in shown.report["auc"].items()]
    return texts(f"{KEY}.says", customers=shown.customers, rate=shown.rate, ways=said)


def window_builder(mart: door.Mart) -> Explorer:
    """Return the window builder on a dataset."""
    panel = Panel.of(mart)
    return explorer(controls(), panel.compute, draw, says=says, texts=texts, key=KEY)
