"""Sentences with figures from the data, for prose that would be wrong under another seed."""

from __future__ import annotations

from dataclasses import dataclass

from casekit.text import Catalogue

texts = Catalogue("casekit.course.churn_warning.charts")
"""Titles, axes and sentences of this package."""


@dataclass(frozen=True)
class Sentence:
    """A sentence that a notebook shows as prose and a terminal as a plain line."""

    text: str

    def _repr_markdown_(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text


def said(key: str, **figures: object) -> Sentence:
    """Return the sentence `sentences.<key>` of the catalogue with its figures filled in.

    Raises casekit.text.TextError for a sentence that does not exist or lacks a figure.
    """
    return Sentence(texts(f"sentences.{key}", **figures))
