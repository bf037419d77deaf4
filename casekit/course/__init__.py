"""The modules of the course, a room each; found by scanning, registered nowhere.

A module is a package here. In it stands a folder a topic, which is a section of its lesson; the
module's `TOPICS` name them in the order of the lesson.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from importlib.util import find_spec

from casekit.classroom.panel import Panel
from casekit.classroom.question import Question, declared_in
from casekit.text import Catalogue


def modules() -> list[str]:
    """Return the names of all modules, "churn_warning" …, sorted."""
    return sorted(one.name for one in pkgutil.iter_modules(__path__) if one.ispkg)


def topics(module: str) -> tuple[str, ...]:
    """Return the names of a module's topics in the order of its lesson; ImportError for none."""
    return tuple(getattr(import_module(f"{__name__}.{module}"), "TOPICS", ()))


def questions(module: str) -> dict[str, Question]:
    """Return a module's questions by name, in the order of its lesson; none for no such module.

    Raises whatever importing them raises.
    """
    return {
        name: one
        for home in _topic_parts(module, "guess", "questions")
        for name, one in declared_in(import_module(home)).items()
    }


def panels(module: str) -> dict[str, Panel]:
    """Return a module's panels by name, in the order of its lesson."""
    return {
        name: one
        for home in _topic_parts(module, "panel")
        for name, one in vars(import_module(home)).items()
        if isinstance(one, Panel)
    }


def catalogues(module: str) -> dict[str, Catalogue]:
    """Return the texts of a module's topics by topic, and its own under ""."""
    home = f"{__name__}.{module}"
    return {"": Catalogue(home), **{one: Catalogue(f"{home}.{one}") for one in topics(module)}}


def _topic_parts(module: str, *parts: str) -> list[str]:
    """Return the names of the files of these names in a module's topics, in the lesson's order."""
    home = f"{__name__}.{module}"
    if find_spec(home) is None:
        return []
    wanted = [f"{home}.{topic}.{part}" for topic in topics(module) for part in parts]
    return [name for name in wanted if find_spec(name) is not None]
