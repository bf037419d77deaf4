"""What four lists earn, and whether the scores may be multiplied by yuan."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from casekit import mart as door
from casekit.analysis import models, money
from casekit.course.churn_warning.cut_off import methods
from casekit.course.churn_warning.cut_off.charts import HALF
from casekit.drawing.tables import Sentence, markdown, written
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.cut_off")
NEAR = 0.2
"""How far, as a share, what was said may lie from what came, for scores to be multiplied by yuan."""
BANDS = (0.0, 0.05, 0.10, 0.20, 0.50)
"""Scores at which the bands begin that calibration is looked at in."""


def four_lists(mart: door.Mart) -> Sentence:
    """Return as a table what four lists earn: by the formula alike for all, and by what each one is worth.

    By the formula: save rate and value of the lecture for all, on those who left. By each one's own:
    `gain_of_call`, on the scores.
    """
    call, score, gain = money.example(), models.trusted(mart), _gain(mart)
    line, late = call.break_even, money.figure("decided_from")
    lists = {
        "default": score >= HALF,
        "formula": score >= line,
        "open": (score >= line) & (score < late),
        "own": methods.pays(score, gain),
    }
    leaves = models.decision(mart).leaves[score.index]
    rows = []
    for name, on in lists.items():
        alike = leaves[on].sum() * call.save_rate * call.value - on.sum() * call.cost
        # One value for all says nothing of a list that was drawn up by each one's own.
        shown = "—" if name == "own" else f"{alike:,.0f}"
        called = texts(
            f"lists.{name}",
            default=HALF,
            line=line,
            late=late,
            last=int(on.sum()),
            alone=money.figure("left_alone"),
        )
        rows.append([called, f"{on.sum():,}", shown, f"{gain[on].sum():,.0f}"])
    head = [texts(f"lists.{one}") for one in ("corner", "calls", "alike", "by_own")]
    note = texts(
        "lists.note", value=call.value, save=call.save_rate, late=late,
        rate=money.figure("save_decided"),
    )  # fmt: skip
    return Sentence(f"{markdown(head, rows, 3)}\n\n{note}")


def believed(mart: door.Mart) -> Sentence:
    """Return by bands of the score what the model said and what came, and whether it may be multiplied."""
    score = models.trusted(mart)
    leaves = models.decision(mart).leaves[score.index]
    bands = {
        texts("bands.between", low=low, high=high): (score >= low) & (score < high)
        for low, high in pairwise(BANDS)
    }
    bands[texts("bands.above", low=BANDS[-1])] = score >= BANDS[-1]
    called = score >= money.example().break_even
    bands[texts("bands.called")] = called
    bands[texts("bands.pays")] = methods.pays(score, _gain(mart))
    rows = [_told(name, score[who], leaves[who]) for name, who in bands.items() if who.any()]
    head = [texts(f"bands.{one}") for one in ("corner", "customers", "said", "seen")]
    said, seen = score[called].mean(), leaves[called].mean()
    verdict = "sound" if abs(said - seen) <= NEAR * seen else "off"
    told = texts(f"sentences.believed.{verdict}", near=NEAR)
    return Sentence(f"{markdown(head, rows, 3)}\n\n{told}")


def _gain(mart: door.Mart) -> pd.Series:
    """What a call to each is expected to earn, by the lecture's money and his own bill (yuan)."""
    score = models.trusted(mart)
    bill = models.decision(mart).features.loc[score.index, "bill_mean_3m"]
    return money.gain_of_call(score, bill)


def _told(band: str, score: pd.Series, leaves: pd.Series) -> list[str]:
    return [band, written(len(score), "n"), f"{score.mean():.1%}", f"{leaves.mean():.1%}"]
