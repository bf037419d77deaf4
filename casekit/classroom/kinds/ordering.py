"""Questions answered by putting a list in order."""

from collections.abc import Callable
from dataclasses import dataclass

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.kind import Grade, LeftBlank, Said, Unreadable
from casekit.classroom.kinds.listed import Listed, items, short


@dataclass(frozen=True)
class Ordering(Listed):
    """All options in the right order, first one first; the answer is a list of keys.

    Args:
        before: pairs of keys (first, then), or a function mart → pairs. Where there are some, every
            order that keeps them all is right: a procedure may leave some steps free, and what is
            level has no order.
    """

    before: tuple | Callable = ()
    name = "ordering"

    def pairs(self, mart: object) -> list[tuple]:
        """Return the pairs (first, then) that an order has to keep."""
        return list(self.before(mart)) if callable(self.before) else list(self.before)

    def faults(self, question) -> list[str]:
        if callable(self.options) or callable(self.before):
            return super().faults(question)
        strange = sorted({str(key) for pair in self.before for key in pair} - set(self.options))
        return super().faults(question) + [
            f"before names {key!r}, which is no option" for key in strange
        ]

    def grade(self, value: tuple, reference: tuple, mart: object) -> Grade:
        if not self.before:
            return super().grade(value, reference, mart)
        pairs = self.pairs(mart)
        broken = [(one, other) for one, other in pairs if value.index(one) > value.index(other)]
        return Grade(not broken, facts={"broken": len(broken), "pairs": len(pairs)})

    def read(self, answer: object, mart: object) -> tuple:
        if is_blank(answer):
            raise LeftBlank(Said("unattempted_order"))
        keys = self.keys(mart)
        if isinstance(answer, (set, frozenset)):
            raise Unreadable("not_a_list", given=short(answer))
        given = tuple(self._pick(item, mart) for item in items(answer, most=len(keys)))
        if len(given) != len(keys) or len(set(given)) != len(keys):
            raise Unreadable("not_each_once", count=len(keys), given=len(given))
        return given

    def slip(self, value: tuple, reference: tuple, more: int = 0) -> Said | None:
        if self.before:
            return None
        if value == reference[::-1]:
            return Said("slips.order_reversed")
        apart = [n for n, (a, b) in enumerate(zip(value, reference, strict=True)) if a != b]
        if len(apart) == 2 and len(value) > 2:
            side = "slips.neighbours" if apart[1] - apart[0] == 1 else "slips.exchanged"
            return Said(side, {"count": len(value)})
        return None

    def shortfall(self, value, reference, grade: Grade) -> Said:
        if self.before:
            return Said("not_yet.order_broken", grade.facts)
        right = sum(a == b for a, b in zip(value, reference, strict=True))
        return Said("not_yet.ordering", {"right": right, "count": len(reference)})

    def off(self, value: tuple, reference: tuple) -> Said:
        right = sum(a == b for a, b in zip(value, reference, strict=True))
        return Said("guess.places", {"right": right, "count": len(reference)})

    def slots(self, value, other=None, question=None) -> dict:
        labels = [self.label_of(key, question) for key in value]
        return {"answer": " → ".join(labels), "first": labels[0], "last": labels[-1]}
