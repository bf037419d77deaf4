"""Guess first, opened when the list is in: how good the company's list is."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import campaigns
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.segmentation.redraw import case, charts, debrief, methods


def _shows(mart: door.Mart, guess: float | None):
    return charts.share_bars(debrief.shares(mart), guess)


@question(
    Guess(Number(unit="%", low=-1, high=1), shows=_shows, opens_at="redraw_list"),
    minutes=1,
    case=methods.CASE,
    needs_truth=True,
)
def list_by_bill(mart):
    """The net value of the list by bill, as a share of the best possible list's."""
    chosen = debrief.lists(mart)["bill"]
    net, best = (campaigns.net_value(one, case.worth(mart)) for one in (chosen, case.best(mart)))
    became = campaigns.outcome_of(chosen, case.effects(mart))
    return Answer(net / best, net=net, best=best, seats=methods.SEATS, stays=int(became["stays"]))


@list_by_bill.mistake
def nearly_the_best(mart):
    return 0.9


@list_by_bill.mistake
def half(mart):
    return 0.5
