"""What the texts of a module claim of the made world, and how a claim without a predicate is found.

A claim stands at a place: "lecture:CELL", "practice:CELL" (or of the code track), "TOPIC:KEY" of a
topic's text.yml, "glossary:TERM".
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from casekit.authoring.source import Lesson

PARTS = {"lecture": ("lecture",), "practice": ("practice", "code")}
SWEEPING = re.compile(
    r"\b(always|never|usually|mostly|nearly|invariably|hardly|as a rule|about the same|five seeds)\b"
    r"|总是|从不|一定|都会|绝不|必然|永远|通常|多半|大多|常常|往往|几乎|差不多|五个种子",
    re.IGNORECASE,
)
"""Words of a claim about more than the data at hand."""


@dataclass(frozen=True)
class Claim:
    """A fixed claim and the places that make it.

    Attributes:
        places: where it is made.
        holds: a predicate on what the module's tests call the world of a seed; its name, or its
            docstring, says the claim.
    """

    places: tuple[str, ...]
    holds: Callable

    def __str__(self) -> str:
        return self.holds.__name__


def registrar(claims: list[Claim]) -> Callable:
    """Return a decorator that registers a predicate as what the texts at some places claim."""

    def claim(*places: str):
        def register(holds: Callable) -> Callable:
            claims.append(Claim(places, holds))
            return holds

        return register

    return claim


def leaves(node, key: str = "") -> dict[str, str]:
    """Return the texts of a catalogue by key, both languages together."""
    if isinstance(node, dict) and {"zh", "en"} & set(node):
        return {key: "\n".join(str(text) for text in node.values())}
    inner = (
        enumerate(node)
        if isinstance(node, list)
        else node.items()
        if isinstance(node, dict)
        else ()
    )
    return {
        name: text
        for part, child in inner
        for name, text in leaves(child, f"{key}.{part}" if key else str(part)).items()
    }


def cells(lesson: Lesson, kind: str) -> dict[str, str]:
    """Return the prose of each cell of the lectures or practices, both languages together."""
    found: dict[str, str] = {}
    for cell in (cell for part in PARTS[kind] for cell in lesson.part(part)):
        if cell.is_prose:
            found[cell.id] = f"{found.get(cell.id, '')}\n{cell.text}"
    return found


def unregistered(
    texts: dict[str, str], claims: Iterable[Claim], no_claim: Collection[str]
) -> list[str]:
    """Return the places that sweep and are neither claims nor known to claim nothing."""
    known = {place for one in claims for place in one.places} | set(no_claim)
    return [place for place, said in texts.items() if SWEEPING.search(said) and place not in known]
