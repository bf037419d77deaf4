"""Peak memory of a piece of work, on every platform."""

from __future__ import annotations

import os
import threading
import time

import psutil


class Peak:
    """Context that watches this process; `bytes` is the peak of resident memory above the start."""

    def __enter__(self) -> Peak:
        self._process = psutil.Process(os.getpid())
        self._start = self._top = self._process.memory_info().rss
        self._over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()
        return self

    def __exit__(self, *_) -> None:
        self._over.set()
        self._watcher.join()

    def _watch(self) -> None:
        while not self._over.is_set():
            self._top = max(self._top, self._process.memory_info().rss)
            time.sleep(0.002)

    @property
    def bytes(self) -> int:
        return self._top - self._start
