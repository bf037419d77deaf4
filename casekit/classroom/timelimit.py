"""Calling a learner's function without waiting for ever."""

import contextvars
import ctypes
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_SLICE = 0.1  # seconds
_cap = {"seconds": float("inf")}


class TooLong(Exception):
    """The function had not ended when its time was up."""


class _TimeUp(BaseException):
    """Raised inside the learner's function; not an Exception, so that `except Exception` lets it by."""


def call_within(seconds: float, function: Callable, *args: object) -> object:
    """Return `function(*args)`; raise TooLong when it takes longer than that many seconds.

    The call runs in a thread of its own and is stopped by an exception that the interpreter raises
    in it: this works on Windows, inside a notebook kernel, and costs the function no speed (a trace
    function would). A call that sits in compiled code ends when that returns; until then it is left
    behind in a thread that does not keep the program alive.

    Raises:
        TooLong: time was up.
        Exception: whatever the function raised.
    """
    call = _Call(function, args)
    call.thread.start()
    try:
        if not call.ends_within(min(seconds, _cap["seconds"])):
            raise TooLong
    finally:
        call.stop()  # also when the learner interrupts the kernel meanwhile
    if call.fault is not None:
        raise call.fault
    return call.result


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Shorten every time limit inside a `with` block: tests of endless functions need not wait."""
    before, _cap["seconds"] = _cap["seconds"], seconds
    try:
        yield
    finally:
        _cap["seconds"] = before


class _Call:
    """One call in its own thread."""

    def __init__(self, function: Callable, args: tuple):
        self.result: object = None
        self.fault: BaseException | None = None
        self.ended = threading.Event()
        self._over = threading.Lock()
        self._abandoned = False
        context = contextvars.copy_context()
        self.thread = threading.Thread(
            target=self._run, args=(context, function, args), daemon=True, name="learner's function"
        )

    def _run(self, context: contextvars.Context, function: Callable, args: tuple) -> None:
        try:
            try:
                self.result = context.run(function, *args)
            except _TimeUp:
                raise
            except BaseException as fault:
                self.fault = fault
            with self._over:
                self.ended.set()
        except _TimeUp:
            self.ended.set()

    def ends_within(self, seconds: float) -> bool:
        """Wait until the call has ended, at most so long; returns whether it has.

        It waits in slices because Windows hears an interrupt of the kernel only between them.
        """
        deadline = time.monotonic() + seconds
        while not self.ended.wait(min(_SLICE, max(deadline - time.monotonic(), 0))):
            if time.monotonic() >= deadline:
                return self.ended.is_set()
        return True

    def stop(self) -> None:
        """Stop the call; once more every so often, for a function that swallows everything."""
        for pause in (0.2, 0.2, 0.5, 1.0):
            with self._over:
                if self.ended.is_set():
                    return
                ctypes.pythonapi.PyThreadState_SetAsyncExc(
                    ctypes.c_ulong(self.thread.ident), ctypes.py_object(_TimeUp)
                )
            if self.ended.wait(pause):
                return
