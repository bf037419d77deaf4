"""A question answered in the learner's own words and judged by them against a rubric."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from casekit.classroom.blank import is_blank
from casekit.classroom.kinds import claims
from casekit.classroom.kinds.in_prose import Written, figures_in, may_be
from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said, Unreadable
from casekit.classroom.kinds.listed import unlabelled
from casekit.classroom.kinds.number import Number
from casekit.classroom.speech import type_word

_LONGEST = 20_000
_ANY = Number()


class Stated(NamedTuple):
    """A figure that a text must hold.

    Attributes:
        of: mart → the figure.
        number: its unit and how close to it the text must come.
    """

    of: Callable[[object], float]
    number: Number


@dataclass(frozen=True)
class Memo:
    """A written answer and the rubric points that its author finds in it."""

    text: str
    ticked: frozenset | tuple | list = ()


@dataclass(frozen=True)
class ReadMemo(Memo):
    """A memo with what was found in it.

    Attributes:
        figures: those in the text.
        held: names of the asked-for figures that are among them.
        claims: forbidden claim → the words that make it.
    """

    figures: tuple[Written, ...] = ()
    held: frozenset = frozenset()
    claims: Mapping[str, str] = field(default_factory=dict)

    def states(self, figure: float, number: Number = _ANY) -> bool:
        """Tell whether a figure stands in the text, in its unit or in none, its sign left aside."""
        return any(
            may_be(one, number.unit) and number.same(one.figure, abs(figure))
            for one in self.figures
        )


@dataclass(frozen=True)
class FreeText(Kind):
    """A short text, then a rubric: the learner ticks the points that the text holds.

    What can be read from the text itself is not left to the learner: figures that it must state,
    and claims that it must not make, whatever else it says.

    Args:
        musts: keys of the points that the text must hold; labels in text.yml under `rubric.<key>`.
        extras: keys of points that make it better.
        least: characters below which a text is no answer (Chinese says more in fewer: half).
        figures: name → `Stated(of, number)`; labels in text.yml under `figures.<name>`.
        forbids: claims; under `forbids.<name>` in text.yml: `pattern` (a regular expression without
            braces, searched in either language; a denial before it takes it back), `example` (what
            it must find) and `why` (what is said to whoever makes the claim; no slots).

    The answer is `Memo(text, ticked)`, a dict with these two, or the text alone (nothing ticked).
    """

    musts: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    least: int = 60
    figures: Mapping[str, Stated] = field(default_factory=dict)
    forbids: tuple[str, ...] = ()
    patterns: Callable[[], Mapping] = field(default=dict, repr=False, compare=False)
    name = "free_text"

    def asked_by(self, question) -> "FreeText":
        return replace(self, patterns=partial(claims.patterns, question, self.forbids))

    def read(self, answer: object, mart: object) -> ReadMemo:
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
        return self._searched(memo.text.strip(), ticked, mart)

    def _searched(self, text: str, ticked: frozenset, mart: object) -> ReadMemo:
        """Return a memo with the figures and claims that its text holds."""
        found = ReadMemo(
            text, ticked, tuple(figures_in(text)), claims=claims.made(text, self.patterns())
        )
        held = (
            name for name, one in self.figures.items() if found.states(one.of(mart), one.number)
        )
        return replace(found, held=frozenset(held))

    def long_enough(self, text: str) -> bool:
        """Tell whether a text says something: a Chinese character counts for two."""
        size = sum(2 if "\u2e80" <= sign <= "\uffef" else 1 for sign in text)
        return size >= self.least and len(set(text)) >= 8

    def fits(self, value: ReadMemo, other: ReadMemo) -> bool:
        alike = self.long_enough(value.text) and value.ticked == other.ticked
        found = value.held == other.held and set(value.claims) == set(other.claims)
        return alike and found and self._states_alike(value, other)

    def _states_alike(self, value: ReadMemo, other: ReadMemo) -> bool:
        """Tell whether a text that lacks figures states the same wrong ones as the author's, or none."""
        if set(self.figures) <= other.held:
            return True
        if not other.figures:
            return not value.figures
        return all(value.states(one.figure, Number(unit=one.unit or "")) for one in other.figures)

    def grade(self, value: ReadMemo, reference: ReadMemo, mart: object) -> Grade:
        said = set(self.musts) <= value.ticked and set(self.figures) <= value.held
        return Grade(self.long_enough(value.text) and said and not value.claims)

    def barred(self, value: ReadMemo) -> Said | None:
        for name, quote in value.claims.items():
            return Said("slips.forbidden", {"quote": quote, "why": name})
        return None

    def shortfall(self, value: ReadMemo, reference: ReadMemo, grade: Grade) -> Said:
        if not self.long_enough(value.text):
            return Said("not_yet.text_short")
        lacking = [name for name in self.figures if name not in value.held]
        if lacking:
            return Said("not_yet.figures", {"lacking": lacking})
        missing = len(set(self.musts) - value.ticked)
        return Said("not_yet.rubric", {"missing": missing, "count": len(self.musts)})

    def in_words(self, slots: dict, question) -> dict:
        words = dict(slots)
        if slots.get("why") in self.forbids:
            words["why"] = question.texts(question.key(f"forbids.{slots['why']}.why"))
        if "lacking" in slots:
            names = [f"figures.{name}" for name in slots["lacking"]]
            words["lacking"] = [question.texts(question.key(name)) for name in names]
        return words

    def slots(self, value: Memo, other=None, question=None) -> dict:
        labels = [question.texts(question.key(f"rubric.{key}")) for key in self._keys(value.ticked)]
        return {"answer": value.text, "ticked": labels, "length": len(value.text)}

    def faults(self, question) -> list[str]:
        few = [] if self.musts else ["musts: name at least one point of the rubric"]
        return [
            *few,
            *unlabelled(question, "rubric", (*self.musts, *self.extras)),
            *unlabelled(question, "figures", tuple(self.figures)),
            *claims.faults(question, self.forbids),
        ]

    def _keys(self, chosen) -> list[str]:
        return [key for key in (*self.musts, *self.extras) if key in chosen]
