"""Questions answered by putting a list in order."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.kind import Grade, LeftBlank, Said, Unreadable
from casekit.classroom.kinds.listed import Listed, items, pick, short


class Order(tuple):
    """Options in an order, the first one first.

    Attributes:
        figures: option → what it is ordered by, where a question has `ties`.
    """

    figures: Mapping | None = None


@dataclass(frozen=True)
class Ordering(Listed):
    """All options in the right order, first one first; the answer is a list of keys.

    Right is the reference alone, unless one of these is given:

    Args:
        before: pairs of keys (first, then), the gravest first, or a function mart → pairs. Every
            order that keeps them all is right: a procedure may leave some steps free. A verdict
            names the first pair that is broken.
        ties: function mart → {option: figure} that the options are ordered by. Options whose figures
            lie no further apart than `level` may stand either way; all others as in the reference.
        level: in the unit of these figures.
        judge: (mart, order) → what an order costs, in yuan, the less the better, or a Grade. The
            reference is the best order there is.
        within: how much more than the best an order may cost and pass, as a share.
    """

    before: tuple | Callable = ()
    ties: Callable[[object], Mapping[object, float]] | None = None
    level: float = 0.0
    judge: Callable[[object, list], float | Grade] | None = None
    within: float = 0.03
    name = "ordering"

    def pairs(self, mart: object) -> list[tuple]:
        """Return the pairs (first, then) that an order has to keep."""
        return list(self.before(mart)) if callable(self.before) else list(self.before)

    def faults(self, question) -> list[str]:
        found = super().faults(question)
        if sum(map(bool, (self.before, self.ties, self.judge))) > 1:
            found.append("before, ties, judge: one of them says which orders are right")
        if callable(self.options) or callable(self.before):
            return found
        strange = sorted({str(key) for pair in self.before for key in pair} - set(self.options))
        return found + [f"before names {key!r}, which is no option" for key in strange]

    def read(self, answer: object, mart: object) -> Order:
        if is_blank(answer):
            raise LeftBlank(Said("unattempted_order"))
        keys = self.keys(mart)
        if isinstance(answer, (set, frozenset)):
            raise Unreadable("not_a_list", given=short(answer))
        given = Order(pick(item, keys) for item in items(answer, most=len(keys)))
        if len(given) != len(keys) or len(set(given)) != len(keys):
            raise Unreadable("not_each_once", count=len(keys), given=len(given))
        if self.ties is not None:
            given.figures = dict(self.ties(mart))
        return given

    def fits(self, value: tuple, other: tuple) -> bool:
        """Tell whether two orders are the same; what is level may stand either way."""
        return not _turned(self._that_matter(value, other), value)

    def _that_matter(self, value: tuple, other: tuple) -> list[tuple]:
        """Return the pairs (first, then) of `other` that a value has to keep to be the same."""
        figures = getattr(value, "figures", None) or getattr(other, "figures", None)
        pairs = combinations(other, 2)
        if figures is None:
            return list(pairs)
        return [(a, b) for a, b in pairs if abs(figures[a] - figures[b]) > self.level]

    def grade(self, value: tuple, reference: tuple, mart: object) -> Grade:
        if self.judge is not None:
            return self._judged(value, reference, mart)
        pairs = self.pairs(mart) if self.before else self._that_matter(value, reference)
        broken = _turned(pairs, value)
        facts = {"broken": len(broken), "pairs": len(pairs)}
        if self.before and broken:
            early, late = broken[0]
            facts |= {"early": early, "late": late}
        return Grade(not broken, facts=facts)

    def _judged(self, value: tuple, reference: tuple, mart: object) -> Grade:
        said, best = self.judge(mart, list(value)), self.judge(mart, list(reference))
        if isinstance(said, Grade):
            return said
        more = float(said) - float(best)
        over = more / abs(float(best)) if best else float(more > 0)
        return Grade(over <= self.within, facts={"cost": float(said), "over": over})

    def slip(self, value: tuple, reference: tuple, more: int = 0) -> Said | None:
        if self.before:
            return None
        if self.fits(value[::-1], reference):
            return Said("slips.order_reversed")
        if self.judge is not None:
            return None
        for apart, one in _exchanged(value):
            if self.fits(one, reference):
                key = "slips.neighbours" if apart == 1 else "slips.exchanged"
                return Said(key, {"count": len(value)})
        return None

    def shortfall(self, value: tuple, reference: tuple, grade: Grade) -> Said:
        if self.judge is not None:
            return Said("not_yet.order_dear" if "over" in grade.facts else "not_yet.other",
                        {**grade.facts, "within": self.within})  # fmt: skip
        if self.before:
            return Said("not_yet.order_broken", grade.facts)
        if self.ties is not None:
            return Said("not_yet.order_apart", grade.facts)
        right = sum(a == b for a, b in zip(value, reference, strict=True))
        return Said("not_yet.ordering", {"right": right, "count": len(reference)})

    def off(self, value: tuple, reference: tuple) -> Said:
        right = sum(a == b for a, b in zip(value, reference, strict=True))
        return Said("guess.places", {"right": right, "count": len(reference)})

    def in_words(self, slots: dict, question) -> dict:
        names = [name for name in ("early", "late") if self.before and name in slots]
        return {**slots, **{name: self.label_of(slots[name], question) for name in names}}

    def slots(self, value, other=None, question=None) -> dict:
        labels = [self.label_of(key, question) for key in value]
        return {"answer": " → ".join(labels), "first": labels[0], "last": labels[-1]}


def _turned(pairs: list[tuple], value: tuple) -> list[tuple]:
    """Return the pairs (first, then) that stand the other way round in an order."""
    place = {key: n for n, key in enumerate(value)}
    return [(one, other) for one, other in pairs if place[one] > place[other]]


def _exchanged(value: tuple) -> Iterator[tuple[int, tuple]]:
    """Yield the orders that differ by two places, neighbours first, with how far these lie apart."""
    for apart in range(1, len(value)):
        for here in range(len(value) - apart):
            order = list(value)
            order[here], order[here + apart] = order[here + apart], order[here]
            yield apart, tuple(order)
