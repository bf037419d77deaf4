"""The verdict on an answer: right, not yet and why, not attempted, or not readable."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from casekit.classroom.kinds.kind import Grade, LeftBlank, Said, Unreadable
from casekit.classroom.question import Answer, Mistake, Question
from casekit.classroom.speech import TEXTS, say, sentences, type_word
from casekit.data_fault import DataFault


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
        mistake: name of the slip that was recognised.
        share: how good the answer is against the best possible, 0 to 1, for policies.
        pass_mark: the share that passes, for policies.
    """

    outcome: Outcome
    message: str
    mistake: str | None = None
    share: float | None = None
    pass_mark: float | None = None


class Key:
    """A question's right answer and its mistakes on one mart, each computed when first needed."""

    def __init__(self, question: Question, mart: object):
        self.question, self.mart = question, mart
        self._answers: dict[str | None, tuple[object, dict]] = {}

    def _of(self, name: str | None) -> tuple[object, dict]:
        if name not in self._answers:
            one = self.question
            function = one.reference if name is None else one.mistakes[name].answer
            returned = Answer.of(function(self.mart))
            self._answers[name] = (one.kind.read(returned.value, self.mart), returned.facts)
        return self._answers[name]

    @property
    def reference(self) -> object:
        """The right answer as the kind's value."""
        return self._of(None)[0]

    @cached_property
    def has_answer(self) -> bool:
        """Whether the data give an answer at all; an operator's own may lack what it takes.

        Nothing but a fault of the data counts: a fault of the question is an error, and shows.
        """
        try:
            return self.reference is not None
        except DataFault:
            return False

    @property
    def facts(self) -> dict:
        """Values for the slots of the question's texts."""
        return self._of(None)[1]

    def value(self, mistake: str) -> object:
        """Return what a mistake gives, as the kind's value."""
        return self._of(mistake)[0]

    def text(self, part: str, **slots) -> str:
        """Return one of the question's texts, filled from the data.

        The reference is computed only for a text that has slots: opening a card stays quick.
        """
        one = self.question
        wanted = one.texts.slots(one.key(part))
        if wanted - set(slots):
            slots = {**self.facts, **slots}
        if "reference" in wanted:
            shown = one.kind.slots(self.reference, self.reference, one)
            slots = {**shown, **slots, "reference": shown["answer"]}
        return one.texts(one.key(part), **slots)

    def mistake_text(self, name: str, value: object, grade: Grade) -> str:
        """Return a mistake's message to a learner who gave the value."""
        one = self.question
        shown = one.kind.slots(value, self.value(name), one)
        return self.text(f"mistakes.{name}", **{**self._of(name)[1], **grade.facts, **shown})


def judge(key: Key, answer: object) -> Verdict:
    """Return the verdict on an answer: the result first, the diagnosis only where it is wrong."""
    one, mart = key.question, key.mart
    try:
        value = one.kind.read(answer, mart)
    except LeftBlank:
        return Verdict(Outcome.UNATTEMPTED, say("unattempted"))
    except Unreadable as fault:
        return Verdict(Outcome.ERROR, _unreadable(one, fault))
    except Exception:
        return Verdict(Outcome.ERROR, _unreadable(one, Unreadable("odd", given=type_word(answer))))
    reference = key.reference
    try:
        grade = one.kind.grade(value, reference, mart)
        slip = None if grade.passed else _slip(key, value)
    except Unreadable as fault:
        return Verdict(Outcome.ERROR, _unreadable(one, fault))
    except Exception:
        return Verdict(Outcome.ERROR, _unreadable(one, Unreadable("odd", given=type_word(answer))))
    if grade.passed:
        message = key.text("passed", **{**grade.facts, **one.kind.slots(value, reference, one)})
        if "answer" not in one.texts.slots(one.key("passed")):
            message = _noted(one, value, reference, message)
        return _verdict(key, Outcome.PASSED, message, grade)
    if slip is not None:
        message = key.mistake_text(slip.name, value, grade)
        if "answer" not in one.texts.slots(one.key(f"mistakes.{slip.name}")):
            message = _noted(one, value, key.value(slip.name), message)
        return _verdict(key, Outcome.NOT_YET, message, grade, slip.name)
    said = one.kind.shortfall(value, reference, grade)
    shown = one.kind.slots(value, None, one)
    message = sentences(say(said.key, **{**shown, **said.slots}), say("see_hint"))
    if "answer" not in TEXTS.slots(said.key):
        message = _noted(one, value, None, message)
    return _verdict(key, Outcome.NOT_YET, message, grade)


def _verdict(key: Key, outcome: Outcome, message: str, grade: Grade, slip: str | None = None):
    mark = getattr(key.question.kind, "pass_mark", None)
    return Verdict(outcome, message, slip, grade.share, mark if grade.share is not None else None)


def _slip(key: Key, value: object) -> Mistake | None:
    """Find the mistake whose result the value is."""
    known = key.question.mistakes.values()
    for mistake in known:
        with suppress(Exception):  # a slip that cannot be worked out on these data is not this one
            if key.question.kind.same(value, key.value(mistake.name)):
                return mistake
    for mistake in known:
        if mistake.when is not None and mistake.when(key.mart, value):
            return mistake
    return None


def _unreadable(one: Question, fault: Unreadable) -> str:
    parts = [say("returned")] if fault.returned else []
    parts.append(say(f"unreadable.{fault.key}", **fault.slots))
    return sentences(*parts, say(f"kinds.{one.kind.name}"))


def _noted(one: Question, value: object, other: object, message: str) -> str:
    note: Said | None = one.kind.note(value, other)
    return message if note is None else sentences(say(note.key, **note.slots), message)
