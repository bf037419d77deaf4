"""How quickly the panels of module 05 answer, and how good its reference model is."""

from __future__ import annotations

import gc
import inspect
import time
from pathlib import Path

import numpy as np
import pandas as pd

from casekit import judging, text
from casekit import mart as door
from casekit.bench.figure import Figure
from casekit.classroom.explorer import every_end
from casekit.course.churn_warning import evaluation, reference, widgets
from casekit.drawing import theme


def _takes_a_mart(panel) -> bool:
    return list(inspect.signature(panel).parameters) == ["mart"]


_PANELS = [name for name in widgets.__all__ if _takes_a_mart(getattr(widgets, name))]
"""The others show a small table and have nothing to wait for."""
_OF_THE_CASE = "target_rules"
_ROUNDS = 5
"""Times that each setting is answered, panel by panel in turn; the shortest counts, for the noise
is the machine's."""


def panels(city: Path, case: Path) -> list[Figure]:
    """95th percentile of a panel's answer (compute, draw, words) over every end of its controls,
    the shortest of `_ROUNDS`.

    Both datasets have 100,000 subscribers; `case` is of the scenario that the case's panel needs.
    """
    theme.theme(text.language())
    marts = {False: door.open(city), True: door.open(case)}
    gc.collect()
    gc.freeze()  # as the start of a lesson does
    opened = {name: getattr(widgets, name)(marts[name == _OF_THE_CASE]) for name in _PANELS}
    best: dict[str, np.ndarray] = {}
    for _ in range(_ROUNDS):
        for name, panel in opened.items():
            seconds = np.array([_answer(panel, setting) for setting in every_end(panel.controls)])
            best[name] = np.minimum(best.get(name, seconds), seconds)
    return [
        Figure("panel", 1000 * float(np.percentile(seconds, 95)), "ms", high=100, note=name)
        for name, seconds in best.items()
    ]


def _answer(panel, setting: dict) -> float:
    """Return the seconds that a panel takes to show a setting."""
    start = time.perf_counter()
    panel.set(**setting)
    seconds = time.perf_counter() - start
    if panel.fault is not None:
        raise panel.fault
    return seconds


def model(dataset: Path) -> list[Figure]:
    """Skill of the reference model on the later months, and its mean calibration error there."""
    mart = door.open(dataset)
    months = reference.split(mart).test
    fitted = reference.model(mart)
    scores = [fitted.score(door.features(mart, month)) for month in months]
    left = [door.target(mart, month) for month in months]
    low, high = judging.REFERENCE_SKILL
    skill = judging.mean_skill(mart, months, fitted.score)
    error = evaluation.mean_calibration_error(
        pd.concat(scores, keys=months), pd.concat(left, keys=months)
    )
    return [
        Figure("skill", skill, "", low=low, high=high),
        Figure("calibration", float(error), "", high=0.01),
    ]
