"""Questions answered from a list: one of it, or several."""

from dataclasses import dataclass

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.cases import is_month, moved
from casekit.classroom.kinds.cells import Cells
from casekit.classroom.kinds.kind import Grade, LeftBlank, Said
from casekit.classroom.kinds.listed import Listed, items, pick


@dataclass(frozen=True)
class Choice(Listed):
    """One of several options; the answer is an option's key (or value)."""

    name = "choice"

    def read(self, answer: object, mart: object) -> object:
        if is_blank(answer):
            raise LeftBlank
        return pick(answer, self.keys(mart))

    def shortfall(self, value, reference, grade: Grade) -> Said:
        return Said("not_yet.choice")

    def slots(self, value, other=None, question=None) -> dict:
        return {"answer": self.label_of(value, question)}


@dataclass(frozen=True)
class MultipleChoice(Listed):
    """All that hold among several options; the answer is a list or set of keys.

    The options may be the `Cells` of a table, which the card then shows; a key is (row, column).
    """

    name = "multiple_choice"

    @property
    def bulleted(self) -> bool:  # type: ignore[override]
        return isinstance(self.options, tuple)

    def label_of(self, key: object, question) -> str:
        if isinstance(self.options, Cells):
            return self.options.label_of(key, question)
        return super().label_of(key, question)

    def read(self, answer: object, mart: object) -> frozenset:
        if is_blank(answer):
            raise LeftBlank
        keys = self.keys(mart)
        picked = [pick(item, keys) for item in items(answer)]
        if not picked:
            raise LeftBlank
        return frozenset(picked)

    def slip(self, value: frozenset, reference: frozenset, more: int = 0) -> Said | None:
        if all(map(is_month, value | reference)):
            for key, step in (("months_late", 1), ("months_early", -1)):
                if {moved(one, -step) for one in value} == reference:
                    return Said(f"slips.{key}")
            if _in_a_row(reference) and not _in_a_row(value):
                return Said("slips.months_gap", {"count": len(value)})
        if isinstance(self.options, Cells):
            return _cells_slip(value, reference)
        if not value & reference:
            return Said("slips.chosen_none_right", {"count": len(value)})
        if value < reference:
            return Said("slips.chosen_few", {"count": len(value)})
        if not callable(self.options) and len(value) == len(self.options):
            return Said("slips.chosen_all", {"count": len(value)})
        return None

    def shortfall(self, value, reference, grade: Grade) -> Said:
        if isinstance(self.options, Cells):
            right = len(value & reference)
            slots = {"right": right, "wrong": len(value) - right, "missing": len(reference) - right}
            return Said("not_yet.cells", {"count": len(value), **slots})
        return Said("not_yet.chosen_wrong", {"count": len(value)})

    def slots(self, value, other=None, question=None) -> dict:
        chosen = sorted(value, key=self.options.index if self.bulleted else str)
        return {"answer": [self.label_of(key, question) for key in chosen], "count": len(chosen)}


def _in_a_row(months: frozenset) -> bool:
    return {moved(one, 1) for one in months} - months == {moved(max(months), 1)}


def _cells_slip(value: frozenset, reference: frozenset) -> Said | None:
    """Name what ticked cells have in common with those that hold."""
    if value < reference:
        return Said("slips.cells_few", {"count": len(value), "missing": len(reference - value)})
    if value > reference:
        return Said("slips.cells_many", {"count": len(value), "more": len(value - reference)})
    for place, name in ((0, "cells_rows"), (1, "cells_columns")):
        if {key[place] for key in value} == {key[place] for key in reference}:
            return Said(f"slips.{name}", {"count": len(value)})
    if not value & reference:
        return Said("slips.chosen_none_right", {"count": len(value)})
    return None
