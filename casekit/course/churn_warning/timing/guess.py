"""Guess first: in which month a call keeps most."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import survival
from casekit.classroom import Answer, Choice, Guess, question
from casekit.course.churn_warning.timing import charts, methods

MONTHS = (-3, -2, -1, 0, 1, 2, 3)
LEVEL = 0.95


def _hazard(mart: door.Mart):
    return survival.hazard(survival.contract_timeline(mart))


def _shows(mart: door.Mart, guess: int | None):
    hazard = _hazard(mart)
    plan = methods.call_plan(hazard).loc[: methods.LATEST]
    return [
        charts.hazard_line(hazard),
        charts.plan_bars(plan, peak=int(hazard["hazard"].idxmax()), guess=guess),
    ]


def _as_good(mart: door.Mart) -> list[int]:
    """Months on offer that keep as many as the best does, to within one in twenty."""
    kept = methods.call_plan(_hazard(mart))["saved_per_1000"].reindex(MONTHS)
    return [month for month in MONTHS if kept[month] >= LEVEL * kept.max()]


@question(Guess(Choice(options=MONTHS), shows=_shows, as_good=_as_good), minutes=1)
def which_month(mart):
    """The month of the call that keeps most, from the contract's end; the nearest on offer."""
    best = methods.best_month(methods.call_plan(_hazard(mart)))
    nearest = min(MONTHS, key=lambda month: abs(month - best))
    return Answer(nearest, fading=methods.FADING)


@which_month.mistake
def when_it_ends(mart):
    return 0


@which_month.mistake(when=lambda mart, value: value >= 1)
def when_most_leave(mart):
    return 2


@which_month.mistake(when=lambda mart, value: value <= -3)
def long_before(mart):
    return -3
