"""The modules of the course, a room each; found by scanning, registered nowhere.

A module is a package here. In it stands a folder a topic, which is a section of its lesson; the
module's `TOPICS` name them in the order of the lesson.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from importlib.util import find_spec

from casekit.classroom.question import Question, declared_in


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
    home = f"{__name__}.{module}"
    if find_spec(home) is None:
        return {}
    asked = [f"{home}.questions", *(f"{home}.{topic}.questions" for topic in topics(module))]
    found: dict[str, Question] = {}
    for name in asked:
        if find_spec(name) is not None:
            import_module(name)
            found |= declared_in(name)
    return found
