"""Processes of this machine: the shards of a base side by side, and none outlives the run."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import Connection

from synthetic.storage import GenerationError

_MOST = 61
"""Processes that a pool may have on Windows."""


@contextmanager
def hands(number: int) -> Iterator[Executor]:
    """`number` processes as an executor. They end at once when the block fails or this process does.

    Raises GenerationError where one of them is lost.
    """
    lifeline, held = multiprocessing.Pipe(duplex=False)
    # Started afresh, not forked: a fork of a process with threads may hang.
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(min(number, _MOST), context, _hang_on, (lifeline,))
    try:
        yield pool
    except BrokenProcessPool as error:
        raise GenerationError(
            "有一个进程意外结束（多半是内存不够，也可能是脚本缺少 if __name__ == '__main__':）；减少进程数，再运行一次即可续上\n"
            "A process ended unexpectedly (short of memory, or the script lacks if __name__ == '__main__':); run again with fewer processes and it goes on"
        ) from error
    except BaseException:
        held.close()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
        held.close()
        lifeline.close()


def _hang_on(lifeline: Connection) -> None:
    """Ends this process when its parent lets go of the line or is no more; Ctrl-C is the parent's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(lifeline,), daemon=True).start()


def _end_with(lifeline: Connection) -> None:
    try:
        lifeline.recv()
    except (EOFError, OSError):
        os._exit(1)
