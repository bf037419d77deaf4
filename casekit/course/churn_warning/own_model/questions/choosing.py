"""From probabilities and bills to a list: who is worth a call (W3)."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import money
from casekit.classroom import Answer, Function, Targets, question
from casekit.course.churn_warning.own_model import methods
from casekit.mart.once import once

NAMES = 300
"""Length of the list that is drawn up regardless of money."""


@once
def _cases(mart: door.Mart) -> list[tuple]:
    """The call of the sheet, a dear one, and a text message; on two months."""
    margin, months = money.figure("margin"), money.figure("save_months")
    call = (money.figure("care_call"), money.figure("save_undecided"), margin, months)
    return [
        (methods.customers_of(mart, 1), *call),
        (methods.customers_of(mart, 2), money.figure("complaint"), 0.25, margin, 12),
        (methods.customers_of(mart, 2), 2.0, 0.03, margin, months),
    ]


def _above(border):
    """Return the function whose list holds the scores above border(customers, cost, save …)."""

    def who_to_call(customers, cost, save_rate, margin, months):
        least = border(customers, cost, save_rate, margin, months)
        return list(customers.loc[customers["score"] > least, "subscriber"])

    return who_to_call


@question(
    Function(on=_cases, returns=Targets(alike=1.0), seconds=5),
    covers="W3",
    minutes=8,
    track="code",
)
def who_to_call(mart):
    """A function (customers, cost, save_rate, margin, months) → those whose call pays."""
    customers, *sheet = _cases(mart)[0]
    called = methods.worth_calling(customers, *sheet)
    chosen = customers[customers["subscriber"].isin(called)]
    return Answer(
        lambda *case: list(methods.worth_calling(*case)), called=len(called), base=len(customers),
        lowest=float(chosen["score"].min()) if len(chosen) else float("nan"),
        highest=float(customers.loc[~customers["subscriber"].isin(called), "score"].max()),
    )  # fmt: skip


def _highest(value) -> bool:
    """Tell whether each list is a run of the highest scores: one border for all customers."""
    pairs = [(set(one), case[0]) for one, case in zip(value, value.cases, strict=True)]
    return all(
        called == set(customers.nlargest(len(called), "score")["subscriber"])
        for called, customers in pairs
    )


def _lengths(value) -> set[int]:
    return {len(one) for one in value}


def _at_a_half(mart, value) -> bool:
    least = [
        case[0].set_index("subscriber")["score"].reindex(list(one)).min()
        for one, case in zip(value, value.cases, strict=True)
    ]
    return _highest(value) and all(score >= 0.45 for score in least) and max(least) < 0.6


@who_to_call.mistake(when=_at_a_half)
def fifty_fifty(mart):
    return _above(lambda *case: 0.5)


@who_to_call.mistake(when=lambda mart, value: _highest(value) and len(_lengths(value)) == 1)
def a_fixed_number(mart):
    return lambda customers, *sheet: list(customers.nlargest(NAMES, "score")["subscriber"])


def _one_border(mart, value) -> bool:
    everybody = all(len(one) == len(case[0]) for one, case in zip(value, value.cases, strict=True))
    return _highest(value) and not everybody


@who_to_call.mistake(when=_one_border)
def mean_bill(mart):
    def border(customers, cost, save_rate, margin, months):
        return cost / (save_rate * customers["bill"].mean() * margin * months)

    return _above(border)


@who_to_call.mistake
def save_rate_forgotten(mart):
    return _above(lambda c, cost, save, margin, months: cost / (c["bill"] * margin * months))


@who_to_call.mistake
def margin_forgotten(mart):
    return _above(lambda c, cost, save, margin, months: cost / (save * c["bill"] * months))


@who_to_call.mistake(when=lambda mart, value: not any(value))
def months_forgotten(mart):
    return _above(lambda c, cost, save, margin, months: cost / (save * c["bill"] * margin))


@who_to_call.mistake
def largest_stakes(mart):
    def stakes(customers, *sheet):
        worth = (customers["score"] * customers["bill"]).set_axis(customers["subscriber"])
        return list(worth.nlargest(NAMES).index)

    return stakes
