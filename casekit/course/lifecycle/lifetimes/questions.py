"""How many are still here in three years, what signing a contract does, and lives in code (G25, L5)."""

import numpy as np
import pandas as pd

from casekit.analysis.lives import lives
from casekit.classroom import Answer, Choice, Function, Number, Table, question
from casekit.course.lifecycle.lifetimes import methods
from casekit.course.lifecycle.lifetimes.methods import FAIR, RAW, YEARS_3
from casekit.mart import VOLUNTARY
from synthetic.calendar import month_number

# --- still here in three years ---

ASKED = "store"
"""Whose lines the card is about: those won in our own stores."""
ROUNDED = 0.0051
"""As far as a whole per cent may be off."""


def _counted(mart, way: str, who: str = ASKED, months: int = YEARS_3) -> float:
    table = lives(mart)
    rows = table[methods.came_by(mart).reindex(table.index) == who] if who else table
    return methods.told(methods.curve(rows, *methods.WAYS[way]), months)


@question(Number(unit="%", decimals=1), covers="G25", minutes=3)
def still_here_in_three_years(mart):
    """The share of lines won in stores that are still here after three years, delayed entry."""
    slots = {name: _counted(mart, name) for name in methods.WAYS}
    return Answer(slots["right"], everybody=_counted(mart, "right", ""), **slots)


def _of_all_from_joining(mart, value) -> bool:
    return abs(value - _counted(mart, "entry_ignored", "")) < ROUNDED


@still_here_in_three_years.mistake(when=_of_all_from_joining)
def entry_ignored(mart):
    return _counted(mart, "entry_ignored")


@still_here_in_three_years.mistake
def leavers_only(mart):
    return _counted(mart, "leavers_only")


@still_here_in_three_years.mistake
def stayers_for_ever(mart):
    return _counted(mart, "stayers")


@still_here_in_three_years.mistake
def of_every_channel(mart):
    return _counted(mart, "right", "")


@still_here_in_three_years.mistake
def after_two_years(mart):
    return _counted(mart, "right", months=24)


# --- what a contract does ---

BORDERS = {"none": 2, "some": 14, "half": 28}
"""Points by which fewer leave: up to these, and "all" beyond."""


def _interval(gap: float) -> str:
    points = 100 * gap
    return next((name for name, most in BORDERS.items() if points < most), "all")


@question(Choice(options=(*BORDERS, "all")), covers="L5", minutes=4)
def what_renewal_does(mart):
    """By how many points fewer leave in a year of those who signed, from a landmark on."""
    raw, fair = (methods.split(mart, "contract", one) for one in (RAW, FAIR))
    return Answer(
        _interval(fair.gap), fair=100 * fair.gap, raw=100 * raw.gap, half=50 * raw.gap,
        took=fair.left(True), others=fair.left(False), lines=fair.lines[True],
    )  # fmt: skip


@what_renewal_does.mistake
def the_whole_gap(mart):
    return _interval(methods.split(mart, "contract", RAW).gap)


@what_renewal_does.mistake
def half_of_two_years(mart):
    return _interval(methods.split(mart, "contract", RAW).gap / 2)


@what_renewal_does.mistake
def all_selection(mart):
    return "none"


# --- the worst half-year of joining ---

CLEAR = 0.05
"""Log-rank p below which the half-years differ."""


def _lowest(mart) -> str:
    return str(methods.cohorts(mart)["here"].idxmin())


@question(Choice(options=(*methods.HALVES, "none")), covers="G25", minutes=3)
def worst_cohort(mart):
    """The half-year whose joiners live shortest; "none" where the curves do not differ."""
    table, p = methods.cohorts(mart), methods.differ(mart)
    first, last = table.loc["first"], table.loc["last"]
    return Answer(_lowest(mart) if p < CLEAR else "none", p=f"{p:.2f}", first=first["left"],
                  last=last["left"], low=table["here"].min(), high=table["here"].max())  # fmt: skip


@worst_cohort.mistake
def most_have_left(mart):
    return "first"


@worst_cohort.mistake(when=lambda mart, value: value in methods.HALVES[1:])
def one_of_them(mart):
    return str(methods.cohorts(mart)["here"].drop("first").idxmin())


# --- code ---


def _cases(mart) -> list[tuple]:
    """All lines, and those of an extract that begins half a year later and ends half a year sooner."""
    mart.need("subscribers.join_month", "churn.month", "churn.kind")
    mart.need_months(24)
    people = mart.subscribers[["subscriber", "join_month"]]
    churn = mart.churn[["subscriber", "month", "kind"]]
    first, last = mart.months[6], mart.months[-7]
    gone = churn.loc[churn["month"] < first, "subscriber"]
    there = people[~people["subscriber"].isin(gone) & (people["join_month"] <= last)]
    left = churn[churn["month"].between(first, last)]
    return [(people, churn, mart.months[0], mart.months[-1]), (there, left, first, last)]


def _lives(*, late=True, lag=0, kinds=VOLUNTARY, leavers="left", too_new=False):
    """Return the counting process as a function; the arguments make the slips."""

    def counting(people: pd.DataFrame, churn: pd.DataFrame, first: int, last: int) -> pd.DataFrame:
        table = people.merge(churn, on="subscriber", how=leavers)
        start = month_number(table["join_month"])
        entry = np.maximum(month_number(first) - 1 - start, 0) if late else 0
        end = month_number(table["month"].fillna(last).astype(int)) - start
        made = {"subscriber": table["subscriber"], "entry": entry, "end": end + lag * table["month"].notna(),
                "event": table["kind"].isin(kinds)}  # fmt: skip
        found = pd.DataFrame(made)
        return found if too_new else found[found["end"] > found["entry"]]

    return counting


@question(
    Function(on=_cases, returns=Table(keys=("subscriber",)), seconds=5),
    covers="G25",
    minutes=10,
    track="code",
)
def counted_lives(mart):
    """A function (people, churn, first, last) → entry, end and event of each line at risk."""
    return Answer(_lives(), first=mart.months[0], last=mart.months[-1])


@counted_lives.mistake
def from_joining(mart):
    return _lives(late=False)


@counted_lives.mistake
def censored_dropped(mart):
    return _lives(leavers="inner")


@counted_lives.mistake
def arrears_chosen(mart):
    return _lives(kinds=(*VOLUNTARY, "arrears"))


@counted_lives.mistake
def a_month_more(mart):
    return _lives(lag=1)


@counted_lives.mistake
def never_at_risk(mart):
    return _lives(too_new=True)
