"""A prediction, made before anything is shown."""

from collections.abc import Callable, Collection
from dataclasses import dataclass

from casekit.classroom.kinds.kind import Grade, Kind, LeftBlank, Said


@dataclass(frozen=True)
class Guess(Kind):
    """A prediction that is locked before its chart is drawn; it is compared and never marked.

    Args:
        of: how it is given: a Number, Choice, Ordering or another kind that a card can take.
        shows: (mart, guess) → figure, table, Markdown or a list of these, with the guess marked on
            it. The guess is a float for a Number, a key for a Choice, a tuple for an Ordering …;
            None where the reader asked to be shown at once.
        sure: whether to ask how sure the reader is, 1 to 3.
        opens_at: name of a later question: the guess stays sealed until that one has passed or was
            tried twice. "" to open it at once.
        as_good: mart → guesses that count as right beside the first: what cannot be told from it.
    """

    of: Kind
    shows: Callable[[object, object], object]
    sure: bool = False
    opens_at: str = ""
    as_good: Callable[[object], Collection] = lambda mart: ()
    name = "guess"
    track = "guess"
    parts = ("title", "prompt", "opened")
    hinted = False

    @property
    def has_inputs(self) -> bool:  # type: ignore[override]
        return self.of.has_inputs

    def read(self, answer: object, mart: object) -> object:
        return self.of.read(answer, mart)

    def entered(self, answer: object, mart: object) -> object:
        """Return what a reader has entered, as he means it; raises LeftBlank for what cannot be."""
        value = self.of.meant(self.of.read(answer, mart))
        beyond = self.of.impossible(value)
        if beyond is not None:
            raise LeftBlank(Said(beyond.key.replace("slips.", "guess."), beyond.slots))
        return value

    def same(self, value: object, other: object) -> bool:
        return self.of.same(value, other)

    def same_unrounded(self, value: object, other: object) -> bool:
        return self.of.same_unrounded(value, other)

    def grade(self, value: object, reference: object, mart: object) -> Grade:
        return self.of.grade(value, reference, mart)

    def slots(self, value: object, other: object = None, question=None) -> dict:
        return self.of.slots(value, other, question)

    def off(self, value: object, reference: object) -> Said:
        return self.of.off(value, reference)

    def plain(self, value: object) -> object:
        return self.of.plain(value)

    def faults(self, question) -> list[str]:
        own = [] if self.has_inputs else [f"{type(self.of).__name__} cannot be guessed by card"]
        return own + self.of.faults(question)


@dataclass(frozen=True)
class Locked:
    """A guess that cannot be changed any more.

    Attributes:
        value: as the kind reads it; None where the reader asked to be shown.
        sure: 1 to 3, None where it was not asked or not told.
    """

    value: object = None
    sure: int | None = None
