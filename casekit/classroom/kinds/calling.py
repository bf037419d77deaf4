"""Calling a learner's function on cases that it has not seen, and letting none of them out.

A function that prints, displays or raises could show the cases. What it writes is swallowed; of an
error only what the learner can know already is told: its type, the line of their own code, and
words that stand in that code.
"""

import builtins
import copy
import dis
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
    own = _own_frames(error.__traceback__, function)
    slots = {"error": type(error).__name__}
    if own:
        frame, line = own[-1]
        source = linecache.getline(frame.f_code.co_filename, line).strip()
        slots |= {"line": line - _start(function) + 1, "source": source[:_LONGEST] or "…"}
    if own and _raised_there(error.__traceback__, own[-1][0]):
        return Unreadable("raised_own", **slots)  # its text is whatever the learner puts in
    detail = _safe(error, function) if own else _first_line(error)
    key = "raised_at" if own else "raised"
    return Unreadable(key, detail=f": {detail}" if detail else "", **slots)


def _own_frames(trace: TracebackType | None, function: Callable) -> list[tuple]:
    """Return (frame, line) of the learner's own code in a traceback, the innermost last."""
    home = getattr(getattr(function, "__func__", function), "__globals__", None)
    frames = list(traceback.walk_tb(trace))
    return [(frame, line) for frame, line in frames if home is not None and frame.f_globals is home]


def _start(function: Callable) -> int:
    code = getattr(getattr(function, "__func__", function), "__code__", None)
    return code.co_firstlineno if code is not None else 1


def _raised_there(trace: TracebackType | None, frame) -> bool:
    """Tell whether the learner's own `raise` or `assert` raised the error."""
    last = None
    while trace is not None:
        last, trace = trace, trace.tb_next
    if last is None or last.tb_frame is not frame:
        return False
    operation = dis.opname[frame.f_code.co_code[last.tb_lasti]]
    return operation in {"RAISE_VARARGS", "RERAISE"}


def _first_line(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return lines[0][:_LONGEST] if lines else ""


def _safe(error: BaseException, function: Callable) -> str:
    """Return an error's first line without anything that could come out of the cases.

    Figures and quoted words stay only where they stand in the learner's own code.
    """
    known = set(_vocabulary(getattr(getattr(function, "__func__", function), "__code__", None)))

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
