"""Questions answered on a board: cards laid in fields, many of them to one."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations

from casekit.classroom.kinds.fields import Fields, held_by
from casekit.classroom.kinds.kind import Grade, LeftBlank, Said, Unreadable, spoken
from casekit.classroom.kinds.listed import labelled, pairs_of, pick, short, unlabelled

Layout = dict[object, str | tuple[str, ...]]
"""Card → its field; in a reference several fields, where each of them is right."""


@dataclass(frozen=True)
class Board(Fields):
    """Cards, each laid in one of some fields; the answer is a dict card → field.

    A reference may name several fields for a card, `{"a": ("x", "y")}`: each is right.

    Args:
        cards: keys with labels in text.yml under `cards.<key>`; or a function mart → list of
            values (to be hashed), labelled by `label`.
        label: as with the options of a Choice; where a card is only mentioned, the first line of it.
        spare: whether cards are left over: the board is finished once every field that has a
            capacity is filled, and the rest stays in the pool. Such cards are in no answer, neither
            the reference's nor a learner's.
    """

    cards: tuple | Callable = ()
    label: str | dict | Callable = "{value}"
    spare: bool = False
    name = "board"

    def keys(self, mart: object) -> list:
        """Return the cards, in the order of the declaration."""
        return list(self.cards(mart)) if callable(self.cards) else list(self.cards)

    def label_of(self, key: object, question) -> str:
        """Return a card's label in the current language."""
        if callable(self.cards):
            return labelled(self.label, key)
        return question.texts(question.key(f"cards.{key}"))

    def read(self, answer: object, mart: object) -> Layout:
        answer = pairs_of(answer, "not_laid")
        keys = self.keys(mart)
        given = {pick(key, keys): self._field(one) for key, one in answer.items()}
        laid = {key: given[key] for key in keys if given.get(key) is not None}
        self._refuse_unfinished(laid, len(keys))
        return laid

    def _field(self, given: object) -> str | tuple[str, ...] | None:
        if given is None or isinstance(given, str):
            several = [] if given is None else [given]
        elif isinstance(given, (list, tuple, set, frozenset)) and given:
            several = list(given)
        else:
            raise Unreadable("no_option", given=short(given))
        for one in several:
            if not isinstance(one, str) or one not in self.fields:
                raise Unreadable("no_option", given=short(one))
        found = tuple(one for one in self.fields if one in several)
        return (found[0] if len(found) == 1 else found) or None

    def _refuse_unfinished(self, laid: Layout, count: int) -> None:
        left = count - len(laid)
        if not self.spare and left:
            raise LeftBlank(Said("unattempted_board", {"left": left}))
        held = held_by(laid)
        free = sum(max(0, most - held[key]) for key, most in self.capacity.items())
        if self.spare and left and free:
            raise LeftBlank(Said("unattempted_places", {"free": free}))

    def grade(self, value: Layout, reference: Layout, mart: object) -> Grade:
        full = bool(self.full_fields(held_by(value)))
        if self.judge is None:
            wrong = _wrong(value, reference)
            return Grade(not wrong and not full, facts=_counted(value, reference, wrong))
        grade = self.judged(mart, value)
        if not grade.passed or full:
            near = not full and grade.share is not None and self._is_near(value, mart)
            return Grade(False, grade.share, {**grade.facts, "near": near})
        return grade

    def _is_near(self, value: Layout, mart: object) -> bool:
        """Tell whether moving a single card would make a layout pass."""
        moved = ({**value, key: to} for key in value for to in self.fields if to != value[key])
        return any(
            self.judged(mart, one).passed for one in moved if not self.full_fields(held_by(one))
        )

    def slip(self, value: Layout, reference: Layout, more: int = 0) -> Said | None:
        held = held_by(value)
        wrong = [] if self.judge else _wrong(value, reference)
        full = self.too_full(held)
        if full is not None:
            fits = self.judge is None and not wrong
            return Said("slips.field_full_right", full.slots) if fits else full
        if len(held) == 1 and len(value) > 2 and not self.spare:
            return Said("slips.one_field", {"field": next(iter(held)), "count": len(value)})
        if not wrong:
            return None
        return _exchanged_cards(value, reference, wrong) or self._exchanged_fields(value, reference)

    def _exchanged_fields(self, value: Layout, reference: Layout) -> Said | None:
        for one, other in combinations(self.fields, 2):
            turned = {one: other, other: one}
            exchanged = {key: turned.get(at, at) for key, at in value.items()}
            if not _wrong(exchanged, reference):
                return Said("slips.fields_exchanged", {"field": one, "other": other})
        return None

    def case(self, value: Layout, reference: Layout) -> list[Said]:
        if self.judge is not None:
            return []
        facts = _counted(value, reference, _wrong(value, reference))
        return [Said("board_right", {name: facts[name] for name in ("right", "count")})]

    def shortfall(self, value: Layout, reference: Layout, grade: Grade) -> Said:
        if self.judge is not None:
            return self.judged_short(grade)
        return Said(
            "not_yet.board" if "field" in grade.facts else "not_yet.board_left", grade.facts
        )

    def impossible(self, value: Layout) -> Said | None:
        return self.too_full(held_by(value))

    def slots(self, value: Layout, other=None, question=None) -> dict:
        heaps = {}
        for key, at in value.items():
            heaps.setdefault(at, []).append(_name(self.label_of(key, question)))
        rows = [self._heap(at, heaps[at], question) for at in self._sorted(heaps)]
        return {"answer": "\n".join(["\n", *rows])}  # a list of its own, whatever stands before it

    def _sorted(self, heaps: dict) -> list:
        return sorted(heaps, key=lambda at: [self.fields.index(one) for one in _each(at)])

    def _heap(self, at: str | tuple[str, ...], cards: list[str], question) -> str:
        names = " / ".join(self.field_label(one, question) for one in _each(at))
        return spoken(Said("heap", {"right": names, "left": cards}))

    def faults(self, question) -> list[str]:
        found = super().faults(question)
        if self.spare and not self.capacity:
            found.append("spare: without a capacity no board is ever finished")
        if callable(self.cards):
            return found
        if len(set(self.cards)) < max(2, len(self.cards)):
            found.append("cards: at least two, each once")
        return [*found, *unlabelled(question, "cards", self.cards)]


def _each(at: str | tuple[str, ...]) -> tuple[str, ...]:
    return (at,) if isinstance(at, str) else at


def _is_right(at: object, right: object) -> bool:
    """Tell whether every field named for a card (None: it is left over) is a right one."""
    if at is None or right is None:
        return at is right
    return set(_each(at)) <= set(_each(right))


def _name(label: str) -> str:
    """What a card is called where it is only mentioned: the first line of its label."""
    return label.partition("\n")[0].rstrip("：: ")


def _wrong(value: Layout, reference: Layout) -> list:
    """Return the cards that lie where they should not, or are left over and should not be."""
    keys = [*value, *(key for key in reference if key not in value)]
    return [key for key in keys if not _is_right(value.get(key), reference.get(key))]


def _counted(value: Layout, reference: Layout, wrong: list) -> dict:
    """Return how many cards lie right, and the field in which most lie wrong."""
    count = len({*value, *reference})
    strayed = Counter(one for key in wrong for one in _each(value.get(key, ())))
    facts = {"right": count - len(wrong), "count": count}
    if not strayed:
        return facts
    most = max(strayed.values())
    first = next(one for one in strayed if strayed[one] == most)
    return {**facts, "field": first, "wrong": most}


def _exchanged_cards(value: Layout, reference: Layout, wrong: list) -> Said | None:
    if len(wrong) != 2 or any(key not in value for key in wrong):
        return None
    one, other = wrong
    turned = {one: value[other], other: value[one]}
    if _wrong({**value, **turned}, reference):
        return None
    return Said("slips.cards_exchanged", {"count": len(value)})
