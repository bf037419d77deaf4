"""The most that a line may cost, and which way of counting promises most (L3, G25)."""

import numpy as np

from casekit.analysis.clv import annuity
from casekit.analysis.money import figure
from casekit.classroom import Answer, Function, Number, Ordering, question
from casekit.course.lifecycle.worth import methods
from casekit.course.lifecycle.worth.methods import LONGEST, WAYS

# --- the most for a line ---

ASKED = "online"


def _new(mart):
    return methods.new_line(mart, ASKED)


def _margin_of(mart, months: float) -> float:
    return figure("margin") * _new(mart).bill * months


@question(Number(unit="yuan", relative=0.01), covers="L3", minutes=4)
def acquisition_ceiling(mart):
    """The most yuan for a line won online, the gift included."""
    new, gift = _new(mart), figure("welcome_gift")
    months, (_, churn) = methods.months_worth(new), methods.of_the_base(mart)
    return Answer(
        _margin_of(mart, months), bill=f"{new.bill:.1f}", months=f"{months:.1f}", gift=gift,
        margin=figure("margin"), paid=new.paid, longest=LONGEST,
        average=f"{float(annuity(churn)):.1f}", year=float(1 - new.stays[11]),
    )  # fmt: skip


@acquisition_ceiling.mistake
def bills_for_margin(mart):
    return _new(mart).bill * methods.months_worth(_new(mart))


@acquisition_ceiling.mistake
def nobody_leaves(mart):
    return _margin_of(mart, LONGEST)


@acquisition_ceiling.mistake
def leaves_like_the_others(mart):
    return _margin_of(mart, float(annuity(methods.of_the_base(mart)[1])))


@acquisition_ceiling.mistake
def gift_taken_off(mart):
    return methods.ceiling(_new(mart)) - figure("welcome_gift")


# --- four promises ---

LEVEL = 0.03
"""Of the largest promise: what lies closer may stand either way."""


def _totals(mart) -> dict[str, float]:
    """What each way promises of the whole base, as a share of the largest."""
    sums = methods.promised(mart, mart.months[-1])[list(WAYS)].sum()
    return (sums / sums.max()).to_dict()


@question(Ordering(options=WAYS, ties=_totals, level=LEVEL), covers="G25", minutes=3)
def four_promises(mart):
    """Four ways of counting the base's lifetime value, by what they promise, the most first."""
    sums = methods.promised(mart, mart.months[-1])[list(WAYS)].sum().sort_values(ascending=False)
    lasted, churn = methods.of_the_base(mart)
    in_ten_thousands = (sums / 10_000).to_dict()
    return Answer(list(sums.index), lasted=lasted, churn_rate=churn, one_over=1 / churn,
                  longest=LONGEST, **in_ten_thousands)  # fmt: skip


def _place(value, way: str) -> int:
    return list(value).index(way)


@four_promises.mistake(when=lambda mart, value: _place(value, "churn") == 0)
def one_over_churn(mart):
    return ["churn", "slide", "discounted", "survivors"]


@four_promises.mistake(
    when=lambda mart, value: _place(value, "slide") > _place(value, "discounted")
)
def discounting_adds(mart):
    return ["discounted", "slide", "survivors", "churn"]


@four_promises.mistake(when=lambda mart, value: _place(value, "survivors") == 3)
def survivors_promise_least(mart):
    return ["slide", "discounted", "churn", "survivors"]


# --- code ---


def _cases_of_lines(mart) -> list[tuple]:
    """Bill, margin, shares still here and monthly discount of new lines, seen for 36 and for 24 months."""
    agent, store = (methods.new_line(mart, one) for one in ("agent", "store"))
    margin, rate = figure("margin"), figure("discount")
    return [
        (agent.bill, margin, agent.stays, rate),
        (store.bill, margin / 2, store.stays[:24], 2 * rate),
    ]


def _worth(*, part=True, shift=0, discounts=True, first=1):
    """Return the lifetime value as a function; the arguments make the slips."""

    def worth(bill: float, margin: float, staying, discount: float) -> float:
        here = np.append(np.ones(shift), staying)[: len(staying)]
        months = np.arange(first, len(here) + first)
        rate = discount if discounts else 0.0
        return float((margin if part else 1.0) * bill * (here / (1 + rate) ** months).sum())

    return worth


@question(
    Function(on=_cases_of_lines, returns=Number(relative=0.001), seconds=3),
    covers="G25",
    minutes=8,
    track="code",
)
def lifetime_value(mart):
    """A function (bill, margin, staying, discount) → yuan: Σ margin · bill · S(k) / (1 + r)^k."""
    return _worth()


@lifetime_value.mistake
def first_month_undiscounted(mart):
    return _worth(first=0)


@lifetime_value.mistake
def a_month_ahead(mart):
    return _worth(shift=1)


@lifetime_value.mistake
def not_discounted(mart):
    return _worth(discounts=False)


@lifetime_value.mistake
def whole_bill(mart):
    return _worth(part=False)
