"""Questions answered from a list: one of it, several of it, its order, or pairs."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from casekit import text
from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.cases import is_month, moved
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable, spoken
from casekit.classroom.kinds.wrapped import unwrapped

_SHOWN = 40


@dataclass(frozen=True)
class _Listed(Kind):
    """A kind with a list of options.

    Args:
        options: the options' keys, with labels in text.yml under `options.<key>`; or a function
            mart → list of values, labelled by `label`.
        label: template for the label of a value from a function, e.g. "{value:month}", or
            {"zh": ..., "en": ...}.
    """

    options: tuple | Callable = ()
    label: str | dict = "{value}"

    def keys(self, mart: object) -> list:
        """Return the options on offer, in the order of the declaration."""
        return list(self.options(mart)) if callable(self.options) else list(self.options)

    def label_of(self, key: object, question) -> str:
        """Return an option's label in the current language."""
        if callable(self.options):
            return text.say(self.label, value=key)
        return question.texts(question.key(f"options.{key}"))

    def faults(self, question) -> list[str]:
        if callable(self.options):
            return []
        if len(set(self.options)) < max(2, len(self.options)):
            return ["options: at least two, each once"]
        return _unlabelled(question, "options", self.options)

    def _pick(self, given: object, mart: object) -> object:
        """Return the option that was given; raise Unreadable for anything else."""
        if not isinstance(given, pd.DataFrame) and getattr(given, "size", 1) == 1:
            given = unwrapped(given)
        for key in self.keys(mart):
            if _equal(key, given):
                return key
        _refuse_empty(given)
        raise Unreadable("no_option", given=_short(given))


@dataclass(frozen=True)
class Choice(_Listed):
    """One of several options; the answer is an option's key (or value)."""

    name = "choice"

    def read(self, answer: object, mart: object) -> object:
        if is_blank(answer):
            raise LeftBlank
        return self._pick(answer, mart)

    def shortfall(self, value, reference, grade: Grade) -> Said:
        return Said("not_yet.choice")

    def slots(self, value, other=None, question=None) -> dict:
        return {"answer": self.label_of(value, question)}


@dataclass(frozen=True)
class MultipleChoice(_Listed):
    """All that hold among several options; the answer is a list or set of keys."""

    name = "multiple_choice"

    def read(self, answer: object, mart: object) -> frozenset:
        if is_blank(answer):
            raise LeftBlank
        picked = [self._pick(item, mart) for item in _items(answer)]
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
        if not value & reference:
            return Said("slips.chosen_none_right", {"count": len(value)})
        if value < reference:
            return Said("slips.chosen_few", {"count": len(value)})
        if not callable(self.options) and len(value) == len(self.options):
            return Said("slips.chosen_all", {"count": len(value)})
        return None

    def shortfall(self, value, reference, grade: Grade) -> Said:
        return Said("not_yet.chosen_wrong", {"count": len(value)})

    def slots(self, value, other=None, question=None) -> dict:
        chosen = sorted(value, key=str)
        return {"answer": [self.label_of(key, question) for key in chosen], "count": len(chosen)}


@dataclass(frozen=True)
class Ordering(_Listed):
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
            raise Unreadable("not_a_list", given=_short(answer))
        given = tuple(self._pick(item, mart) for item in _items(answer, most=len(keys)))
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

    def read(self, answer: object, mart: object) -> tuple:
        if is_blank(answer):
            raise LeftBlank
        if isinstance(answer, pd.Series):
            answer = answer.to_dict()
        if not isinstance(answer, Mapping):
            _refuse_empty(answer)
            raise Unreadable("not_pairs", given=_short(answer))
        chosen = {key: item for key, item in answer.items() if item is not None}
        for key, item in chosen.items():
            if key not in self.left or not isinstance(item, str) or item not in self.right:
                raise Unreadable("no_option", given=_short(item if key in self.left else key))
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
        return {"answer": "\n".join(heaps)}

    def label_of(self, key: str, question) -> str:
        """Return the label of an item on the left in the current language."""
        return question.texts(question.key(f"left.{key}"))

    def faults(self, question) -> list[str]:
        few = [] if len(self.left) >= 2 and len(self.right) >= 2 else ["left, right: two or more"]
        return [
            *few,
            *_unlabelled(question, "left", self.left),
            *_unlabelled(question, "right", self.right),
        ]


def _unlabelled(question, part: str, keys: tuple) -> list[str]:
    named = set(question.texts.names(question.key(part)))
    lacking = [
        f"text.yml has no {question.key(part)}.{key}" for key in keys if str(key) not in named
    ]
    orphans = sorted(named - {str(key) for key in keys})
    return lacking + [f"text.yml labels {part}.{key}, which is no option" for key in orphans]


def _in_a_row(months: frozenset) -> bool:
    return {moved(one, 1) for one in months} - months == {moved(max(months), 1)}


def _items(answer: object, most: int = 1000) -> list:
    """Return the items of a list-like answer; iterators, which may never end, are refused."""
    if isinstance(answer, (pd.Series, pd.Index, np.ndarray)):
        answer = np.asarray(answer).ravel()
    elif not isinstance(answer, (list, tuple, set, frozenset)):
        _refuse_empty(answer)
        raise Unreadable("not_a_list", given=_short(answer))
    if len(answer) > most:
        raise Unreadable("too_long", count=len(answer))
    return list(answer)


def _refuse_empty(given: object) -> None:
    if given is None:
        raise Unreadable("none")
    if given is pd.NA or given is pd.NaT or given is np.ma.masked:
        raise Unreadable("nan")
    if isinstance(given, (float, np.floating)) and math.isnan(given):
        raise Unreadable("nan")


def _equal(key: object, given: object) -> bool:
    if isinstance(given, (bool, np.bool_)) != isinstance(key, (bool, np.bool_)):
        return False
    try:
        return bool(key == given)
    except Exception:
        return False


def _short(given: object) -> str:
    """Return a short piece of what was given, safe to show."""
    if isinstance(given, (str, int, float, np.number)) and not isinstance(given, bool):
        shown = given if isinstance(given, str) else format(float(given), "g")
        return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"
    from casekit.classroom.speech import type_word

    return type_word(given)
