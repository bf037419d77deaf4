"""The questions that are answered on a page: one of every kind that takes more than a click.

They are declared for the engine's tests (`tests/classroom`), on a base small enough to reckon by hand.
"""

from casekit.classroom import QuestionSheet, derived, questions_of
from tests.classroom import desk
from tests.classroom.market.mart import TinyMart
from tests.classroom.workshop import questions as workshop

ASKED = (
    "whose_job", "ten_customers", "plans_by_bill", "wrong_cells", "pitch", "tier_plan", "rota",
    "month_plan", "forty_calls", "card_p1", "lawful",
)  # fmt: skip


def sheet() -> QuestionSheet:
    """The questions on the tiny base; nothing is kept."""
    mart = TinyMart(1)
    declared = questions_of(desk) | questions_of(workshop)
    return derived.sheet({name: declared[name] for name in ASKED}, lambda case: mart)
