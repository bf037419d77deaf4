"""The value-loss model: three months in, loss in both of the next two.

The operator's compendium predicts, for mid/high-end customers, loss of value in two consecutive
months (the current one included) from the three months before it. In the terms of this kit the
decision falls at the end of `month`; the "current month" is month + 1, and it is half of the outcome.
A month of which the bill is in the outcome must never be among the inputs: that is the leak.

The kit's own convention: value is lost in a month whose bill is under 70 % of the mean of the three
months in; mid/high-end is a mean bill of 60 yuan or more. Who leaves the network within the two
months is the churn model's business and is not counted here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.models import evaluation, fit
from casekit.mart.names import MID_HIGH
from synthetic.calendar import add_months, month_range

LOSS_LEVEL = 0.70
HISTORY, OUTCOME = 3, 2
CURRENT = {"bill_current": "bill", "minutes_current": "minutes_out", "data_current": "data_gb"}
"""Columns of the leak, each with its column of `monthly`: the month after the decision, which the
outcome is made of. Those that the data lack are left out."""


class Windows(NamedTuple):
    """Billing months a model may look at, and those it must foresee."""

    history: tuple[int, ...]
    outcome: tuple[int, ...]


def windows(month: int, history: int = HISTORY, outcome: int = OUTCOME) -> Windows:
    """Return the windows of a decision at the end of `month`: it is the last month in."""
    first = add_months(month, 1 - history)
    return Windows(
        tuple(month_range(first, history)), tuple(month_range(add_months(month, 1), outcome))
    )


def value_loss(
    bills: pd.DataFrame,
    month: int,
    level: float = LOSS_LEVEL,
    months_low: int = OUTCOME,
    history: int = HISTORY,
) -> pd.Series:
    """Return who loses value after `month`.

    Args:
        bills: rows of `monthly` with subscriber, month and bill (yuan).
        month: decision month.
        level: a bill under this share of the mean of the months in is a loss.
        months_low: of the two months, how many must be a loss; 2 is the model's definition.
        history: months in.

    Returns:
        Series "loss" (True/False) by subscriber, of those with a bill in every month of both
        windows and a mean above zero.
    """
    before, after = windows(month, history)
    rows = bills[bills["month"].isin((*before, *after))]
    table = rows.pivot(index="subscriber", columns="month", values="bill")
    table = table.reindex(columns=[*before, *after]).dropna()
    usual = table[list(before)].mean(axis=1)
    table, usual = table[usual > 0], usual[usual > 0]
    low = table[list(after)].lt(level * usual, axis=0).sum(axis=1)
    return (low >= months_low).rename("loss")


def loss_panel(
    mart: door.Mart, months: Iterable[int], least: float = MID_HIGH, leak: bool = False
) -> pd.DataFrame:
    """Return features and loss of mid/high-end customers in several decision months.

    Args:
        mart: the dataset.
        months: decision months, each with two known months after it.
        least: lowest mean bill of the three months in, yuan.
        leak: add `CURRENT`, the month after the decision: what a table of "the current month"
            holds when it is pulled together afterwards.

    Returns:
        Index (month, subscriber); the mart's features, `loss`, and the leak if asked for.
    """
    frames = {}
    for month in months:
        before, after = windows(month)
        rows = mart.window([*before, *after], ["subscriber", "month", "bill"])
        loss = value_loss(rows, month)
        frame = door.features(mart, month)
        frame = frame[(frame["bill_mean_3m"] >= least) & frame.index.isin(loss.index)]
        if leak:
            frame = frame.join(_use_of(mart, after[0]))
        frame["loss"] = loss.reindex(frame.index)
        frames[int(month)] = frame
    return pd.concat(frames, names=["month", "subscriber"])


def as_in_use(leaking: pd.DataFrame, mart: door.Mart) -> pd.DataFrame:
    """Return a leaking panel as it would look on the day of decision.

    The current month has not happened yet: its columns hold the last month there is.
    """
    out = leaking.drop(columns=list(CURRENT), errors="ignore")
    months = out.index.get_level_values("month").unique()
    last = {month: _use_of(mart, month).reindex(out.loc[month].index) for month in months}
    return out.join(pd.concat(last, names=["month", "subscriber"]))[list(leaking.columns)]


def leak_report(
    clean: tuple[pd.DataFrame, pd.DataFrame],
    leaking: tuple[pd.DataFrame, pd.DataFrame],
    in_use: pd.DataFrame,
    kind: str = "boosting",
) -> pd.DataFrame:
    """Return the AUC of the honest model and of the leaking one, in the lab and in use.

    Args:
        clean, leaking: (train, test) panels of `loss_panel` without and with the leak.
        in_use: the leaking test panel through `as_in_use`.
        kind: of `analysis.models.KINDS`.

    Returns:
        Rows clean, leaking, leaking_in_use; column auc.
    """
    honest = fit(clean[0], kind, outcome="loss")
    leaky = fit(leaking[0], kind, outcome="loss")
    scored = {
        "clean": (honest, clean[1]),
        "leaking": (leaky, leaking[1]),
        "leaking_in_use": (leaky, in_use),
    }
    auc = {name: evaluation.auc(m.score(test), test["loss"]) for name, (m, test) in scored.items()}
    return pd.Series(auc, name="auc").to_frame()


@models.kept
def leak_measured(mart: door.Mart) -> pd.DataFrame:
    """Return `leak_report` of the course's months: learnt from the early ones, judged on the late."""
    clean, leaking = (
        tuple(loss_panel(mart, months, leak=leak) for months in models.split(mart))
        for leak in (False, True)
    )
    return leak_report(clean, leaking, as_in_use(leaking[1], mart))


def _use_of(mart: door.Mart, month: int) -> pd.DataFrame:
    known = {name: column for name, column in CURRENT.items() if mart.knows(f"monthly.{column}")}
    rows = mart.month(month, ["subscriber", *known.values()]).set_index("subscriber")
    return rows.set_axis(list(known), axis=1).astype("float64")
