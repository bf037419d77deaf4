"""What data can lack for a method, though their tables, columns and months are there."""

from __future__ import annotations

from casekit.mart import Lacking
from casekit.text import Catalogue

TEXTS = Catalogue("casekit.analysis")


class TooFew(Lacking, ValueError):
    """There are too few (or too many) of what a method counts.

    Args:
        key: of the sentence, under `faults` in the catalogue.
        texts: the catalogue; by default that of this package.
        facts: what the sentence names.
    """

    def __init__(self, key: str, texts: Catalogue = TEXTS, **facts):
        super().__init__(**facts)
        self.key, self.texts = key, texts

    def needs(self) -> list[str]:
        return [TEXTS("needs.more")]
