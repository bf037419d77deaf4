"""On the most that a line may cost, and on four promises."""

from casekit.analysis.clv import annuity
from casekit.analysis.money import figure
from casekit.course.lifecycle.worth import methods
from casekit.course.lifecycle.worth.questions import _worth
from course.wrong import Wrong

CEILING, FOUR = "acquisition_ceiling", "four_promises"


def _yuan(worth, gift: bool = False, digits: int = 0):
    """Return what a line won online may cost: (new line) → yuan, less the gift or not, rounded."""

    def found(mart):
        new = methods.new_line(mart, "online")
        yuan = worth(mart, new) - (figure("welcome_gift") if gift else 0)
        return round(yuan, digits)

    return found


def _margin(new):
    return figure("margin") * new.bill


def _by_average(mart, new):
    return _margin(new) * float(annuity(methods.of_the_base(mart)[1]))


def _order(*ways: str):
    return lambda mart: list(ways)


ROWS = [
    Wrong(CEILING, "bills", _yuan(lambda m, new: new.bill * methods.months_worth(new))),
    Wrong(CEILING, "36 months", _yuan(lambda m, new: _margin(new) * 36)),
    Wrong(CEILING, "average churn", _yuan(_by_average)),
    Wrong(CEILING, "average churn, one decimal", _yuan(_by_average, digits=1)),
    Wrong(CEILING, "gift taken off", _yuan(lambda m, new: methods.ceiling(new), gift=True)),
    Wrong(CEILING, "what is paid today", lambda m: methods.new_line(m, "online").paid),
    Wrong(FOUR, "1 / churn", _order("churn", "slide", "discounted", "survivors")),
    Wrong(FOUR, "reversed", _order("churn", "survivors", "discounted", "slide")),
    Wrong(FOUR, "discounting adds", _order("discounted", "slide", "survivors", "churn")),
    Wrong(FOUR, "survivors last", _order("slide", "discounted", "churn", "survivors")),
    Wrong(FOUR, "survivors second", _order("slide", "survivors", "discounted", "churn")),
    Wrong(FOUR, "survivors first", _order("survivors", "slide", "discounted", "churn")),
    Wrong("lifetime_value", "first undiscounted", lambda mart: _worth(first=0)),
    Wrong("lifetime_value", "a month ahead", lambda mart: _worth(shift=1)),
    Wrong("lifetime_value", "no discount", lambda mart: _worth(discounts=False)),
    Wrong("lifetime_value", "bills", lambda mart: _worth(part=False)),
    Wrong(
        "lifetime_value",
        "costs for margin",
        lambda mart: lambda b, m, s, d: _worth()(b, 1 - m, s, d),
    ),
    Wrong("lifetime_value", "a sum of nothing", lambda mart: lambda b, m, s, d: 0.0),
]
