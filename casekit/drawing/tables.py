"""Figures and tables to be read: written as a reader expects them, in the current language."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from casekit.text import decimal, number, percent


@dataclass(frozen=True)
class Sentence:
    """Prose with figures from the data: Markdown in a notebook, a plain line in a terminal."""

    text: str

    def _repr_markdown_(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text


def written(value: float, style: str) -> str:
    """Return a figure as a reader expects it; "–" for a missing one.

    Args:
        style: "%" (a share as percent, one decimal), "0%" (no decimals), "n" (whole number),
            "yuan" (whole yuan) or "x" (a number, rounded for a reader).
    """
    if pd.isna(value):
        return "–"
    if style in {"%", "0%"}:
        return percent(value, 1 if style == "%" else 0)
    if style in {"n", "yuan"}:
        return decimal(value)
    return number(value)


def markdown(head: Sequence[str], rows: Sequence[Sequence[str]], figures: int = 0) -> Sentence:
    """Return a table as Markdown; its last `figures` columns are set right."""
    rule = ["---"] * (len(head) - figures) + ["---:"] * figures
    return Sentence("\n".join("| " + " | ".join(line) + " |" for line in (head, rule, *rows)))
