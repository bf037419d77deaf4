"""Which weights find those who know many people? (G10)"""

import pandas as pd

from casekit.classroom import Answer, Setting, Slider, question
from casekit.course.segmentation.activity import charts, debrief, methods

COLUMNS = (*methods.WEIGHTS, "people")
PASS = 0.92
"""Of what the people called find by themselves: weights that lose more fail."""


def _weights(*given: int) -> dict[str, int]:
    return dict(zip(COLUMNS, given, strict=True))


def _found(mart, weights: dict) -> float:
    return debrief.found(mart, methods.activity(methods.columns(mart), weights))


def _mark(mart) -> float:
    return PASS * _found(mart, _weights(0, 0, 0, 0, 5))


def _finds_them(mart, weights: dict) -> bool:
    return _found(mart, weights) >= _mark(mart)


def _shown(mart, weights: dict):
    found = {"yours": _found(mart, weights), **debrief.by_column(mart)[["handbook", "lot"]]}
    return charts.mix_bars(pd.Series(found), _mark(mart))


@question(
    Setting(
        controls={name: Slider(0, 5, methods.WEIGHTS.get(name, 0)) for name in COLUMNS},
        judge=_finds_them,
        shows=_shown,
    ),
    covers="G10",
    minutes=4,
    needs_truth=True,
)
def activity_mix(mart):
    """Weights that find those with wide circles: the people called, and hardly anything else."""
    found = debrief.by_column(mart)
    return Answer(_weights(0, 0, 0, 0, 5), alone=_found(mart, _weights(0, 0, 0, 0, 5)),
                  handbook=found["handbook"], texts=found["sms"], services=found["new_services"],
                  top=methods.TOP, mark=_mark(mart))  # fmt: skip


@activity_mix.mistake(when=lambda mart, value: not any(value.values()))
def nothing_weighed(mart):
    return _weights(0, 0, 0, 0, 0)


@activity_mix.mistake(when=lambda mart, value: any(value.values()) and not value["people"])
def people_left_out(mart):
    return _weights(4, 3, 2, 1, 0)


@activity_mix.mistake(when=lambda mart, value: len(set(value.values())) == 1)
def all_alike(mart):
    return _weights(1, 1, 1, 1, 1)


@activity_mix.mistake(when=lambda mart, value: value["people"] > 0)
def diluted(mart):
    return _weights(4, 3, 2, 1, 5)
