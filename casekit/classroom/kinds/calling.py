"""Calling a learner's function on cases that it has not seen, and letting none of them out.

A function that prints, displays or raises could show the cases. What it writes is swallowed; of an
error only what the learner can know already is told: its type, the line of their own code, and
words that stand in that code.
"""

import builtins
import copy
import dis
import functools
import io
import linecache
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from types import CodeType, TracebackType

from casekit.classroom.kinds.kind import Unreadable
from casekit.classroom.timelimit import TooLong, call_within

_LONGEST = 120
_TOKEN = re.compile(r"'[^']*'|\"[^\"]*\"|[^\s'\"]*\d[^\s'\"]*")


class Calls(tuple):
    """A function's results on the cases, one each.

    Attributes:
        function: what was called.
        cases: tuples of arguments.
        printed: whether it wrote something meanwhile.
    """

    function: Callable
    cases: list[tuple]
    printed: bool

    @classmethod
    def of(cls, results, function: Callable, cases: list[tuple], printed: bool) -> "Calls":
        made = cls(results)
        made.function, made.cases, made.printed = function, cases, printed
        return made


class CaseFault(Exception):
    """A call that failed: on which case, and how."""

    def __init__(self, place: int, fault: Unreadable):
        super().__init__(fault.key)
        self.place, self.fault = place, fault


def call_on(function: Callable, cases: list[tuple], seconds: float) -> Calls:
    """Return the results of a function on copies of the cases.

    Raises:
        CaseFault: it raised an error, took too long or called itself without end.
    """
    place = 0

    def every() -> list:
        nonlocal place
        results = []
        for place, case in enumerate(cases):  # noqa: B007  # told when the call fails
            results.append(function(*copy.deepcopy(case)))
        return results

    with _quiet() as sink:
        try:
            return Calls.of(call_within(seconds, every), function, cases, sink.written)
        except TooLong:
            fault = Unreadable("too_slow", seconds=seconds)
        except RecursionError:
            fault = Unreadable("endless_recursion")
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            fault = _told(error, function)
    raise CaseFault(place, fault) from None


class _Sink(io.TextIOBase):
    """A stream that keeps nothing but whether anything was written."""

    written = False

    def write(self, text: str) -> int:
        self.written = self.written or bool(text.strip())
        return len(text)

    def isatty(self) -> bool:
        return False


@contextmanager
def _quiet() -> Iterator[_Sink]:
    """Swallow what is printed and displayed inside the block."""
    sink, shell = _Sink(), _shell()
    publisher = getattr(shell, "display_pub", None)
    with redirect_stdout(sink), redirect_stderr(sink):
        if publisher is not None:
            shell.display_pub = _publisher(sink)
        try:
            yield sink
        finally:
            if publisher is not None:
                shell.display_pub = publisher


def _shell():
    ipython = sys.modules.get("IPython")
    return ipython.get_ipython() if ipython is not None else None


def _publisher(sink: _Sink):
    from IPython.core.displaypub import CapturingDisplayPublisher

    class Swallowing(CapturingDisplayPublisher):
        def publish(self, *args, **kwargs):
            sink.written = True

    return Swallowing()


def _told(error: BaseException, function: Callable) -> Unreadable:
    """Say what went wrong in the learner's own terms."""
    plain = _plain(function)
    frames = list(traceback.walk_tb(error.__traceback__))
    own = [one for one in frames if one[0].f_globals is getattr(plain, "__globals__", None)]
    slots = {"error": type(error).__name__}
    # It never came to run: the words are about its arguments, not about the data.
    if frames[-1][0].f_code.co_filename == __file__ and hasattr(plain, "__code__"):
        return Unreadable("raised", detail=f": {_first_line(error)}", **slots)
    detail = _safe(error, plain)
    detail = f": {detail}" if detail else ""
    if not own:
        return Unreadable("raised", detail=detail, **slots)
    frame, line = own[-1]
    source = linecache.getline(frame.f_code.co_filename, line).strip()
    slots |= {"line": line - plain.__code__.co_firstlineno + 1, "source": source[:_LONGEST] or "…"}
    if frames[-1][0] is frame and _raises(error.__traceback__):
        return Unreadable("raised_own", **slots)  # its text is whatever the learner puts in
    return Unreadable("raised_at", detail=detail, **slots)


def _plain(function: Callable) -> Callable:
    """Return the function behind a partial, a method or an object that can be called."""
    while isinstance(function, functools.partial):
        function = function.func
    if not hasattr(function, "__code__") and not hasattr(function, "__func__"):
        function = type(function).__call__
    return getattr(function, "__func__", function)


def _raises(trace: TracebackType | None) -> bool:
    """Tell whether a `raise` or an `assert` of the innermost frame made the error."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return False
    operation = dis.opname[trace.tb_frame.f_code.co_code[trace.tb_lasti]]
    return operation in {"RAISE_VARARGS", "RERAISE"}


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:_LONGEST] if lines else ""


def _safe(error: BaseException, function: Callable) -> str:
    """Return an error's first line without anything that could come out of the cases.

    Figures and quoted words stay only where they stand in the learner's own code.
    """
    known = set(_vocabulary(getattr(function, "__code__", None)))

    def kept(token: re.Match) -> str:
        word = token[0]
        return word if word.strip("'\".,:;()[]") in known else "…"

    return _TOKEN.sub(kept, _first_line(error))


def _vocabulary(code: CodeType | None) -> Iterator[str]:
    """Yield the names and constants that a function's code holds, inner functions included."""
    if code is None:
        return
    yield from (*code.co_names, *code.co_varnames, *dir(builtins))
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _vocabulary(constant)
        else:
            items = constant if isinstance(constant, (tuple, frozenset)) else (constant,)
            yield from (str(item) for item in items)
