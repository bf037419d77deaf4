"""Questions as a module declares them: a reference, the mistakes, and texts beside them."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from types import ModuleType

from casekit.classroom.kinds.guess import Guess
from casekit.classroom.kinds.kind import Kind
from casekit.text import Catalogue, TextError

TRACKS = ("decide", "code")
"""Of the questions that are judged; a guess has a track of its own, "guess"."""
_declared: dict[str, dict[str, "Question"]] = {}


class QuestionError(ValueError):
    """A question that does not build: its declaration or its texts have faults."""


class Answer:
    """A reference or a mistake together with facts for the slots of its texts.

    Args:
        value: the answer itself.
        facts: values for slots, e.g. `Answer(0.031, month=202503, base=4870)`.
    """

    def __init__(self, value: object, /, **facts):
        self.value, self.facts = value, facts

    @classmethod
    def of(cls, returned: object) -> "Answer":
        """Return what a question's function returned as an Answer."""
        return returned if isinstance(returned, Answer) else cls(returned)


@dataclass(frozen=True)
class Mistake:
    """A slip: what one gets after it, and optionally which other answers show it too."""

    name: str
    answer: Callable[[object], object]
    when: Callable[[object, object], object] | None = None


@dataclass
class Question:
    """A declared question; `@question` makes it.

    Attributes:
        name: the function's name; the key of its texts under `questions`.
        kind: how it is answered and compared.
        reference: function mart → the right answer (or an Answer with facts).
        covers: rows of the coverage page that it teaches.
        minutes: time that it takes in class.
        track: "decide" (by card, no code) or "code"; "guess" of a guess, which is not judged.
        case: scenario whose dataset it is asked about, None for the lesson's own.
        needs_truth: whether it steps aside on a mart without known truth.
        submissions: how many answers count, as in a case; 0 where all do.
        mistakes: the known slips by name.
    """

    name: str
    kind: Kind
    reference: Callable[[object], object]
    covers: tuple[str, ...]
    minutes: float
    track: str
    case: str | None
    needs_truth: bool
    module: str
    submissions: int = 0
    mistakes: dict[str, Mistake] = field(default_factory=dict)

    def mistake(self, function: Callable | None = None, /, *, when: Callable | None = None):
        """Declare a slip: `@name.mistake` over a function mart → what one gets after it.

        Args:
            when: `(mart, answer)`, tells whether another answer shows the same slip. It decides
                only on wrong answers that equal no mistake's own. The answer is plain: of a Number
                a float in the reference's unit, however it was typed ("12%", 12 and 0.12 are 0.12).
                Where it returns a list of options, the mistake's text has them in its slot `those`;
                a dict fills the slots that it names.
        """

        def declare(made: Callable) -> Callable:
            self.mistakes[made.__name__] = Mistake(made.__name__, made, when)
            return made

        return declare if function is None else declare(function)

    @property
    def texts(self) -> Catalogue:
        """The catalogue of the package that the question's module belongs to."""
        return _catalogue(self.module)

    def key(self, part: str) -> str:
        """Return the key of one of the question's texts."""
        return f"questions.{self.name}.{part}"

    def faults(self) -> list[str]:
        """Return what keeps the question from being built, a line each."""
        return [f"{self.module}.{self.name}: {fault}" for fault in _faults(self)]


def question(
    kind: Kind,
    *,
    covers: str | tuple[str, ...] = (),
    minutes: float,
    track: str | None = None,
    case: str | None = None,
    needs_truth: bool = False,
    submissions: int = 0,
) -> Callable[[Callable], Question]:
    """Declare a question over the function that computes its answer from a mart.

    Args:
        kind: one of this package's kinds, e.g. `Number(unit="%")`.
        covers: row or rows of the coverage page; a guess covers none.
        minutes: time in class.
        track: "decide" or "code"; by default "decide", and "guess" for a Guess.
        case: scenario whose dataset the question is about.
        needs_truth: the reference reads the truth tables, which a user's own data does not have.
        submissions: answers that count, each with a reason; the solution opens after them.

    Raises:
        QuestionError: the declaration is impossible.
    """
    rows = (covers,) if isinstance(covers, str) else tuple(covers)
    wrong = _impossible(kind, rows, minutes, track)
    track = track or getattr(kind, "track", None)

    def declare(reference: Callable) -> Question:
        if wrong:
            raise QuestionError(f"{reference.__name__}: {'; '.join(wrong)}")
        made = Question(
            reference.__name__, kind, reference, rows, minutes, track, case, needs_truth,
            reference.__module__, submissions,
        )  # fmt: skip
        made.__doc__ = reference.__doc__
        made.kind = kind.asked_by(made)
        _declared.setdefault(made.module, {})[made.name] = made
        return made

    return declare


def _impossible(kind: object, rows: tuple, minutes: object, track: str | None) -> list[str]:
    """Return what cannot be in a declaration, all of it at once."""
    return [
        message
        for bad, message in (
            (not isinstance(kind, Kind), f"kind={kind!r}: give one, e.g. Number(unit='%')"),
            (
                not (rows or isinstance(kind, Guess)) or not all(rows),
                "covers: name at least one row",
            ),
            (not isinstance(minutes, (int, float)) or minutes <= 0, "minutes: more than 0"),
            (track not in {None, *TRACKS}, f"track={track!r}: use one of {', '.join(TRACKS)}"),
        )
        if bad
    ]


def declared_in(module: ModuleType | str) -> dict[str, Question]:
    """Return the questions that a module declares, in their order.

    A package declares what its modules do, in the order in which it imports them.
    """
    name = module if isinstance(module, str) else module.__name__
    return {
        one.name: one
        for home, questions in _declared.items()
        if home == name or home.startswith(f"{name}.")
        for one in questions.values()
    }


def faults_of(module: ModuleType | str) -> list[str]:
    """Return every fault of a module's questions and of their texts, a line each."""
    questions = declared_in(module)
    found = [fault for one in questions.values() for fault in one.faults()]
    asked_in: dict[str, set[str]] = {}
    for one in questions.values():
        asked_in.setdefault(one.texts.package, set()).add(one.name)
    for package, names in asked_in.items():
        texts = _catalogues[package]
        try:
            found += texts.problems()
            orphans = set(texts.names("questions")) - names
            found += [f"{package}/text.yml: no question {name!r}" for name in sorted(orphans)]
        except TextError as fault:
            found.append(str(fault))
    return list(dict.fromkeys(found))


_catalogues: dict[str, Catalogue] = {}


def _catalogue(module: str) -> Catalogue:
    loaded = sys.modules.get(module)
    package = getattr(loaded, "__package__", None) or module.rpartition(".")[0]
    # The questions of a package of their own share the texts of the module around it.
    around, _, last = package.rpartition(".")
    package = around if last == "questions" else package
    return _catalogues.setdefault(package, Catalogue(package))


def _faults(one: Question) -> Iterator[str]:
    texts = one.texts
    if not one.mistakes:
        yield "no mistake: say at least one slip that learners make"
    if one.track != "code" and not one.kind.has_inputs:
        yield f"{type(one.kind).__name__} needs code; track is 'decide'"
    try:
        for part in one.kind.parts:
            if not texts.has(one.key(part)):
                yield f"text.yml has no {one.key(part)}"
        if one.kind.hinted and not texts.names(one.key("hints")):
            yield f"text.yml has no {one.key('hints')}"
        told = set(texts.names(one.key("mistakes")))
        yield from (
            f"text.yml has no {one.key('mistakes')}.{n}" for n in one.mistakes if n not in told
        )
        yield from (f"text.yml tells of a mistake {n!r} that is not declared"
                    for n in sorted(told - set(one.mistakes)))  # fmt: skip
        yield from (
            f"mistake {name!r}: its text says {{those}}, which a `when` has to return"
            for name, mistake in one.mistakes.items()
            if name in told
            and mistake.when is None
            and "those" in texts.slots(one.key(f"mistakes.{name}"))
        )
        yield from _revealing(one, told)
    except TextError as fault:
        yield str(fault)
    yield from one.kind.faults(one)


def _revealing(one: Question, told: set[str]) -> Iterator[str]:
    """Find texts that would show the right answer before the question is solved."""
    keys = ["title", "prompt", *(f"mistakes.{name}" for name in told)]
    keys += [f"hints.{index}" for index in one.texts.names(one.key("hints"))]
    for part in keys:
        if one.texts.has(one.key(part)) and "reference" in one.texts.slots(one.key(part)):
            yield f"{one.key(part)} shows {{reference}}: only solution, passed and opened may"
