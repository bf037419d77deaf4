"""Questions answered by counted chips, shared out over fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from casekit.classroom.kinds.fields import Fields
from casekit.classroom.kinds.kind import Grade, LeftBlank, Said, Unreadable
from casekit.classroom.kinds.listed import pairs_of, short

_NEARLY = 0.1
"""Share of the chips that may lie elsewhere when two fields are told to be exchanged."""


@dataclass(frozen=True)
class Chips(Fields):
    """So many chips shared out over fields; the answer is a dict field → number of chips.

    Fields that are not named have none. Judged by `bands`, or by a `judge` of {field: number}.

    Args:
        count: how many chips there are; all of them are laid.
        bands: mart → {field: (least, most)}, both included.
    """

    count: int = 10
    bands: Callable[[object], Mapping[str, tuple[float, float]]] | None = None
    name = "chips"

    def read(self, answer: object, mart: object) -> dict[str, int]:
        answer = pairs_of(answer, "not_chips")
        for key in answer:
            if not isinstance(key, str) or key not in self.fields:
                raise Unreadable("no_option", given=short(key))
        laid = {key: _whole(answer.get(key, 0)) for key in self.fields}
        given = sum(laid.values())
        if given > self.count:
            raise Unreadable("chips_over", given=given, count=self.count)
        if given < self.count:
            raise LeftBlank(Said("unattempted_chips", {"left": self.count - given}))
        return laid

    def grade(self, value: dict, reference: dict, mart: object) -> Grade:
        full = bool(self.full_fields(value))
        if self.judge is not None:
            grade = self.judged(mart, value)
            return Grade(grade.passed and not full, grade.share, grade.facts)
        facts = _held_against(value, self.bands(mart))
        return Grade(facts["right"] == facts["count"] and not full, facts=facts)

    def slip(self, value: dict, reference: dict, more: int = 0) -> Said | None:
        full = self.too_full(value)
        if full is not None:
            return full
        all_in = [key for key in self.fields if value[key] == self.count]
        if all_in and len(self.fields) > 1:
            return Said("slips.one_field", {"field": all_in[0], "count": self.count})
        if max(value.values()) - min(value.values()) <= 1 < self.count:
            return Said("slips.chips_even", {"fields": len(self.fields)})
        return None if self.judge else self._exchanged(value, reference)

    def _exchanged(self, value: dict, reference: dict) -> Said | None:
        """Find two fields that hold, nearly, what the other should."""
        for one, other in combinations(self.fields, 2):
            turned = {**value, one: value[other], other: value[one]}
            astray = sum(abs(turned[key] - reference[key]) for key in self.fields) / 2
            across = (value[one] - value[other]) * (reference[one] - reference[other]) < 0
            if across and astray <= _NEARLY * self.count:
                return Said("slips.chips_exchanged", {"field": one, "other": other})
        return None

    def shortfall(self, value: dict, reference: dict, grade: Grade) -> Said:
        if self.judge is not None:
            return self.judged_short(grade)
        return Said(
            "not_yet.chips_many" if grade.facts["many"] else "not_yet.chips_few", grade.facts
        )

    def slots(self, value: dict, other=None, question=None) -> dict:
        return {"answer": [f"{self.field_label(key, question)} {n}" for key, n in value.items()]}

    def faults(self, question) -> list[str]:
        found = super().faults(question)
        if self.count < 2:
            found.append("count: at least two chips")
        if (self.bands is None) == (self.judge is None):
            found.append("give either bands or a judge")
        limits = [self.capacity.get(key, self.count) for key in self.fields]
        if sum(limits) < self.count:
            found.append("capacity: the fields cannot hold all chips")
        return found


def _whole(given: object) -> int:
    """Return a number of chips; raise Unreadable for anything else."""
    if isinstance(given, (bool, np.bool_)) or not isinstance(given, (int, float, np.number)):
        raise Unreadable("not_chips", given=short(given))
    if not np.isfinite(given) or given < 0 or given != int(given):
        raise Unreadable("chips_whole", given=short(given))
    return int(given)


def _held_against(value: dict, bands: Mapping[str, tuple[float, float]]) -> dict:
    """Return how many fields keep within their bounds, and the one that is furthest off."""
    beyond = {key: _beyond(value[key], *bands[key]) for key in bands}
    right = sum(off == 0 for off in beyond.values())
    worst = max(beyond, key=lambda key: abs(beyond[key]))
    return {"right": right, "count": len(beyond), "field": worst, "many": beyond[worst] > 0}


def _beyond(number: int, least: float, most: float) -> float:
    """Return by how many chips a number lies above its bounds; below them it is negative."""
    return max(0.0, number - most) + min(0.0, number - least)
