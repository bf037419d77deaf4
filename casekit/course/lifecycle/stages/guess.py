"""Guess first: how much of the base is past its best."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.classroom import Answer, Guess, Number, question
from casekit.course.lifecycle.stages import charts, methods
from casekit.course.lifecycle.stages.debrief import found_in_decline, true_stages
from casekit.course.lifecycle.stages.methods import DECLINING, LEAVING


def told(mart: door.Mart) -> dict[str, pd.Series]:
    """Return the stage of each line as told by tenure, by use, and in truth."""
    month = mart.months[-1]
    seen, rule = methods.signs(mart, month), methods.Rule()
    return {
        "tenure": methods.by_tenure(seen, rule),
        "use": methods.tagged(seen, rule),
        "truth": true_stages(mart, month),
    }


def _shows(mart: door.Mart, guess: float | None):
    return charts.stage_map({way: methods.shares(one) for way, one in told(mart).items()}, guess)


@question(Guess(Number(unit="%", low=0, high=1), shows=_shows), minutes=1, needs_truth=True)
def base_in_decline(mart):
    """The share of lines in the base that are truly declining."""
    ways = told(mart)
    found, true = found_in_decline(ways["use"], ways["truth"])
    return Answer(methods.shares(ways["truth"])[DECLINING], found=found, true=true)


@base_in_decline.mistake
def only_the_leaving(mart):
    return methods.shares(told(mart)["truth"])[LEAVING]


@base_in_decline.mistake
def as_tenure_sees(mart):
    return methods.shares(told(mart)["tenure"])[DECLINING]
