"""One installation at a time: a second window waits for the first and finds it done."""

import os
import time
from contextlib import contextmanager

from front_door.text import say

NAME = ".venv.lock"
LOOKS = 0.5  # seconds between two looks


@contextmanager
def turn(root):
    """Hold the turn to install into the folder `root`; the system gives it up for a dead process."""
    with open(str(root / NAME), "a+b") as file:
        if not taken(file):
            print(say("waiting"), flush=True)
            while not taken(file):
                time.sleep(LOOKS)
        try:
            yield
        finally:
            give_up(file)


def taken(file):
    """Whether the lock on `file` is ours now. A share that knows no locks grants every one."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def give_up(file):
    """Let the next one have it."""
    try:
        if os.name == "nt":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_UN)
    except OSError:
        pass
