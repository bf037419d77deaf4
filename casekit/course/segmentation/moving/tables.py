"""The matrix of moves, and four kinds of customers, to read."""

from __future__ import annotations

import pandas as pd

from casekit import mart as door
from casekit.analysis.tables import from_truth
from casekit.course.segmentation.moving import debrief, methods
from casekit.drawing.tables import Sentence, markdown, written
from casekit.mart.names import LARGE_BILL, MID_HIGH
from casekit.text import Catalogue, language, percent
from synthetic.catalogue import CATALOGUE, CONTACT_COST
from synthetic.schema import NEEDS

texts = Catalogue("casekit.course.segmentation.moving")

OFFERED = ("care_call", "bill_credit", "club", "security_service")
"""Offers that anybody can be given."""


def matrix(mart: door.Mart) -> pd.DataFrame:
    """Return who moved between bands within the year, in customers."""
    counts = methods.of_the_year(mart)
    shown = counts.map(lambda n: written(n, "n"))
    shown.columns = [texts(f"bands.{name}") for name in shown.columns]
    slots = {"mid": MID_HIGH, "high": LARGE_BILL}
    shown.index = [texts(f"bordered.{name}", **slots) for name in shown.index]
    return shown.rename_axis(texts("corner"))


@from_truth
def personas(mart: door.Mart) -> Sentence:
    """Return four kinds of customers: how many, what they do more of, and what they want of us."""
    table = debrief.traces(mart)
    rows = [
        (
            texts(f"needs.{need}"),
            percent(table.loc[need, "share"]),
            texts(f"traces.{need}", times=table.loc[need, debrief.TRACES[need]]),
            texts(f"wants.{need}"),
        )
        for need in NEEDS
    ]
    return markdown([texts(f"personas.{one}") for one in ("who", "share", "does", "wants")], rows)


def cost_of(offer: str) -> float:
    """Return the yuan that an offer costs where it is accepted, the dial included."""
    return CONTACT_COST + CATALOGUE[offer].cost


def offers() -> Sentence:
    """Return what we can give, and what each costs where it is accepted, the dial included."""
    rows = [
        (
            CATALOGUE[offer].zh if language() == "zh" else CATALOGUE[offer].en,
            written(cost_of(offer), "n"),
            written(CATALOGUE[offer].months, "n"),
        )
        for offer in OFFERED
    ]
    return markdown(
        [texts(f"offers.{one}") for one in ("offer", "cost", "months")], rows, figures=2
    )
