"""A column that the model leans on is a sign; whether acting on it helps, only a trial tells (W3)."""

from __future__ import annotations

from casekit.classroom import Answer, Choice, question
from casekit.course.churn_warning.own_model.importances import COLUMN, FADED, leaning

OPTIONS = ("push_back", "call_them_all", "trial", "drop_it", "finer_model")


@question(Choice(options=OPTIONS), covers="W3", minutes=3)
def not_a_cause(mart):
    """What follows from a column's importance for what is done: nothing without a trial."""
    found = leaning(mart)
    return Answer(
        "trial", month=found.month, lost=float(found.lost[COLUMN]), customers=len(found.faded),
        rank=int(found.lost.index.get_loc(COLUMN)) + 1, columns=len(found.lost), fall=-FADED,
        said=found.said, said_if=found.said_if,
    )  # fmt: skip


@not_a_cause.mistake
def importance_read_as_cause(mart):
    return "push_back"


@not_a_cause.mistake
def risk_read_as_effect(mart):
    return "call_them_all"


@not_a_cause.mistake
def useless_if_no_cause(mart):
    return "drop_it"


@not_a_cause.mistake
def accuracy_read_as_cause(mart):
    return "finer_model"
