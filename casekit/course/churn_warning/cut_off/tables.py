"""What four lists earn, and whether the scores may be multiplied by yuan."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis import models, money
from casekit.classroom.speech import sentences
from casekit.drawing.tables import Sentence, markdown
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.cut_off")
DEFAULT, NEAR = 0.5, 0.2
BAND = (0.08, 0.20)
"""Scores near the formula's cut-off."""


def four_lists(mart: door.Mart) -> Sentence:
    """Return as a table what four lists earn: by the formula alike for all, and by what each one is worth.

    By the formula: save rate and value of the lecture for all, on those who left. By each one's own:
    `gain_of_call`, on the scores.
    """
    call, score = money.example(), models.score(mart)
    gain = money.gain_of_call(score, models.decision(mart).features["bill_mean_3m"])
    line, late = call.break_even, money.figure("decided_from")
    lists = {
        "default": score >= DEFAULT,
        "formula": score >= line,
        "open": (score >= line) & (score < late),
        "own": gain > 0,
    }
    leaves = models.decision(mart).leaves
    rows = []
    for name, on in lists.items():
        alike = leaves[on].sum() * call.save_rate * call.value - on.sum() * call.cost
        # One value for all says nothing of a list that was drawn up by each one's own.
        shown = "—" if name == "own" else f"{alike:,.0f}"
        called = texts(f"lists.{name}", default=DEFAULT, line=line, late=late)
        rows.append([called, f"{on.sum():,}", shown, f"{gain[on].sum():,.0f}"])
    said = {"value": call.value, "save": call.save_rate, "late": late, "rate": money.figure("save_decided")}  # fmt: skip
    head = [texts(f"lists.{one}", **said) for one in ("corner", "calls", "alike", "by_own")]
    return markdown(head, rows, 3)


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
    return Sentence(sentences(_near(score, models.decision(mart).leaves), told))


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
