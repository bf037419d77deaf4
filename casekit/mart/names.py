"""What columns, features, figures and reasons are called wherever they stand: tables, charts, cards."""

from __future__ import annotations

from collections.abc import Iterable

from casekit.mart.signals import BY_NAME
from casekit.text import Catalogue, language, number

MID_HIGH = 60.0
"""Yuan a month, mean of three, from which a customer counts as mid or high-end (this course's own)."""
LARGE_BILL = 129.0
"""Yuan a month, mean of three, from which a bill is large (this course's own)."""

_TEXTS = Catalogue("casekit.mart", "names.yml")


def heading(figure: str) -> str:
    """Return what a column of a table to read is called: "precision", "bill", "calls_per_leaver" …

    Raises casekit.text.TextError for one that `names.yml` does not have.
    """
    return _TEXTS(f"headings.{figure}")


def headings(figures: Iterable[str]) -> list[str]:
    """Return what several columns are called."""
    return [heading(figure) for figure in figures]


def reason(key: str) -> str:
    """Return what a reason for leaving is called."""
    return _TEXTS(f"reasons.{key}")


def reasons(keys: Iterable[str]) -> list[str]:
    """Return what several reasons are called."""
    return [reason(key) for key in keys]


def need(key: str) -> str:
    """Return what customers with a need are called: "security", "price", "service" or "brand"."""
    return _TEXTS(f"needs.{key}")


def feature(column: str) -> str:
    """Return what a feature of the mart, or a figure, is called; the column itself if it is none."""
    known = BY_NAME.get(column)
    if known is not None:
        return known.zh if language() == "zh" else known.en
    return heading(column) if _TEXTS.has(f"headings.{column}") else column


def is_flag(column: str) -> bool:
    """Return whether a feature of the mart says yes or no."""
    return column in BY_NAME and BY_NAME[column].unit == "flag"


def threshold(column: str, value: float) -> str:
    """Return a threshold of a feature for a reader: ratios and shares as percentages, changes in points."""
    if column.endswith("_change"):
        return _TEXTS("points", n=number(100 * value))
    if column in BY_NAME and BY_NAME[column].unit in {"ratio", "share"}:
        return number(100 * value) + "%"
    return number(value)
