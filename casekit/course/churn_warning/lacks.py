"""What data can lack for a method of this module, though their tables, columns and months are there."""

from __future__ import annotations

from casekit.course.churn_warning.labels import texts
from casekit.mart import Lacking


class TooFew(Lacking, ValueError):
    """There are too few (or too many) of what a method counts.

    `key` names the sentence, under `faults` in the module's text.yml; the facts fill it.
    """

    texts = texts

    def __init__(self, key: str, **facts):
        super().__init__(**facts)
        self.key = key

    def needs(self) -> list[str]:
        return [texts("needs.more")]
