"""The case: 1,200 seats of care, one rule (K17, G2, G5, G22)."""

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.analysis.money import figure
from casekit.classroom import Answer, Grade, Policy, Rules, question
from casekit.course.segmentation.redraw import case, methods
from casekit.course.segmentation.redraw.guess import list_by_bill
from casekit.course.segmentation.redraw.methods import line

__all__ = ["list_by_bill", "redraw_list"]

PASS_MARK = 0.3
"""Below the list of the solution, and above every list that does not ask with whom care helps."""
LOUD = 8
"""Calls for help a year above which few are left to choose from."""


def graded(mart: door.Mart, planned) -> Grade:
    """Return a list's share of the best possible net value, with what becomes of those on it."""
    chosen = planned.done.table.index
    became = campaigns.outcome_of(chosen, case.effects(mart))
    facts = {
        "listed": len(chosen),
        "net": round(campaigns.net_value(chosen, case.worth(mart))),
        "bill": float(methods.people(mart).loc[chosen, "bill"].mean()),
        **{name: int(became[name]) for name in ("kept", "lost", "stays", "woken")},
    }
    return Grade(False, case.share(mart, chosen), facts)


@question(
    Policy(score=graded, takes=Rules(sheet=methods.sheet), pass_mark=PASS_MARK),
    covers=("G2", "G22"),
    minutes=10,
    case=methods.CASE,
    needs_truth=True,
    submissions=3,
)
def redraw_list(mart):
    """Those who ask for somebody, the most money first."""
    return Answer(
        methods.RIGHT, month=methods.DAY, customers=len(methods.people(mart)), seats=methods.SEATS,
        price=figure(case.CARE), months=figure("lifetime_months"), mark=PASS_MARK,
        bill_share=case.share(mart, methods.listed(mart, line(rank="bill"))),
    )  # fmt: skip


def _asks(value, column: str, op: str | None = None) -> bool:
    """Whether a condition is on a column (and points that way)."""
    who = value.plan.lines[0].who
    return any(one.column == column and op in (None, one.op) for one in who)


def _ranked(value) -> str:
    return value.plan.lines[0].rank


@redraw_list.mistake(when=lambda mart, value: value.done.contacts <= methods.SEATS / 2)
def seats_left_empty(mart):
    return line(["complaints_3m", ">=", 2])


@redraw_list.mistake(when=lambda mart, value: _asks(value, "help", "<"))
def the_quiet_ones(mart):
    return line(["help", "<", 1])


def _loud(value) -> bool:
    who = value.plan.lines[0].who
    return any(one.column == "help" and one.step >= LOUD for one in who)


@redraw_list.mistake(when=lambda mart, value: _loud(value))
def only_the_loudest(mart):
    return line(["help", ">=", 10])


@redraw_list.mistake(when=lambda mart, value: _ranked(value) == "help")
def most_asking_first(mart):
    return line(rank="help")


@redraw_list.mistake(when=lambda mart, value: _ranked(value) == "risk")
def riskiest_first(mart):
    return line(rank="risk")


@redraw_list.mistake(when=lambda mart, value: _ranked(value) == "tenure")
def longest_with_us(mart):
    return line(rank="tenure")


@redraw_list.mistake(when=lambda mart, value: _asks(value, "complaints_3m", ">="))
def who_complained(mart):
    return line(["complaints_3m", ">=", 1])


@redraw_list.mistake(when=lambda mart, value: _asks(value, "ends_in", "<"))
def soonest_end(mart):
    return line(["ends_in", "<", 6], rank="bill")


@redraw_list.mistake(when=lambda mart, value: _ranked(value) == "points")
def most_points(mart):
    return line(rank="points")


@redraw_list.mistake(when=lambda mart, value: _ranked(value) == "risk_bill")
def risk_times_bill(mart):
    return line(rank="risk_bill")


@redraw_list.mistake(when=lambda mart, value: not _asks(value, "help"))
def biggest_bills(mart):
    return line(rank="bill")
