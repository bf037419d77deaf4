"""Reading a model: how many leavers the top of its list meets, and whether its scores are rates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.classroom.controls import Pick, Slider
from casekit.classroom.explorer import Explorer, explorer
from casekit.classroom.speech import sentences
from casekit.course.churn_warning import evaluation, reference
from casekit.course.churn_warning.labels import feature_name, headed, name, texts
from casekit.course.churn_warning.widgets import reading_charts

KEY = "widgets.model_reader"
KINDS = ("boosting", "logistic", "cart", "boosting_half")


def controls() -> dict:
    """Return the panel's controls; the models are named in the current language."""
    return {
        "kind": Pick({kind: name("models", kind) for kind in KINDS}, "boosting"),
        "share": Slider(0.01, 1.0, 0.10, 0.01, "%"),
    }


class Reading(NamedTuple):
    """One model on the judged month."""

    lift: pd.DataFrame
    calibration: pd.DataFrame
    auc: float
    error: float


class Shown(NamedTuple):
    """A model's reading, the share of customers called, and features without data."""

    kind: str
    reading: Reading
    share: float
    dropped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Panel:
    """Readings of all models, and the features that were missing throughout."""

    readings: dict[str, Reading]
    dropped: tuple[str, ...] = ()

    @classmethod
    def of(cls, mart: door.Mart) -> Panel:
        left = reference.judged(mart).leaves
        readings = {}
        for kind in KINDS:
            score = reference.score(mart, kind)
            readings[kind] = Reading(
                evaluation.lift_table(score, left, 50),
                evaluation.calibration_table(score, left),
                evaluation.auc(score, left),
                evaluation.mean_calibration_error(score, left),
            )
        return cls(readings, reference.model(mart).dropped)

    def compute(self, kind: str, share: float) -> Shown:
        """Return the reading of one model."""
        return Shown(kind, self.readings[kind], share, self.dropped)


def draw(shown: Shown) -> list:
    """Return the lift curve and the table of predicted against observed."""
    formats = {"customers": "n", "predicted": "%", "observed": "%"}
    table = headed(shown.reading.calibration.iloc[::-1], formats)
    return [reading_charts.lift_curve(shown.reading.lift, shown.share), table]


def says(shown: Shown) -> str:
    """Return the model's figures in words, and what it could not learn from."""
    said = texts(
        f"{KEY}.says",
        name=name("models", shown.kind),
        auc=shown.reading.auc,
        error=shown.reading.error,
        money=texts(f"{KEY}.{'fit' if shown.reading.error < 0.02 else 'unfit'}"),
    )
    if not shown.dropped:
        return said
    dropped = [feature_name(one) for one in shown.dropped]
    return sentences(said, texts(f"{KEY}.dropped", names=dropped))


def model_reader(mart: door.Mart) -> Explorer:
    """Return the reader on a dataset's judged month."""
    panel = Panel.of(mart)
    return explorer(controls(), panel.compute, draw, says=says, texts=texts, key=KEY)
