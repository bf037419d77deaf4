"""What the texts of the module claim of the made world: a place, and what must hold there."""

from collections.abc import Callable
from dataclasses import dataclass

CLAIMS: list["Claim"] = []


@dataclass(frozen=True)
class Claim:
    """A fixed claim and the places that make it.

    Attributes:
        places: "lecture:CELL", "practice:CELL", "TOPIC:KEY", "glossary:TERM".
        holds: a predicate on a `World`; its docstring says the claim.
    """

    places: tuple[str, ...]
    holds: Callable

    def __str__(self) -> str:
        return self.holds.__name__


def claim(*places: str):
    """Register a predicate as what the texts at these places claim."""

    def register(holds: Callable) -> Callable:
        CLAIMS.append(Claim(places, holds))
        return holds

    return register
