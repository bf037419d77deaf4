"""From which score up does a call pay? (W3)"""

import pandas as pd

from casekit.analysis import money
from casekit.classroom import Answer, Function, MultipleChoice, Number, Setting, Slider, question

CALL = money.practice()
NEAR = 0.01
"""How far from the break-even score a cut-off may lie. The most profitable one of a single month
is partly luck, so the month's profit does not judge."""

HARDLY = 0.005
"""As near as a cut-off comes to a score that somebody has in mind."""


PEOPLE = {
    "decided": (0.70, 90.0),
    "wavering": (0.20, 90.0),
    "small": (0.20, 25.0),
    "at_the_line": (0.12, 50.0),
    "below_the_line": (0.08, 120.0),
    "unlikely": (0.03, 150.0),
}
"""Six customers: score and mean monthly bill (yuan), as their texts say."""


# --- who is worth a call? ------------------------------------------------------------------------


def _gains() -> pd.Series:
    """What a call to each is expected to earn (yuan)."""
    people = pd.DataFrame(PEOPLE, index=["score", "bill"]).T
    return money.gain_of_call(people["score"], people["bill"])


def _worth() -> frozenset:
    return frozenset(_gains().index[_gains() > 0])


@question(MultipleChoice(options=tuple(PEOPLE)), covers="W3", minutes=4)
def whom_to_call(mart):
    """All of six customers for whom score × save rate × own value exceeds the cost of the call."""
    call, gains = money.example(), _gains()
    return Answer(
        _worth(), cost=call.cost, save=call.save_rate, late=money.figure("decided_from"),
        rate=money.figure("save_decided"), months=money.figure("save_months"),
        margin=money.figure("margin"), line=call.break_even, kept=money.value_kept(1.0),
        best=gains["wavering"], low=gains["below_the_line"], lost=-gains["decided"],
    )  # fmt: skip


@whom_to_call.mistake(when=lambda mart, value: "decided" in value)
def the_decided_too(mart):
    return _worth() | {"decided"}


@whom_to_call.mistake(when=lambda mart, value: "small" in value)
def by_the_score(mart):
    return {"wavering", "small", "at_the_line"}


@whom_to_call.mistake(when=lambda mart, value: "unlikely" in value)
def by_the_bill(mart):
    return _worth() | {"unlikely"}


@whom_to_call.mistake(when=lambda mart, value: "below_the_line" not in value)
def nobody_below_the_line(mart):
    return _worth() - {"below_the_line"}


@whom_to_call.mistake(when=lambda mart, value: "at_the_line" not in value)
def no_middling_bill(mart):
    return _worth() - {"at_the_line"}


# --- from which score up does a call pay? --------------------------------------------------------


def _breaks_even(mart, setting: dict) -> bool:
    return abs(setting["cut_off"] - CALL.break_even) <= NEAR + 1e-9


@question(
    Setting(controls={"cut_off": Slider(0.0, 0.6, 0.5, step=0.001, unit="%")}, judge=_breaks_even),
    covers="W3",
    minutes=5,
)
def best_cut_off(mart):
    """The score from which the expected gain of a call exceeds its cost."""
    return Answer(
        CALL.break_even, cost=CALL.cost, save=CALL.save_rate,
        value=CALL.value, bill=money.figure("practice_bill"),
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
    return Answer(money.example().break_even, **_lecture())


def _as_much_higher(mart, value) -> bool:
    return abs(value["cut_off"] - _moved_with_the_bill()) <= HARDLY + 1e-9


@best_cut_off.mistake(when=_as_much_higher)
def up_with_the_bill(mart):
    return Answer(_moved_with_the_bill(), **_lecture())


def _moved_with_the_bill() -> float:
    """The lecture's cut-off raised as the value is, where it falls."""
    lecture = money.example()
    return lecture.break_even * CALL.value / lecture.value


def _lecture() -> dict:
    lecture = money.example()
    return {"old_bill": money.figure("example_bill"), "old_value": lecture.value,
            "old_line": lecture.break_even}  # fmt: skip


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
