"""The value-loss model: which months may go in, and the column that knows too much (W4)."""

import pandas as pd

from casekit.analysis import models
from casekit.classroom import Answer, Choice, Function, MultipleChoice, Table, question
from casekit.course.churn_warning.value_loss import methods
from synthetic.calendar import add_months, month_range

SUSPECTS = ("bill_current", "bill_trend", "arrears_3m", "contract_left")


def _around(mart) -> list[int]:
    """Return the months from three before the windows' decision month to two after it."""
    return month_range(add_months(models.decision(mart).month, -3), 6)


# --- which months may the model look at? ---------------------------------------------------------


@question(MultipleChoice(options=_around, label="{value:month}"), covers="W4", minutes=3)
def loss_months(mart):
    """The three months in, when the decision falls at the end of the last of them."""
    month = models.decision(mart).month
    windows = methods.windows(month)
    return Answer(set(windows.history), month=month, current=windows.outcome[0],
                  second=windows.outcome[1])  # fmt: skip


@loss_months.mistake(when=lambda mart, value: max(value) > models.decision(mart).month)
def current_month_too(mart):
    windows = methods.windows(models.decision(mart).month)
    return {*windows.history, windows.outcome[0]}


@loss_months.mistake
def one_month_only(mart):
    return {models.decision(mart).month}


@loss_months.mistake(when=lambda mart, value: len(value) > methods.HISTORY)
def too_far_back(mart):
    month = models.decision(mart).month
    return set(month_range(add_months(month, -3), 4))


@loss_months.mistake
def stopped_too_early(mart):
    return set(methods.windows(int(add_months(models.decision(mart).month, -1))).history)


# --- which column knows too much? ----------------------------------------------------------------


@question(Choice(options=SUSPECTS), covers="W4", minutes=3)
def leaking_column(mart):
    """The column that is not known yet on the day of decision."""
    mart.need("monthly.bill")
    month = models.decision(mart).month
    known_later = [name for name in SUSPECTS if name in methods.CURRENT]
    return Answer(known_later[0], month=month, current=int(add_months(month, 1)))


@leaking_column.mistake
def strongest_honest(mart):
    return "bill_trend"


@leaking_column.mistake
def about_the_future(mart):
    return "contract_left"


@leaking_column.mistake
def looks_back_at_debts(mart):
    return "arrears_3m"


# --- code -----------------------------------------------------------------------------------------


def _cases(mart) -> list[tuple]:
    mart.need_months(10 + methods.OUTCOME + 1)
    rows = []
    for month in (int(add_months(mart.months[0], 10)), models.decision(mart).month):
        window = month_range(add_months(month, -3), 6)
        bills = mart.window(window, ["subscriber", "month", "bill"])
        rows.append((bills.reset_index(drop=True), month))
    return rows


def _loss(history: int = 3, shift: int = 0, months_low: int = 2, gaps_as_zero: bool = False):
    """Return the label as a function; the arguments make the slips."""

    def loss(bills: pd.DataFrame, month: int) -> pd.Series:
        before = month_range(add_months(month, shift + 1 - history), history)
        after = month_range(add_months(month, 1), methods.OUTCOME)
        wide = bills.pivot(index="subscriber", columns="month", values="bill")
        wide = wide.reindex(columns=sorted({*before, *after}))
        wide = wide.fillna(0.0) if gaps_as_zero else wide.dropna()
        usual = wide[before].mean(axis=1)
        wide, usual = wide[usual > 0], usual[usual > 0]
        low = wide[after].lt(methods.LOSS_LEVEL * usual, axis=0).sum(axis=1)
        return (low >= months_low).rename("loss")

    return loss


@question(
    Function(on=_cases, returns=Table(keys=("subscriber",)), seconds=5),
    covers="W4",
    minutes=8,
    track="code",
)
def loss_label(mart):
    """A function (bills, month) → who loses value in both of the two months after."""
    return Answer(_loss(), level=methods.LOSS_LEVEL)


@loss_label.mistake
def either_month(mart):
    return _loss(months_low=1)


@loss_label.mistake
def current_month_in_the_mean(mart):
    return _loss(shift=1)


@loss_label.mistake
def gaps_counted_as_zero(mart):
    return _loss(gaps_as_zero=True)
