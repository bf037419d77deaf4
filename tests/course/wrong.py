"""One wrong answer, and how figures are typed."""

from collections.abc import Callable
from dataclasses import dataclass

from casekit.classroom.inputs import NumberField


@dataclass(frozen=True)
class Wrong:
    """A wrong answer: to which question, after which slip, and mart → what is handed in."""

    question: str
    slip: str
    answer: Callable[[object], object]

    def __str__(self) -> str:
        return f"{self.question}: {self.slip}"


def typed(text: str) -> object:
    """Return what a card for a percentage takes from this text."""
    field = NumberField("%")
    field.state = text
    return field.answer


def percent(share: Callable[[object], float], digits: int = 1) -> Callable[[object], object]:
    """Return the share typed as a percentage with so many decimals."""
    return lambda mart: typed(f"{100 * share(mart):.{digits}f}")


def share(figure: Callable[[object], float], digits: int = 3) -> Callable[[object], object]:
    """Return the share typed as such, 0 to 1."""
    return lambda mart: typed(f"{figure(mart):.{digits}f}")
