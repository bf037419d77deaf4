"""What the default of the software costs, and whether the scores may be multiplied by yuan."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import models, money
from casekit.course.churn_warning.cut_off import methods
from casekit.drawing.tables import Sentence
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.cut_off")
DEFAULT, NEAR = 0.5, 0.2


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
        )
    )


def believed(mart: door.Mart) -> Sentence:
    """Return in words what the scores say of those called at the formula's cut-off, and what came."""
    score = models.score(mart)
    called = score[score >= money.example().break_even]
    said = called.mean()
    seen = models.decision(mart).leaves.reindex(called.index).mean()
    verdict = "sound" if abs(said - seen) <= NEAR * seen else "off"
    return Sentence(
        texts(f"sentences.believed.{verdict}", called=len(called), said=said, seen=seen, near=NEAR)
    )
