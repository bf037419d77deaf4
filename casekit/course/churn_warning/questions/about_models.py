"""Models: whose scores are money, and how far down the list to call (W3)."""

from functools import lru_cache

import numpy as np
import pandas as pd

from casekit import mart as door
from casekit.classroom import (
    Answer,
    Choice,
    Function,
    Grade,
    Number,
    Setting,
    Slider,
    question,
)
from casekit.course.churn_warning import cut_off, evaluation, labels, reference

KINDS = ("logistic", "cart", "boosting", "boosting_half")
MONEY = cut_off.Economics(contact_cost=6.0, save_probability=0.20, value=300.0)
NEAR = 0.02
"""How far from the break-even score a cut-off may lie. The most profitable one of a single month
is partly luck, so the month's profit does not judge."""


# --- which scores are money? ---------------------------------------------------------------------


@lru_cache(maxsize=2)
def models_compared(mart: door.Mart) -> pd.DataFrame:
    """Return each model's AUC, mean score, rate that left and calibration error."""
    judged = reference.judged(mart)
    rows = {}
    for kind in KINDS:
        score = reference.score(mart, kind)
        error = evaluation.mean_calibration_error(score, judged.leaves)
        rows[kind] = (
            evaluation.auc(score, judged.leaves),
            score.mean(),
            judged.leaves.mean(),
            error,
        )
    return pd.DataFrame.from_dict(
        rows, orient="index", columns=["auc", "mean_score", "churn_rate", "calibration_error"]
    )


@question(Choice(options=KINDS), covers="W3", minutes=4)
def not_for_money(mart):
    """The model whose scores are no probabilities."""
    table = models_compared(mart)
    worst = table["calibration_error"].idxmax()
    row = table.loc[worst]
    return Answer(
        worst, month=reference.judged(mart).month, mean_score=float(row["mean_score"]),
        rate=float(row["churn_rate"]), auc=float(row["auc"]),
        customers=len(reference.judged(mart).leaves),
    )  # fmt: skip


@not_for_money.mistake
def lowest_auc(mart):
    return models_compared(mart).loc[["logistic", "cart"], "auc"].idxmin()


@not_for_money.mistake
def simple_but_sound(mart):
    return models_compared(mart).loc[["logistic", "cart"], "auc"].idxmax()


@not_for_money.mistake
def hard_to_explain(mart):
    return "boosting"


# --- from which score up does a call pay? --------------------------------------------------------


@lru_cache(maxsize=2)
def profits(mart: door.Mart) -> pd.DataFrame:
    """Return the profit of calling from each cut-off up, in the judged month."""
    return cut_off.profit_curve(reference.score(mart), reference.judged(mart).leaves, MONEY)


def _profit_at(mart, setting: dict) -> Grade:
    curve = profits(mart)
    row = curve.loc[(curve["cut_off"] - setting["cut_off"]).abs().idxmin()]
    facts = {"called": int(row["called"]), "leavers_called": int(row["leavers_called"]),
             "profit": float(row["profit"])}  # fmt: skip
    return Grade(abs(setting["cut_off"] - MONEY.best_cut_off) <= NEAR + 1e-9, facts=facts)


def _show_profit(mart, setting: dict) -> str:
    return labels.texts("practice.above_cut_off", **setting, **_profit_at(mart, setting).facts)


@question(
    Setting(
        controls={"cut_off": Slider(0.0, 0.6, 0.5, step=0.01, unit="%")},
        judge=_profit_at,
        shows=_show_profit,
    ),
    covers="W3",
    minutes=5,
)
def best_cut_off(mart):
    """The score from which the expected gain of a call exceeds its cost."""
    return Answer(
        MONEY.best_cut_off, cost=MONEY.contact_cost, save=MONEY.save_probability,
        value=MONEY.value, month=reference.judged(mart).month,
    )  # fmt: skip


@best_cut_off.mistake(when=lambda mart, value: 0.01 <= value["cut_off"] <= 0.03)
def saves_counted_as_certain(mart):
    return MONEY.contact_cost / MONEY.value


@best_cut_off.mistake(when=lambda mart, value: abs(value["cut_off"] - 0.5) <= 0.05)
def fifty_fifty(mart):
    return 0.5


@best_cut_off.mistake(when=lambda mart, value: value["cut_off"] > MONEY.best_cut_off + NEAR)
def gains_left_out(mart):
    return 2 * MONEY.best_cut_off


@best_cut_off.mistake(when=lambda mart, value: value["cut_off"] < MONEY.best_cut_off - NEAR)
def calls_at_a_loss(mart):
    return MONEY.best_cut_off - 0.03


# --- code -----------------------------------------------------------------------------------------


def _cases_of_scores(mart) -> list[tuple]:
    left = reference.judged(mart).leaves
    kinds = ("boosting", "boosting_half")
    return [(reference.score(mart, kind).to_numpy(), left.to_numpy(dtype=float)) for kind in kinds]


@question(
    Function(on=_cases_of_scores, returns=Number(relative=0.01, absolute=1e-6), seconds=5),
    covers="W3",
    minutes=8,
    track="code",
)
def calibration_error(mart):
    """A function (score, left) → mean calibration error over ten groups of equal size."""
    return evaluation.mean_calibration_error


@calibration_error.mistake
def signs_cancel(mart):
    def signed(score, left):
        table = evaluation.calibration_table(score, left)
        return float(np.average(table["predicted"] - table["observed"], weights=table["customers"]))

    return signed


@calibration_error.mistake
def customer_by_customer(mart):
    return lambda score, left: float(np.abs(np.asarray(score) - np.asarray(left)).mean())


@calibration_error.mistake
def brier_score(mart):
    return lambda score, left: float(np.square(np.asarray(score) - np.asarray(left)).mean())


@calibration_error.mistake
def largest_gap(mart):
    return lambda score, left: float(_gaps(score, left).max())


@calibration_error.mistake
def squared_gaps(mart):
    return lambda score, left: float(np.square(_gaps(score, left)).mean())


@calibration_error.mistake
def groups_unsorted(mart):
    def as_they_stand(score, left):
        parts = zip(np.array_split(score, 10), np.array_split(left, 10), strict=True)
        return float(np.mean([abs(s.mean() - y.mean()) for s, y in parts]))

    return as_they_stand


@calibration_error.mistake
def area_under_the_curve(mart):
    return evaluation.auc


def _gaps(score, left) -> np.ndarray:
    table = evaluation.calibration_table(score, left)
    return (table["predicted"] - table["observed"]).abs().to_numpy()


@calibration_error.mistake
def equal_widths(mart):
    def by_width(score, left):
        band = np.minimum((np.asarray(score) * 10).astype(int), 9)
        rows = pd.DataFrame({"score": score, "left": left}).groupby(band).mean()
        return float((rows["score"] - rows["left"]).abs().mean())

    return by_width


def _cases_of_money(mart) -> list[tuple]:
    return [(6.0, 0.20, 300.0), (8.0, 0.25, 240.0), (3.0, 0.10, 500.0), (50.0, 0.05, 400.0)]


@question(
    Function(on=_cases_of_money, returns=Number(unit="%"), seconds=3),
    covers="W3",
    minutes=5,
    track="code",
)
def cut_off_rule(mart):
    """A function (cost, save probability, value) → the score from which a call pays, at most 1."""
    return lambda cost, save, value: min(cost / (save * value), 1.0)


@cut_off_rule.mistake
def without_the_save(mart):
    return lambda cost, save, value: cost / value


@cut_off_rule.mistake
def save_on_top(mart):
    return lambda cost, save, value: cost * save / value


@cut_off_rule.mistake
def max_for_min(mart):
    return lambda cost, save, value: max(cost / (save * value), 1.0)


@cut_off_rule.mistake
def gain_of_a_call(mart):
    return lambda cost, save, value: save * value - cost


@cut_off_rule.mistake
def upside_down(mart):
    return lambda cost, save, value: save * value / cost


@cut_off_rule.mistake
def above_one(mart):
    return lambda cost, save, value: cost / (save * value)
