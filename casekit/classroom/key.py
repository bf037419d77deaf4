"""A question's key: its right answer and its mistakes on one mart."""

from functools import cached_property

from casekit.classroom.kinds.kind import Grade
from casekit.classroom.question import Answer, Question
from casekit.data_fault import DataFault


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
    def fault(self) -> DataFault | None:
        """Why the data give no answer: an operator's own may lack what it takes; None if they do.

        Nothing but a fault of the data counts: a fault of the question is an error, and shows.
        """
        try:
            _ = self.reference
        except DataFault as fault:
            return fault
        return None

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
            answer = shown["answer"]
            if part == "solution" and one.kind.bulleted:
                answer = _bullets(answer)
            slots = {**shown, **slots, "reference": answer}
        return one.texts(one.key(part), **slots).strip()

    def shows(self, mistake: str, value: object) -> object:
        """Return what a mistake's `when` finds in a value, which it is given as a plain one; None
        where it has no `when`."""
        when = self.question.mistakes[mistake].when
        return None if when is None else when(self.mart, self.question.kind.plain(value))

    def mistake_text(self, name: str, value: object, grade: Grade) -> str:
        """Return a mistake's message to a learner who gave the value."""
        one = self.question
        facts = {**self._of(name)[1], **one.kind.in_words(grade.facts, one)}
        shown = {**facts, **one.kind.slots(value, self.value(name), one)}
        if one.texts.slots(one.key(f"mistakes.{name}")) - {*shown, *self.facts}:
            shown |= self._concerned(name, value)
        return self.text(f"mistakes.{name}", **shown)

    def _concerned(self, name: str, value: object) -> dict:
        """Return the slots that tell what a mistake is about in an answer, as its `when` found it."""
        one, found = self.question, self.shows(name, value)
        if isinstance(found, dict):
            return found
        return {"those": [one.kind.label_of(key, one) for key in found]}


def _bullets(answer: list | str) -> str:
    """Return what holds as a list of its own, apart from the text around it."""
    lines = answer if isinstance(answer, str) else "\n".join(f"- {one}" for one in answer)
    return f"\n\n{lines}\n\n"
