"""Guess first: which light is most often right."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import alarm_evaluation, alarms, models
from casekit.analysis.lacks import TooFew
from casekit.classroom import Choice, Guess, question
from casekit.course.churn_warning.eight_alarms import charts
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.eight_alarms")
LIGHTS = ("call_frequency", "traffic", "off_net", "contract_expiry")


def _scorecard(mart: door.Mart):
    return alarm_evaluation.scorecard(alarms.fired(mart), models.decision(mart).leaves)


def _shows(mart: door.Mart, guess: str | None):
    return charts.alarm_bars(_scorecard(mart), guess)


@question(Guess(Choice(options=LIGHTS), shows=_shows), minutes=1)
def surest_light(mart):
    """Of four lights the one of highest precision; TooFew where the data know none of them."""
    known = _scorecard(mart).loc[list(LIGHTS), "precision"].dropna()
    if known.empty:
        raise TooFew("no_light", texts)
    return known.idxmax()


@surest_light.mistake
def they_all_go_at_the_end(mart):
    return "contract_expiry"


@surest_light.mistake
def the_one_that_catches_most(mart):
    return "call_frequency"
