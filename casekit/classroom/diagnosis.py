"""Why an answer is wrong: the question's own mistakes, slips of the kind, both at once, or neither."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from casekit.classroom.key import Key
from casekit.classroom.kinds.kind import Grade, Said, spoken
from casekit.classroom.question import Question
from casekit.classroom.speech import TEXTS, say, sentences


@dataclass(frozen=True)
class Diagnosis:
    """What is said of a wrong answer.

    Attributes:
        message: Markdown, in the current language.
        mistake: the question's own mistake that was recognised.
        slip: key of the engine's own text, where a slip of the kind was recognised.
    """

    message: str
    mistake: str | None = None
    slip: str | None = None


def diagnose(key: Key, value: object, grade: Grade) -> Diagnosis:
    """Return what can be said of a wrong answer, the surest first."""
    found = (
        _known(key, value, grade)
        or _barred(key, value)
        or _shown(key, value, grade)
        or _cut(key, value, grade)
        or _of_the_kind(key, value)
        or _twice(key, value, grade)
        or _fallback(key, value, grade)
    )
    case = [spoken(said) for said in key.question.kind.case(value, key.reference)]
    if not case:
        return found
    message = f"{found.message}\n\n{sentences(*case)}"
    return Diagnosis(message, found.mistake, found.slip)


def matches(key: Key, value: object, rounded: bool = True) -> Iterator[str]:
    """Yield the names of the mistakes whose result a value is."""
    kind = key.question.kind
    for name in key.question.mistakes:
        with suppress(Exception):  # a slip that cannot be worked out on these data is not this one
            other = key.value(name)
            if kind.same(value, other) if rounded else kind.same_unrounded(value, other):
                yield name


def noted(one: Question, value: object, other: object, message: str) -> str:
    """Return a message with a word on how the answer was read, where there was a choice."""
    note: Said | None = one.kind.note(value, other)
    return message if note is None else sentences(spoken(note), message)


def _known(key: Key, value: object, grade: Grade) -> Diagnosis | None:
    """Find the mistake whose result the value is; rounded, only where no other fits as well."""
    exact, names = list(matches(key, value, rounded=False)), list(matches(key, value))
    if len(exact) == len(names):
        names = exact[:1]
    elif not exact and key.question.kind.too_coarse(value, key.reference):
        return None
    if not names:
        return None
    if len(names) > 1:
        names = _shown_among(key, value, names)
    if len(names) > 1:
        said = Said("slips.blurred", key.question.kind.slots(value, None, key.question))
        return Diagnosis(spoken(said), slip=said.key)
    return Diagnosis(_own_text(key, names[0], value, key.value(names[0]), grade), names[0])


def _shown_among(key: Key, value: object, names: list[str]) -> list[str]:
    """Return the mistake that a value shows, of some whose result it is when rounded; else them all.

    Only where each of them shows in the value: of another, nothing would be seen either way.
    """
    if any(key.question.mistakes[name].when is None for name in names):
        return names
    shown = [name for name in names if key.shows(name, value)]
    return shown if len(shown) == 1 else names


def _barred(key: Key, value: object) -> Diagnosis | None:
    """Find what decides alone, ahead of mistakes that the value only shows."""
    said = key.question.kind.barred(value)
    return said and Diagnosis(_engine_text(key.question, value, said), slip=said.key)


def _shown(key: Key, value: object, grade: Grade) -> Diagnosis | None:
    """Find the mistake that the value shows otherwise than by its own result."""
    for name in key.question.mistakes:
        if key.shows(name, value):
            return Diagnosis(_own_text(key, name, value, key.value(name), grade), name)
    return None


def _cut(key: Key, value: object, grade: Grade) -> Diagnosis | None:
    """Find the one mistake whose result the value is, cut off where it should have been rounded."""
    cut = []
    if key.question.kind.too_coarse(value, key.reference):
        return None
    for name in key.question.mistakes:
        with suppress(Exception):  # a slip that cannot be worked out on these data is not this one
            if key.question.kind.cut(value, key.value(name)):
                cut.append(name)
    if len(cut) != 1:
        return None
    return Diagnosis(_own_text(key, cut[0], value, key.value(cut[0]), grade), cut[0])


def _own_text(key: Key, name: str, value: object, other: object, grade: Grade) -> str:
    one = key.question
    message = key.mistake_text(name, value, grade)
    if "answer" not in one.texts.slots(one.key(f"mistakes.{name}")):
        message = noted(one, value, other, message)
    return message


def _of_the_kind(key: Key, value: object) -> Diagnosis | None:
    """Find a slip that every question of the kind can have."""
    said = key.question.kind.slip(value, key.reference)
    return said and Diagnosis(_engine_text(key.question, value, said), slip=said.key)


def _twice(key: Key, value: object, grade: Grade) -> Diagnosis | None:
    """Find a slip of the kind on top of one of the question's mistakes."""
    kind = key.question.kind
    for name in key.question.mistakes:
        with suppress(Exception):
            other = key.value(name)
            said = kind.slip(value, other, 1)
            if said is not None and said.key in _ON_TOP:
                first = _engine_text(key.question, value, said)
                under = key.mistake_text(name, other, grade)
                return Diagnosis(say("slips.twice", first=first, under=under), name, said.key)
    return None


_ON_TOP = {
    f"slips.{name}"
    for name in (
        "complement", "sign", "over_the_rest", "flags_turned",
        "too_large_100", "too_small_100", "too_large_1000", "too_small_1000",
    )
}  # fmt: skip
"""Slips that can lie on top of another; the rest would fit too many answers."""


def _fallback(key: Key, value: object, grade: Grade) -> Diagnosis:
    one = key.question
    return Diagnosis(
        sentences(
            _engine_text(one, value, one.kind.shortfall(value, key.reference, grade)),
            say("see_hint"),
        )
    )


def _engine_text(one: Question, value: object, said: Said) -> str:
    shown = one.kind.slots(value, None, one)
    message = spoken(Said(said.key, one.kind.in_words({**shown, **said.slots}, one)))
    told = {"answer", "subject"} & TEXTS.slots(said.key)
    return message if told else noted(one, value, None, message)
