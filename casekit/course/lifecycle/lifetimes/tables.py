"""What four levers seem to do, read four ways; and joiners by half-year."""

from __future__ import annotations

from casekit import mart as door
from casekit.analysis.levers import LEVERS
from casekit.course.lifecycle.lifetimes import methods
from casekit.course.lifecycle.lifetimes.methods import FAIR, RAW
from casekit.drawing.tables import Sentence, markdown, written
from casekit.text import Catalogue, decimal, percent

texts = Catalogue("casekit.course.lifecycle.lifetimes")

_COLUMNS = ("lever", "raw", "fair", "ever", "eve")


def readings(mart: door.Mart) -> Sentence:
    """Return what each lever seems to do: over two years, from a landmark on, ever, and on the eve."""
    rows = []
    for lever in LEVERS:
        ever, eve = methods.odds(mart, lever)
        pairs = [_pair(methods.split(mart, lever, landmark)) for landmark in (RAW, FAIR)]
        rows.append((texts(f"levers.{lever}"), *pairs, decimal(ever, 2), decimal(eve, 2)))
    return markdown([texts(f"readings.{one}") for one in _COLUMNS], rows, figures=4)


def readings_read(mart: door.Mart) -> Sentence:
    """Return what the odds say of contracts and of value-added services."""
    of = {lever: [decimal(one, 2) for one in methods.odds(mart, lever)] for lever in LEVERS}
    (ever, eve), (other, other_eve) = of["contract"], of["value_added"]
    return Sentence(texts("readings_read", ever=ever, eve=eve, other=other, other_eve=other_eve))


def cohorts(mart: door.Mart) -> Sentence:
    """Return joiners by half-year: how many, left so far, still here after six months."""
    rows = [
        (
            texts(f"halves.{half}"),
            written(row["lines"], "n"),
            written(row["left"], "%"),
            texts("cohorts.range", here=row["here"], low=row["low"], high=row["high"]),
        )
        for half, row in methods.cohorts(mart).iterrows()
    ]
    heads = [texts(f"cohorts.{one}") for one in ("half", "lines", "left", "here")]
    return markdown(heads, rows, figures=3)


def _pair(shown: methods.Split) -> str:
    return f"{percent(shown.left(True), 1)} / {percent(shown.left(False), 1)}"
