"""Reading a model: how many leavers the top of its list meets, and whether its scores are rates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from casekit import mart as door
from casekit.analysis import models, words
from casekit.analysis.models import evaluation
from casekit.analysis.tables import headed
from casekit.classroom import Panel, Pick, Slider
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.honest_split import charts, methods
from casekit.mart.names import feature
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.honest_split")


def controls(readings: Readings) -> dict:
    """Return the panel's controls; the models are named in the current language."""
    return {
        "kind": Pick({kind: words.name("models", kind) for kind in methods.KINDS}, "boosting"),
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
class Readings:
    """Readings of all models, and the features that were missing throughout."""

    readings: dict[str, Reading]
    dropped: tuple[str, ...] = ()

    @classmethod
    def of(cls, mart: door.Mart) -> Readings:
        left = models.decision(mart).leaves
        readings = {}
        for kind in methods.KINDS:
            score = models.score(mart, kind)
            readings[kind] = Reading(
                evaluation.lift_table(score, left, 50),
                evaluation.calibration_table(score, left),
                evaluation.auc(score, left),
                evaluation.mean_calibration_error(score, left),
            )
        return cls(readings, models.model(mart).dropped)

    def compute(self, kind: str, share: float) -> Shown:
        """Return the reading of one model."""
        return Shown(kind, self.readings[kind], share, self.dropped)


def draw(shown: Shown) -> list:
    """Return the lift curve and the table of predicted against observed."""
    formats = {"customers": "n", "predicted": "%", "observed": "%"}
    table = headed(shown.reading.calibration.iloc[::-1], formats)
    return [charts.lift_curve(shown.reading.lift, shown.share), table]


def says(shown: Shown) -> str:
    """Return the model's figures in words, and what it could not learn from."""
    lift = shown.reading.lift
    said = texts(
        "panel.says",
        name=words.name("models", shown.kind),
        called=round(shown.share * lift["customers"].sum()),
        leavers=round(methods.captured(lift, shown.share) * lift["leavers"].sum()),
        auc=shown.reading.auc,
        error=100 * shown.reading.error,
    )
    if not shown.dropped:
        return said
    dropped = [feature(one) for one in shown.dropped]
    return sentences(said, texts("panel.dropped", names=dropped))


model_reader = Panel(
    of=Readings.of,
    controls=controls,
    compute=Readings.compute,
    draw=draw,
    says=says,
    texts=texts,
)
