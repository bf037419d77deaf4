"""What the texts of a module claim of the made world, and how a claim without a predicate is found.

A claim stands at a place: "lecture:CELL", "practice:CELL" (or of the code track), "TOPIC:KEY" of a
topic's text.yml, "glossary:TERM".
"""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from casekit import course
from casekit.authoring.source import Lesson, read_lesson
from casekit.text import Catalogue

LESSONS = Path(__file__).parents[2] / "lessons"
SEEDS = (7, 11, 3, 4, 5)
"""Of the bases on which a claim has to hold."""
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


def by_place(lesson: Lesson, catalogues: Mapping[str, Catalogue]) -> dict[str, dict[str, str]]:
    """Return the texts of a lesson's parts and of catalogues by place, a dict for each of these."""
    found = {kind: cells(lesson, kind) for kind in PARTS}
    found |= {name: leaves(one.tree) for name, one in catalogues.items()}
    return {
        kind: {f"{kind}:{key.removesuffix('.line')}": said for key, said in texts.items()}
        for kind, texts in found.items()
    }


def texts_of(module: str) -> dict[str, dict[str, str]]:
    """Return the texts of a module's lesson and topics by place, a dict for each of these."""
    (folder,) = LESSONS.glob(f"[0-9][0-9]_{module}")
    topics = {topic: one for topic, one in course.catalogues(module).items() if topic}
    return by_place(read_lesson(folder), topics)


def outdated(
    texts: Mapping[str, Mapping[str, str]], claims: Iterable[Claim], no_claim: Collection[str]
) -> list[str]:
    """Return the places of claims whose text has gone, and exceptions that are needed no longer."""
    known = {place: said for one in texts.values() for place, said in one.items()}
    places = [place for one in claims for place in one.places]
    idle = [place for place in no_claim if not SWEEPING.search(known.get(place, ""))]
    return [*(place for place in places if place not in known), *idle]


def unregistered(
    texts: dict[str, str], claims: Iterable[Claim], no_claim: Collection[str]
) -> list[str]:
    """Return the places that sweep and are neither claims nor known to claim nothing."""
    known = {place for one in claims for place in one.places} | set(no_claim)
    return [place for place, said in texts.items() if SWEEPING.search(said) and place not in known]
