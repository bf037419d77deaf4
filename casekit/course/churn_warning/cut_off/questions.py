"""From which score up does a call pay? (W3)"""

import pandas as pd

from casekit import mart as door
from casekit.analysis import models, money
from casekit.classroom import Answer, Function, Grade, Number, Setting, Slider, question
from casekit.course.churn_warning.cut_off import methods
from casekit.mart.once import once
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.cut_off")
CALL = money.practice()
NEAR = 0.01
"""How far from the break-even score a cut-off may lie. The most profitable one of a single month
is partly luck, so the month's profit does not judge."""

HARDLY = 0.005
"""As near as the slider comes to another bill's break-even score."""


# --- from which score up does a call pay? --------------------------------------------------------


@once
def profits(mart: door.Mart) -> pd.DataFrame:
    """Return the profit of calling from each cut-off up, in the decision month."""
    return methods.profit_curve(models.score(mart), models.decision(mart).leaves, CALL)


def _profit_at(mart, setting: dict) -> Grade:
    row = methods.row_at(profits(mart), setting["cut_off"])
    facts = {"called": int(row["called"]), "leavers_called": int(row["leavers_called"]),
             "profit": float(row["profit"])}  # fmt: skip
    return Grade(abs(setting["cut_off"] - CALL.break_even) <= NEAR + 1e-9, facts=facts)


def _show_profit(mart, setting: dict) -> str:
    return texts("above", **setting, **_profit_at(mart, setting).facts)


@question(
    Setting(
        controls={"cut_off": Slider(0.0, 0.6, 0.5, step=0.005, unit="%")},
        judge=_profit_at,
        shows=_show_profit,
    ),
    covers="W3",
    minutes=5,
)
def best_cut_off(mart):
    """The score from which the expected gain of a call exceeds its cost."""
    return Answer(
        CALL.break_even, cost=CALL.cost, save=CALL.save_rate,
        value=CALL.value, bill=money.figure("practice_bill"),
        month=models.decision(mart).month,
    )  # fmt: skip


@best_cut_off.mistake
def everybody_called(mart):
    return 0.0


@best_cut_off.mistake(when=lambda mart, value: 0 < value["cut_off"] <= 0.015)
def saves_counted_as_certain(mart):
    return CALL.cost / CALL.value


@best_cut_off.mistake(when=lambda mart, value: abs(value["cut_off"] - 0.5) <= 0.05)
def fifty_fifty(mart):
    return 0.5


def _at_the_lectures(mart, value) -> bool:
    return abs(value["cut_off"] - money.example().break_even) <= HARDLY + 1e-9


@best_cut_off.mistake(when=_at_the_lectures)
def the_lectures_bill(mart):
    lecture = money.example()
    facts = {"old_bill": money.figure("example_bill"), "old_value": lecture.value,
             "old_line": lecture.break_even}  # fmt: skip
    return Answer(lecture.break_even, **facts)


@best_cut_off.mistake(when=lambda mart, value: value["cut_off"] > CALL.break_even + NEAR)
def gains_left_out(mart):
    return 3 * CALL.break_even


@best_cut_off.mistake(when=lambda mart, value: value["cut_off"] < CALL.break_even - NEAR)
def calls_at_a_loss(mart):
    return CALL.break_even - 0.025


# --- code -----------------------------------------------------------------------------------------


def _cases_of_money(mart) -> list[tuple]:
    return [(6.0, 0.20, 300.0), (8.0, 0.25, 240.0), (3.0, 0.10, 500.0), (50.0, 0.05, 400.0)]


@question(
    Function(on=_cases_of_money, returns=Number(), seconds=3),
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
