"""Guess first: the most that an agent's line may cost."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis.clv import annuity
from casekit.analysis.money import figure
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.lifecycle.worth import charts, methods

AGENT = "agent"
WANTED = 0.4
"""Part of the bills that the agents' letter asks for."""


def _said(mart: door.Mart) -> dict[str, float]:
    """Yuan that an agent's line is said to be worth, the most first, and what is paid for it."""
    new, (lasted, churn) = methods.new_line(mart, AGENT), methods.of_the_base(mart)
    margin = figure("margin") * new.bill
    return {
        "revenue": lasted * new.bill, "slide": lasted * margin,
        "churn": float(annuity(churn)) * margin, "own": methods.ceiling(new), "paid": new.paid,
    }  # fmt: skip


def _shows(mart: door.Mart, guess: float | None):
    return charts.said_bars(_said(mart), guess)


@question(Guess(Number(unit="yuan", low=0), shows=_shows), minutes=1)
def most_for_an_agents_line(mart):
    """The yuan that a new line of an agent's is worth in margin, discounted, over 36 months."""
    said, new = _said(mart), methods.new_line(mart, AGENT)
    lasted, _ = methods.of_the_base(mart)
    wanted = WANTED * said["revenue"]
    return Answer(said["own"], bill=new.bill, lasted=lasted, revenue=said["revenue"], paid=new.paid,
                  year=float(1 - new.stays[11]), margin=figure("margin"),
                  months=methods.months_worth(new), longest=methods.LONGEST,
                  wanted=wanted, loss=wanted - said["own"])  # fmt: skip


@most_for_an_agents_line.mistake
def all_that_it_pays(mart):
    return _said(mart)["revenue"]


@most_for_an_agents_line.mistake
def leaves_like_the_others(mart):
    return _said(mart)["churn"]
