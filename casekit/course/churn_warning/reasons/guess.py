"""Guess first: which record stands out behind those who say price."""

from __future__ import annotations

from casekit import mart as door
from casekit.classroom import Choice, Guess, question
from casekit.course.churn_warning.reasons import charts
from casekit.course.churn_warning.reasons.methods import EVIDENCE, evidence, evidence_lift

NONE = "none"


def _lift(mart: door.Mart):
    records = evidence(mart)
    return evidence_lift(records, records["stated_reason"]), records["stated_reason"].value_counts()


def _shows(mart: door.Mart, guess: str | None):
    return charts.evidence_heat(*_lift(mart), guess=guess)


@question(Guess(Choice(options=(*EVIDENCE, NONE)), shows=_shows), minutes=1)
def behind_price(mart):
    """The record that those who say price have clearly more often than all leavers, or none."""
    behind = _lift(mart)[0]["price"]
    return NONE if behind.max() <= 1 + charts.ALIKE else behind.idxmax()


@behind_price.mistake
def their_bills_jumped(mart):
    return "bill_shock"


@behind_price.mistake
def they_are_free_to_go(mart):
    return "contract_ended"
