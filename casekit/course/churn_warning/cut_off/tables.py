"""What four lists earn, and whether the scores may be multiplied by yuan."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd

from casekit import mart as door
from casekit.analysis import models, money
from casekit.drawing.tables import Sentence, markdown, written
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.cut_off")
DEFAULT, NEAR = 0.5, 0.2
BANDS = (0.05, 0.10, 0.20, 0.50)
"""Scores at which the bands begin that calibration is looked at in."""


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
        called = texts(f"lists.{name}", default=DEFAULT, line=line, late=late, last=int(on.sum()))
        rows.append([called, f"{on.sum():,}", shown, f"{gain[on].sum():,.0f}"])
    said = {"value": call.value, "save": call.save_rate, "late": late, "rate": money.figure("save_decided")}  # fmt: skip
    head = [texts(f"lists.{one}", **said) for one in ("corner", "calls", "alike", "by_own")]
    return markdown(head, rows, 3)


def believed(mart: door.Mart) -> Sentence:
    """Return by bands of the score what the model said and what came, and whether it may be multiplied."""
    score, leaves = models.score(mart), models.decision(mart).leaves
    bands = {
        texts("bands.between", low=low, high=high): (score >= low) & (score < high)
        for low, high in pairwise(BANDS)
    }
    bands[texts("bands.above", low=BANDS[-1])] = score >= BANDS[-1]
    called = score >= money.example().break_even
    bands[texts("bands.called")] = called
    rows = [_told(name, score[who], leaves[who]) for name, who in bands.items() if who.any()]
    head = [texts(f"bands.{one}") for one in ("corner", "customers", "said", "seen")]
    said, seen = score[called].mean(), leaves[called].mean()
    verdict = "sound" if abs(said - seen) <= NEAR * seen else "off"
    return Sentence(
        f"{markdown(head, rows, 3)}\n\n{texts(f'sentences.believed.{verdict}', near=NEAR)}"
    )


def _told(band: str, score: pd.Series, leaves: pd.Series) -> list[str]:
    return [band, written(len(score), "n"), f"{score.mean():.0%}", f"{leaves.mean():.0%}"]
