"""The rating desk: weights of a score → who is put first, and what they bring."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from casekit.classroom import Panel, Slider
from casekit.course.segmentation.ranking import charts, methods
from casekit.mart import names
from casekit.text import Catalogue

texts = Catalogue("casekit.course.segmentation.ranking")

CONTROLS = {name: Slider(0, 10, weight) for name, weight in methods.WEIGHTS.items()}


class Shown(NamedTuple):
    """The list at these weights, and what its customers bring.

    `held` is the share of the next year's revenue by list; `rows` the top fifth by the reader's
    points, first one first; `new` says who of them the list by bill has not.
    """

    held: pd.Series
    rows: pd.DataFrame
    new: pd.Series
    weights: dict[str, float]


def compute(table: pd.DataFrame, **weights: float) -> Shown:
    """Return the list at these weights (see `methods.points`)."""
    points = methods.points(table, weights)
    hindsight = methods.held(table, table["next_year"])
    known = {name: methods.held(table, methods.ratings(table)[name]) for name in ("bill", "times")}
    yours = methods.held(table, points)
    held = pd.Series({"hindsight": hindsight, **known, "yours": yours, "lot": methods.TOP})
    rows = methods.first_of(table, points).assign(points=points)
    by_bill = methods.first_of(table, table["bill"]).index
    return Shown(held, rows, pd.Series(~rows.index.isin(by_bill), rows.index), weights)


def says(shown: Shown) -> str:
    """Return in words how far the list is from the one by bill, and what that costs or brings."""
    if not any(shown.weights.values()):
        return texts("panel.no_weights", top=methods.TOP)
    held = shown.held
    return texts(
        "panel.says",
        customers=len(shown.rows),
        new=int(shown.new.sum()),
        yours=held["yours"],
        bill=held["bill"],
        possible=held["yours"] / held["hindsight"],
    )


def takeaway(shown: Shown) -> pd.DataFrame:
    """Return the top fifth in order, with what the score was made of and who is new on the list."""
    rows = shown.rows
    table = {
        "subscriber": rows.index,
        "points": rows["points"].round(1),
        "bill": rows["bill"].round(2),
        "stickiness": (100 * rows["stickiness"]).round(0),
        "new_services": rows["new_services"].round(2),
        "potential": rows["potential"],
        "listed_because": [texts(f"panel.because.{'new' if one else 'both'}") for one in shown.new],
    }
    listed = pd.DataFrame({names.heading(key): list(column) for key, column in table.items()})
    listed.insert(0, texts("panel.place"), range(1, len(rows) + 1))
    return listed


rating_desk = Panel(
    of=methods.lines,
    controls=CONTROLS,
    compute=compute,
    draw=lambda shown: charts.list_bars(shown.held),
    says=says,
    texts=texts,
    takeaway=takeaway,
)
