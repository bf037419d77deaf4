"""A module's questions as the authoring tools need them."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Asked:
    """What a lesson has to know of a question.

    Attributes:
        covers: coverage rows.
        minutes: time in class.
        track: "decide" or "code".
        case: scenario whose dataset it is asked on; None for the lesson's own.
    """

    name: str
    covers: tuple[str, ...]
    minutes: float
    track: str
    case: str | None = None


@dataclass(frozen=True)
class Registry:
    """A module's questions by name, what is wrong with their declarations and texts, and its topics.

    ``topics`` are those that it names, in its order; ``folders`` the packages in it. ``loaded`` is
    False where the module could not be imported.
    """

    questions: Mapping[str, Asked]
    faults: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    folders: frozenset[str] = frozenset()
    loaded: bool = True


def registry_of(module: str) -> Registry:
    """Questions that ``casekit.course.<module>`` declares.

    A module that cannot be imported gives no questions and one fault that says why.
    """
    from casekit import course
    from casekit.classroom.question import faults_of

    name = f"casekit.course.{module}"
    try:
        home = importlib.import_module(name).__path__
        declared, topics = course.questions(module), course.topics(module)
    except Exception as error:  # whatever an author's module raises is a fault to tell, not ours
        return Registry({}, (f"{name} cannot be imported: {error}",), loaded=False)
    questions = {
        key: Asked(key, _rows(one.covers), float(one.minutes), one.track, one.case)
        for key, one in declared.items()
    }
    folders = frozenset(one.name for one in pkgutil.iter_modules(home) if one.ispkg)
    return Registry(questions, tuple(faults_of(name)), topics, folders)


def _rows(covers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(row.strip() for text in covers for row in text.split(",") if row.strip())
