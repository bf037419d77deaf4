"""What the default of the software costs."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import models, money
from casekit.course.churn_warning.cut_off import methods
from casekit.drawing.tables import Sentence
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.cut_off")
DEFAULT = 0.5


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
