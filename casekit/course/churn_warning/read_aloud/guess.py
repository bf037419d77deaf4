"""Guess first: how many of those whom the first rule names really leave."""

from __future__ import annotations

from dataclasses import dataclass

from casekit import mart as door
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.churn_warning.read_aloud import charts, spoken, wall
from casekit.course.churn_warning.read_aloud.tree_rules import Rule


@dataclass(frozen=True)
class Spoken:
    """A rule in a text; a slot writes it in the reader's language."""

    rule: Rule

    def __str__(self) -> str:
        return spoken.aloud(self.rule)


def _shows(mart: door.Mart, guess: float | None):
    reading = wall.reading(mart)
    return [spoken.read_out(reading), charts.claimed_and_real(reading.worth)]


@question(Guess(Number(unit="%", low=0, high=1), shows=_shows), minutes=1)
def first_rule_holds(mart):
    """Of those whom the first rule names in later months, the share who leave."""
    reading = wall.reading(mart)
    first = reading.worth.loc[1]
    return Answer(
        first["confidence"],
        rule=Spoken(reading.rules[0]),
        claimed=float(first["claimed"]),
        anybody=reading.base_rate,
    )


@first_rule_holds.mistake
def as_promised(mart):
    return float(wall.reading(mart).worth.loc[1, "claimed"])


@first_rule_holds.mistake
def as_anybody(mart):
    return wall.reading(mart).base_rate
