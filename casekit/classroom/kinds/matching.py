"""Questions answered by pairs: each item on the left with one on the right."""

from dataclasses import dataclass

from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable, spoken
from casekit.classroom.kinds.listed import pairs_of, short, unlabelled


@dataclass(frozen=True)
class Matching(Kind):
    """Pairs: each left item with one of the right; the answer is a dict left → right.

    Args:
        left: keys with labels in text.yml under `left.<key>`.
        right: keys with labels under `right.<key>`; one may serve several of the left, or none.
    """

    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    name = "matching"
    bulleted = True

    def read(self, answer: object, mart: object) -> tuple:
        answer = pairs_of(answer, "not_pairs")
        chosen = {key: item for key, item in answer.items() if item is not None}
        for key, item in chosen.items():
            if key not in self.left or not isinstance(item, str) or item not in self.right:
                raise Unreadable("no_option", given=short(item if key in self.left else key))
        if len(chosen) < len(self.left):
            missing = len(self.left) - len(chosen)
            raise LeftBlank(Said("unattempted_pairs", {"missing": missing}))
        return tuple(answer[key] for key in self.left)

    def slip(self, value: tuple, reference: tuple, more: int = 0) -> Said | None:
        apart = [n for n, (a, b) in enumerate(zip(value, reference, strict=True)) if a != b]
        if len(apart) == 2 and all(value[n] == reference[m] for n, m in (apart, apart[::-1])):
            return Said("slips.pairs_exchanged", {"count": len(value)})
        return None

    def shortfall(self, value, reference, grade: Grade) -> Said:
        right = sum(a == b for a, b in zip(value, reference, strict=True))
        return Said("not_yet.matching", {"right": right, "count": len(reference)})

    def slots(self, value, other=None, question=None) -> dict:
        def label(key: str) -> str:
            return question.texts(question.key(f"right.{key}"))

        pairs = list(zip(self.left, value, strict=True))
        if len(set(value)) == len(value):
            return {"answer": [f"{self.label_of(a, question)} → {label(b)}" for a, b in pairs]}
        heaps = []
        for right in self.right:
            left = [self.label_of(a, question) for a, b in pairs if b == right]
            if left:
                heaps.append(spoken(Said("heap", {"right": label(right), "left": left})))
        return {"answer": "\n".join(["\n", *heaps])}  # a list of its own, whatever stands before it

    def label_of(self, key: str, question) -> str:
        """Return the label of an item on the left in the current language."""
        return question.texts(question.key(f"left.{key}"))

    def faults(self, question) -> list[str]:
        few = [] if len(self.left) >= 2 and len(self.right) >= 2 else ["left, right: two or more"]
        return [
            *few,
            *unlabelled(question, "left", self.left),
            *unlabelled(question, "right", self.right),
        ]
