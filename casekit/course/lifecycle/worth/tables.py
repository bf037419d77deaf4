"""New lines by channel, to read."""

from __future__ import annotations

from casekit import mart as door
from casekit.course.lifecycle.worth import methods
from casekit.drawing.tables import Sentence, markdown, written
from casekit.text import Catalogue, decimal

texts = Catalogue("casekit.course.lifecycle.worth")


def channels(mart: door.Mart) -> Sentence:
    """Return by channel a new line's bill, who is still here after a year, the months' margin that it
    is worth, and what is paid for it."""
    rows = [
        (
            texts(f"channels.{name}"),
            decimal(new.bill, 1),
            written(float(new.stays[11]), "0%"),
            decimal(methods.months_worth(new), 1),
            written(new.paid, "yuan"),
        )
        for name, new in methods.newcomers(mart).items()
    ]
    heads = [texts(f"heads.{one}") for one in ("channel", "bill", "year", "months", "paid")]
    return markdown(heads, rows, figures=4)
