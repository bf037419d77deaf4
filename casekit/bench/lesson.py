"""How quickly panels answer, and how good the course's model is."""

from __future__ import annotations

import gc
import io
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from casekit import course, text
from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.models import evaluation, skill
from casekit.bench.figure import Figure, best_of
from casekit.classroom.explorer import every_end
from casekit.drawing import theme

_ROUNDS = 5
"""Times that each setting is answered, panel by panel in turn; the shortest counts, for the noise
is the machine's."""


def cases() -> list[str]:
    """Return the scenarios that panels stand on, beside the lesson's own data."""
    found = (one.case for module in course.modules() for one in course.panels(module).values())
    return sorted({case for case in found if case is not None})


def panels(datasets: Mapping[str | None, Path]) -> list[Figure]:
    """95th percentile of a panel's answer (compute, draw, words) over every end of its controls,
    the shortest of `_ROUNDS`; and that against a plain chart of seaborn, drawn in turn with them.

    Args:
        datasets: by scenario (None: the lesson's own), of 100,000 subscribers each.
    """
    theme.theme(text.language())
    marts = {case: door.open(folder) for case, folder in datasets.items()}
    gc.collect()
    gc.freeze()  # as the start of a lesson does
    opened = {
        name: panel(marts[panel.case])
        for module in course.modules()
        for name, panel in course.panels(module).items()
    }
    best: dict[str, np.ndarray] = {}
    chart = float("inf")
    for _ in range(_ROUNDS):
        for name, panel in opened.items():
            seconds = np.array([_answer(panel, setting) for setting in every_end(panel.controls)])
            best[name] = np.minimum(best.get(name, seconds), seconds)
            chart = min(chart, *best_of(1, _plain_chart))
    rows = []
    for name, seconds in best.items():
        usual = float(np.percentile(seconds, 95))
        rows += [
            Figure("panel_ratio", usual / chart, "×", high=1.3, note=name),
            Figure("panel", 1000 * usual, "ms", note=name),
        ]
    return rows


def _plain_chart() -> None:
    """A yardstick: seaborn's bars with a line through them, saved at twice the page's size."""
    import matplotlib.pyplot as plt
    import seaborn as sns

    rows = pd.DataFrame({"month": np.arange(12), "share": np.linspace(0.01, 0.02, 12)})
    figure, axes = plt.subplots(figsize=(7, 3.6), layout="constrained")
    sns.barplot(rows, x="month", y="share", ax=axes)
    axes.plot(rows["month"], rows["share"])
    axes.set_title("plain")
    figure.savefig(io.BytesIO(), dpi=2 * theme.DOTS)
    plt.close(figure)


def _answer(panel, setting: dict) -> float:
    """Return the seconds that a panel takes to show a setting."""
    start = time.perf_counter()
    panel.set(**setting)
    seconds = time.perf_counter() - start
    if panel.fault is not None:
        raise panel.fault
    return seconds


def model(dataset: Path) -> list[Figure]:
    """Skill of the course's model on the later months, and its mean calibration error there."""
    mart = door.open(dataset)
    months = models.split(mart).test
    fitted = models.model(mart)
    scores = [fitted.score(door.features(mart, month)) for month in months]
    left = [door.target(mart, month) for month in months]
    low, high = skill.REFERENCE_SKILL
    found = skill.mean_skill(mart, months, fitted.score)
    error = evaluation.mean_calibration_error(
        pd.concat(scores, keys=months), pd.concat(left, keys=months)
    )
    return [
        Figure("skill", found, "", low=low, high=high),
        Figure("calibration", float(error), "", high=0.01),
    ]
