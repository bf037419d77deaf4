"""What is read before the cards: the findings, and reasons as complained, stated and true."""

from __future__ import annotations

import pandas as pd

from casekit.course.churn_warning.fishbone import methods
from casekit.drawing.tables import Sentence, markdown, written
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.fishbone")


def findings_read(found: pd.Series) -> Sentence:
    """Return the findings with their figures and what these are shares of.

    Args:
        found: from `methods.findings`.
    """
    rows = [
        (texts(f"questions.fishbone.cards.{name}"), texts(f"bases.{name}"), written(share, "0%"))
        for name, share in found.items()
    ]
    return markdown([texts(f"tables.{head}") for head in ("finding", "base", "share")], rows, 1)


def _called(reason: str) -> str:
    return names.reason(reason) if reason in methods.OWNERS else texts("tables.other_topics")


def reasons_read(counted: pd.DataFrame) -> Sentence:
    """Return the shares of the reasons as complained of, stated and true, each with its base.

    Args:
        counted: from `debrief.leavers_by_reason`.
    """
    of = counted.sum()
    rows = [
        (_called(reason), *(written(share, "%") for share in (row / of)))
        for reason, row in counted.iterrows()
    ]
    head = [
        texts("tables.reason"),
        *(texts(f"tables.{name}", of=int(of[name])) for name in of.index),
    ]
    return markdown(head, rows, 3)
