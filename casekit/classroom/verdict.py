"""The verdict on an answer: right, not yet and why, not attempted, or not readable."""

from dataclasses import dataclass
from enum import StrEnum

from casekit.classroom.diagnosis import Diagnosis, diagnose, matches, noted
from casekit.classroom.key import Key
from casekit.classroom.kinds.kind import Grade, LeftBlank, Said, Unreadable, spoken
from casekit.classroom.speech import say, sentences, type_word
from casekit.events import STOPPED


class Outcome(StrEnum):
    """What a check can come to."""

    PASSED = "PASSED"
    NOT_YET = "NOT_YET"
    UNATTEMPTED = "UNATTEMPTED"
    ERROR = "ERROR"


@dataclass(frozen=True)
class Verdict:
    """An outcome in the learner's words.

    Attributes:
        outcome: one of four.
        message: Markdown, in the language that was current.
        mistake: name of the question's own mistake that was recognised.
        slip: key of the engine's text for a slip that every question of the kind can have.
        share: how good the answer is against the best possible, 0 to 1, for policies.
        pass_mark: the share that passes, for policies.
    """

    outcome: Outcome
    message: str
    mistake: str | None = None
    slip: str | None = None
    share: float | None = None
    pass_mark: float | None = None


def judge(key: Key, answer: object) -> Verdict:
    """Return the verdict on an answer: the result first, the diagnosis only where it is wrong."""
    one, mart = key.question, key.mart
    try:
        value = one.kind.read(answer, mart)
    except LeftBlank as blank:
        said = blank.said or Said(f"unattempted_{one.track}")
        return Verdict(Outcome.UNATTEMPTED, spoken(said))
    except Unreadable as fault:
        return _unread(key, fault)
    except Exception:
        return _unread(key, Unreadable("odd", given=type_word(answer)))
    reference = key.reference
    try:
        grade = one.kind.grade(value, reference, mart)
        blurred = grade.passed and _blurred(key, value)
        found = None if grade.passed else _diagnosed(key, value, grade)
    except Unreadable as fault:
        return _unread(key, fault)
    except Exception:
        return _unread(key, Unreadable("odd", given=type_word(answer)))
    if blurred:
        message = spoken(Said("slips.blurred", one.kind.slots(value, reference, one)))
        return _verdict(key, Outcome.NOT_YET, message, grade, slip="slips.blurred")
    if found is None:
        facts = one.kind.in_words(grade.facts, one)
        message = key.text("passed", **{**facts, **one.kind.slots(value, reference, one)})
        if "answer" not in one.texts.slots(one.key("passed")):
            message = noted(one, value, reference, message)
        return _verdict(key, Outcome.PASSED, message, grade)
    return _verdict(key, Outcome.NOT_YET, found.message, grade, found.mistake, found.slip)


def _diagnosed(key: Key, value: object, grade: Grade) -> Diagnosis:
    """Return what can be said of a wrong answer; that it is wrong is known, whatever fails here."""
    try:
        return diagnose(key, value, grade)
    except Exception:
        return Diagnosis(sentences(say("not_yet.other"), say("see_hint")))


def _blurred(key: Key, value: object) -> bool:
    """Tell whether, rounded as it is, the right answer could be a known mistake's result as well."""
    kind = key.question.kind
    if not kind.same(value, key.reference):  # it passes by what it does, as a policy may
        return False
    if kind.exactly(value, key.reference):  # 90 of 200 is 45 %: there are no more digits to give
        return False
    near = set(matches(key, value))
    if kind.same_unrounded(value, key.reference):
        near -= set(matches(key, value, rounded=False))
    return bool(near)


def _verdict(
    key: Key,
    outcome: Outcome,
    message: str,
    grade: Grade,
    mistake: str | None = None,
    slip: str | None = None,
) -> Verdict:
    mark = getattr(key.question.kind, "pass_mark", None)
    mark = mark if grade.share is not None else None
    return Verdict(outcome, message, mistake, slip, grade.share, mark)


def _unread(key: Key, fault: Unreadable) -> Verdict:
    """Return the verdict on what cannot be read; only a function that stopped was a try."""
    slip = f"unreadable.{fault.key}"
    message = _unreadable(key, fault)
    if slip in STOPPED:
        return Verdict(Outcome.ERROR, message, slip=slip)
    return Verdict(Outcome.ERROR, sentences(message, say("no_try")))


def _unreadable(key: Key, fault: Unreadable) -> str:
    parts = [say("returned")] if fault.returned else []
    parts.append(say(f"unreadable.{fault.key}", **fault.slots))
    kind = key.question.kind
    if fault.after:  # the answer was a function, as it should be; what it gave was not
        parts += [spoken(kind.how_returned(key.reference))] if fault.returned else []
        return sentences(*parts, *(spoken(said) for said in fault.after))
    return sentences(*parts, spoken(kind.how(key.reference)))
