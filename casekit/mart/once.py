"""Once a mart: what is costly to reckon is reckoned once for each mart and goes when the mart goes.

    from casekit.mart.once import once

    @once
    def judged(mart, month=None): ...

The result lies with the mart itself, so that nothing outlives it and nothing is thrown out early.
"""

from __future__ import annotations

import inspect
import threading
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

M = TypeVar("M")
P = ParamSpec("P")
R = TypeVar("R")

_PLACE = "_once"


class _Result:
    """What a function returned for a mart, once it has; who comes meanwhile waits at the lock."""

    def __init__(self):
        self.lock = threading.RLock()
        self.known = False
        self.value: object = None


def once(function: Callable[Concatenate[M, P], R]) -> Callable[Concatenate[M, P], R]:
    """Return the function, reckoned once for each mart and each set of further arguments.

    The first argument is the mart, the others must be hashable; given by place, by name or left
    at their defaults they are the same arguments. Everybody gets the same object: who wants to
    change it makes a copy first. What raises is not kept. Threads that ask for the same result at
    the same time wait for the first of them.

    Raises:
        TypeError: the arguments do not fit the function, or one of them is not hashable.
    """
    signature = inspect.signature(function)

    @wraps(function)
    def kept(mart: M, *args: P.args, **named: P.kwargs) -> R:
        given = signature.bind(mart, *args, **named)
        given.apply_defaults()
        asked = (function, given.args[1:], tuple(sorted(given.kwargs.items())))
        results = vars(mart).setdefault(_PLACE, {})
        result = results.setdefault(asked, _Result())
        with result.lock:
            if not result.known:
                result.value = function(*given.args, **given.kwargs)
                result.known = True
        return result.value

    return kept


def forget(mart: object) -> None:
    """Drop all that is kept with a mart: each result is reckoned anew when it is next asked for."""
    vars(mart).pop(_PLACE, None)
