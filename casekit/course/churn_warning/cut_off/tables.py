"""What the default of the software costs, and whether the scores may be multiplied by yuan."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import models, money
from casekit.classroom.speech import sentences
from casekit.course.churn_warning.cut_off import methods
from casekit.drawing.tables import Sentence
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.cut_off")
DEFAULT, NEAR = 0.5, 0.2
BAND = (0.08, 0.20)
"""Scores near the formula's cut-off."""


def by_default(mart: door.Mart) -> Sentence:
    """Return in words what calling from one half up leaves out, against the formula's cut-off."""
    call = money.example()
    curve = methods.profit_curve(models.score(mart), models.decision(mart).leaves, call)
    half, formula = (methods.row_at(curve, at) for at in (DEFAULT, call.break_even))
    return Sentence(
        texts(
            "sentences.by_default",
            month=models.decision(mart).month,
            few=int(half["called"]),
            little=half["profit"],
            formula=call.break_even,
            many=int(formula["called"]),
            much=formula["profit"],
            value=call.value,
        )
    )


def a_third(mart: door.Mart) -> Sentence:
    """Return in words what is left of the most that the formula's list earns, if it keeps a third as many."""
    call = money.example()
    curve = methods.profit_curve(models.score(mart), models.decision(mart).leaves, call)
    row = methods.row_at(curve, call.break_even)
    spent = row["called"] * call.cost
    kept = row["profit"] + spent
    return Sentence(
        texts(
            "sentences.a_third",
            called=int(row["called"]),
            spent=spent,
            kept=kept,
            most=row["profit"],
            third=kept / 3,
            left=kept / 3 - spent,
        )
    )


def believed(mart: door.Mart) -> Sentence:
    """Return in words what the scores say of those called at the formula's cut-off, and what came."""
    score = models.score(mart)
    called = score[score >= money.example().break_even]
    said = called.mean()
    seen = models.decision(mart).leaves.reindex(called.index).mean()
    verdict = "sound" if abs(said - seen) <= NEAR * seen else "off"
    told = texts(
        f"sentences.believed.{verdict}", called=len(called), said=said, seen=seen, near=NEAR
    )
    return Sentence(sentences(told, _near(score, models.decision(mart).leaves)))


def _near(score: pd.Series, leaves: pd.Series) -> str:
    """Say how the scores near the formula's cut-off turned out; nothing where nobody has such a score."""
    low, high = BAND
    near = score[(score >= low) & (score < high)]
    if near.empty:
        return ""
    return texts(
        "sentences.near",
        low=low,
        high=high,
        near_called=len(near),
        near_said=near.mean(),
        near_seen=leaves.reindex(near.index).mean(),
    )
