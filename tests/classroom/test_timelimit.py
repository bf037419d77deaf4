"""Calling a learner's function: what it returns, what it raises, and when it does not end."""

import _thread
import threading
import time

import pytest

from casekit.classroom.timelimit import TooLong, at_most, call_within


def _threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "learner's function"]


@pytest.fixture(autouse=True)
def every_call_ends():
    """What a test leaves behind is not counted by the next one."""
    yield
    for thread in _threads():
        thread.join(10)


def test_returns_and_raises_as_the_function_does():
    assert call_within(5, lambda a, b: a + b, 1, 2) == 3
    with pytest.raises(ZeroDivisionError):
        call_within(5, lambda: 1 / 0)
    with pytest.raises(SystemExit):
        call_within(5, lambda: exit())


def test_an_endless_loop_is_stopped_and_leaves_no_thread():
    def endless():
        while True:
            pass

    started = time.monotonic()
    with pytest.raises(TooLong):
        call_within(0.2, endless)
    assert time.monotonic() - started < 2.5
    assert _threads() == []


def test_a_loop_that_catches_exceptions_is_stopped():
    def stubborn():
        while True:
            try:
                time.sleep(0.001)
            except Exception:
                continue

    with pytest.raises(TooLong):
        call_within(0.2, stubborn)
    assert _threads() == []


def test_a_loop_that_catches_everything_does_not_hold_up_the_caller():
    released = threading.Event()

    def swallows():
        while not released.is_set():
            try:
                time.sleep(0.01)
            except BaseException:
                continue

    started = time.monotonic()
    with pytest.raises(TooLong):
        call_within(0.1, swallows)
    assert time.monotonic() - started < 4
    released.set()


def test_a_call_in_compiled_code_does_not_hold_up_the_caller():
    started = time.monotonic()
    with pytest.raises(TooLong):
        call_within(0.1, time.sleep, 3)
    assert time.monotonic() - started < 2.6


def test_a_limit_can_be_shortened():
    with at_most(0.1), pytest.raises(TooLong):
        call_within(60, time.sleep, 0.5)
    assert call_within(60, lambda: 1) == 1


def test_interrupting_the_kernel_stops_the_function_too():
    """As Windows does it: by a flag, not by a signal that ends a wait."""

    def endless():
        while True:
            pass

    timer = threading.Timer(0.2, _thread.interrupt_main)
    started = time.monotonic()
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        call_within(30, endless)
    assert time.monotonic() - started < 10
    assert _threads() == []
