"""A question answered in the learner's own words and judged by them against a rubric."""

from collections.abc import Mapping
from dataclasses import dataclass

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.speech import type_word

_LONGEST = 20_000


@dataclass(frozen=True)
class Memo:
    """A written answer and the rubric points that its author finds in it."""

    text: str
    ticked: frozenset | tuple | list = ()


@dataclass(frozen=True)
class FreeText(Kind):
    """A short text, then a rubric: the learner ticks the points that the text holds.

    Args:
        musts: keys of the points that the text must hold; labels in text.yml under `rubric.<key>`.
        extras: keys of points that make it better.
        least: characters below which a text is no answer (Chinese says more in fewer: half).

    The answer is `Memo(text, ticked)`, a dict with these two, or the text alone (nothing ticked).
    """

    musts: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    least: int = 60
    name = "free_text"

    def read(self, answer: object, mart: object) -> Memo:
        if is_blank(answer):
            raise LeftBlank
        if isinstance(answer, Mapping) and "text" in answer:
            answer = Memo(answer["text"], answer.get("ticked", ()))
        memo = Memo(answer) if isinstance(answer, str) else answer
        if memo is None:
            raise Unreadable("none")
        if not isinstance(memo, Memo) or not isinstance(memo.text, str):
            raise Unreadable("not_text", given=type_word(answer))
        if is_blank(memo.text) or not memo.text.strip():
            raise LeftBlank
        if not isinstance(memo.ticked, (set, frozenset, list, tuple)):
            raise Unreadable("not_a_list", given=type_word(memo.ticked))
        if len(memo.text) > _LONGEST:
            raise Unreadable("text_too_long", most=_LONGEST)
        known = {*self.musts, *self.extras}
        ticked = frozenset(key for key in memo.ticked if isinstance(key, str))
        if len(memo.ticked) != len(ticked) or not ticked <= known:
            raise Unreadable("no_point")
        return Memo(memo.text.strip(), ticked)

    def long_enough(self, text: str) -> bool:
        """Tell whether a text says something: a Chinese character counts for two."""
        size = sum(2 if "\u2e80" <= sign <= "\uffef" else 1 for sign in text)
        return size >= self.least and len(set(text)) >= 8

    def fits(self, value: Memo, other: Memo) -> bool:
        return self.long_enough(value.text) and value.ticked == other.ticked

    def grade(self, value: Memo, reference: Memo, mart: object) -> Grade:
        held = self.long_enough(value.text) and set(self.musts) <= value.ticked
        return Grade(held)

    def shortfall(self, value: Memo, reference: Memo, grade: Grade) -> Said:
        if not self.long_enough(value.text):
            return Said("not_yet.text_short")
        missing = len(set(self.musts) - value.ticked)
        return Said("not_yet.rubric", {"missing": missing, "count": len(self.musts)})

    def slots(self, value: Memo, other=None, question=None) -> dict:
        labels = [question.texts(question.key(f"rubric.{key}")) for key in self._keys(value.ticked)]
        return {"answer": value.text, "ticked": labels, "length": len(value.text)}

    def faults(self, question) -> list[str]:
        named = set(question.texts.names(question.key("rubric")))
        keys = {*self.musts, *self.extras}
        few = [] if self.musts else ["musts: name at least one point of the rubric"]
        return [
            *few,
            *(f"text.yml has no {question.key('rubric')}.{key}" for key in sorted(keys - named)),
            *(f"text.yml: rubric.{key} is no point" for key in sorted(named - keys)),
        ]

    def _keys(self, chosen) -> list[str]:
        return [key for key in (*self.musts, *self.extras) if key in chosen]
