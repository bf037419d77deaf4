"""From which score up does a call pay? (W3)"""

from casekit.analysis import money
from casekit.classroom import Answer, Function, Number, Setting, Slider, question

CALL = money.practice()
NEAR = 0.01
"""How far from the break-even score a cut-off may lie. The most profitable one of a single month
is partly luck, so the month's profit does not judge."""

HARDLY = 0.005
"""As near as a cut-off comes to a score that somebody has in mind."""


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
