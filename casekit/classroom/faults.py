"""Errors that a notebook shows as a sentence, without a traceback; and strict mode, without mercy."""

import os


class PlainError(Exception):
    """An error whose message says to a learner what happened and what to do."""

    def _render_traceback_(self) -> list[str]:
        # IPython asks an exception for this before it prints a traceback of its own.
        return [str(self)]


class NotPassed(PlainError):
    """Strict mode: an answer that did not pass (solutions and lectures are run so)."""


class UnknownQuestion(PlainError, AttributeError):
    """A name that is no question; says which names are near."""


def strict() -> bool:
    """Tell whether a check that does not pass, or a panel that fails, must raise (CASEKIT_STRICT=1)."""
    return os.environ.get("CASEKIT_STRICT", "") not in {"", "0"}
