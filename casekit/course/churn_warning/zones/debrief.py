"""What opens the truth about the zones: who in red has decided to leave."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis import models
from casekit.analysis.money import figure
from casekit.course.churn_warning.zones.methods import assign, likely_decided, zoned
from casekit.drawing.tables import Sentence
from casekit.mart import truth
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.zones")


def decided_in_red(mart: door.Mart) -> Sentence:
    """Return in words how many in red have decided, from the border of the sheet up and below it.

    Raises NoTruth.
    """
    people = zoned(mart)
    red = people[assign(people["score"], people["value"]) == "red"]
    state = truth.of(mart).state_of(models.decision(mart).month, ["decided"])
    late = state["decided"].reindex(red.index, fill_value=False)
    above = likely_decided(red)
    return Sentence(
        texts(
            "sentences.decided_in_red",
            border=figure("decided_from"),
            above=int(above.sum()),
            late=int(late[above].sum()),
            below=int((~above).sum()),
            early=int(late[~above].sum()),
        )
    )
