"""What every kind of question can do: read an answer, compare it, say what is amiss."""

from dataclasses import dataclass, field

from casekit.classroom.speech import say, type_word


class Unreadable(Exception):
    """An answer of the wrong type or shape.

    Args:
        key: name of the message under `unreadable` in the classroom's text.yml.
        returned: whether it is what the learner's function returned, not the answer itself.
        after: what else is said of it, after the message.
        slots: values for the message's slots.
    """

    def __init__(self, key: str, *, returned: bool = False, after: tuple = (), **slots):
        super().__init__(key)
        self.key, self.returned, self.after, self.slots = key, returned, after, slots


class LeftBlank(Exception):
    """An answer that is still the blank `____`, or not all there yet.

    Args:
        said: what is missing, where more can be said than that there is no answer.
    """

    def __init__(self, said: "Said | None" = None):
        super().__init__()
        self.said = said


@dataclass(frozen=True)
class Grade:
    """What a comparison with the truth gave.

    Attributes:
        passed: whether the answer is good enough.
        share: how good it is against the best possible, 0 to 1, where that has a meaning.
        facts: values for the slots of the messages `passed` and `mistakes`.
    """

    passed: bool
    share: float | None = None
    facts: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Said:
    """A message by name: a key of the classroom's text.yml and values for its slots.

    A slot may hold another message, or a list of them.
    """

    key: str
    slots: dict = field(default_factory=dict)


def spoken(said: Said) -> str:
    """Return a message in the current language, messages in its slots included."""

    def filled(slot: object) -> object:
        if isinstance(slot, Said):
            return spoken(slot)
        return [filled(one) for one in slot] if isinstance(slot, (list, tuple)) else slot

    return say(said.key, **{name: filled(slot) for name, slot in said.slots.items()})


class Kind:
    """A kind of question; subclasses say how its answers are read, compared and typed in.

    `read` turns what a learner gives into the kind's own value and is used for references and
    mistakes too; the other methods take values that `read` has returned.
    """

    #: key under `kinds` in the classroom's text.yml: how to give an answer of this kind
    name = "kind"
    #: whether a card can take the answer (it then has inputs), so that no code is needed
    has_inputs = True
    #: who is asked, unless the question says otherwise
    track = "decide"
    #: whether a solution shows the answer as a list: its parts are sentences
    bulleted = False
    #: the texts that a question of this kind has, hints apart
    parts = ("title", "prompt", "solution", "passed")
    #: whether its questions have hints
    hinted = True

    def asked_by(self, question) -> "Kind":
        """Return the kind as a question has it: one that reads its texts knows them from now on."""
        return self

    def read(self, answer: object, mart: object) -> object:
        """Return the answer as this kind's value; raise Unreadable or LeftBlank."""
        raise NotImplementedError

    def readings(self, value: object) -> tuple:
        """Return the ways in which a value can be read, the plain one first."""
        return (value,)

    def fits(self, value: object, other: object) -> bool:
        """Tell whether one reading of a value is the author's, as far as it was given."""
        return bool(value == other)

    def fits_unrounded(self, value: object, other: object) -> bool:
        """Tell whether one reading is the author's without any allowance for rounding."""
        return self.fits(value, other)

    def exactly(self, value: object, reference: object) -> bool:
        """Tell whether a value is the author's to the last digit, which may be a short figure."""
        return False

    def too_coarse(self, value: object, reference: object) -> bool:
        """Tell whether a value is the right one rounded until nothing is left to compare."""
        return False

    def cut(self, value: object, other: object) -> bool:
        """Tell whether a value is another whose last digits were cut off instead of rounded."""
        return False

    def same(self, value: object, other: object) -> bool:
        """Tell whether a learner's value equals the author's (a reference or a mistake)."""
        return any(self.fits(reading, other) for reading in self.readings(value))

    def same_unrounded(self, value: object, other: object) -> bool:
        """Tell the same without any allowance for rounding."""
        return any(self.fits_unrounded(reading, other) for reading in self.readings(value))

    def grade(self, value: object, reference: object, mart: object) -> Grade:
        """Compare a value with the reference."""
        return Grade(self.same(value, reference))

    def barred(self, value: object) -> Said | None:
        """Say what is wrong with a value whatever else it holds, ahead of any mistake."""
        return None

    def slip(self, value: object, reference: object, more: int = 0) -> Said | None:
        """Name a slip that every question of the kind can have, where the value shows one.

        Args:
            more: significant digits that must agree beyond the usual, where a slip is sought on
                top of another and chance has more ways to meet one.
        """
        return None

    def flaw(self, value: object) -> Said | None:
        """Name what is wrong with a value in itself, whatever was asked; a policy is told of it too."""
        return None

    def shortfall(self, value: object, reference: object, grade: Grade) -> Said:
        """Say what is amiss with a wrong value, never what the right one is."""
        return Said("not_yet.other")

    def off(self, value: object, reference: object) -> Said:
        """Say how far a guess lies from what is; `answer` and `reference` are filled in."""
        return Said("guess.right" if self.same(value, reference) else "guess.other")

    def impossible(self, value: object) -> Said | None:
        """Name the limit that a value lies beyond, where no answer can."""
        return None

    def meant(self, value: object) -> object:
        """Return what a reader means who has entered a value and is not judged by it."""
        return value

    def plain(self, value: object) -> object:
        """Return a value as charts and a mistake's `when` take it: a plain number, key or tuple."""
        return value

    def case(self, value: object, reference: object) -> list[Said]:
        """Say on which cases a wrong function was wrong, what it got and what it returned."""
        return []

    def looks(self, value: object) -> Said:
        """Say what a value looks like: its type, size, range."""
        return Said("looks.other", {"given": type_word(value)})

    def wanted(self, reference: object) -> Said | None:
        """Say what kind of thing is wanted, never which; None where the question says it all."""
        return None

    def how(self, reference: object) -> Said:
        """Say how an answer is given, where something else was."""
        return Said(f"kinds.{self.name}")

    def slots(self, value: object, other: object = None, question=None) -> dict:
        """Return the slots that describe a value in messages; `other` is what it equals."""
        return {"answer": value}

    def in_words(self, slots: dict, question) -> dict:
        """Return slots of a message with the keys among them as the question's texts call them."""
        return slots

    def note(self, value: object, other: object = None) -> Said | None:
        """Say how an answer was read, where there was a choice."""
        return None

    def reveals(self, message: str, reference: object) -> bool:
        """Tell whether a message shows the right answer (asked by the derived tests)."""
        return False

    def faults(self, question) -> list[str]:
        """Return what is wrong with a question's declaration, a line each."""
        return []
