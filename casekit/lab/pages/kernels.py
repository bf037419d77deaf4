"""The kernels of pages: one kept warm for the next, and those that nobody looks at ended.

Kernels of notebooks are not touched: an analyst's variables stay for as long as he likes.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import psutil

from casekit.lab.workspace import COURSE

WARMING = "from casekit.lesson import warming; warming.warm()"
ROOM = 1_000_000_000
"""Bytes of memory that must be free before a kernel is warmed for a page that nobody asked for."""
IDLE = timedelta(minutes=45)
"""A page at which nothing was done for so long is ended; its answers are kept."""
LOST = timedelta(minutes=5)
"""One whose browser has gone without saying so (a phone's, or one that was killed), too."""
PATIENCE = 60  # seconds within which a kernel must have started
LEAN = {"ARROW_DEFAULT_MEMORY_POOL": "system", "MALLOC_ARENA_MAX": "2"}
"""What is freed goes back to the system: 20 MB of a page's 340."""


@dataclass(frozen=True)
class _Warm:
    """A kernel that is being made ready, or is: its start, what then loads it, the code it has."""

    started: asyncio.Task
    warmed: asyncio.Task
    code: float


class PageKernels:
    """The kernels that pages run on.

    Args:
        manager: the server's own of all kernels.
    """

    def __init__(self, manager):
        self._manager = manager
        self._pages: set[str] = set()
        self._warm: _Warm | None = None
        self._lost: dict[str, datetime] = {}

    async def take(self) -> str:
        """Return the id of a kernel for a page: the warm one, or else one that is just starting.

        One that is still being warmed does what the page asks of it when it has been.
        """
        warm, self._warm = self._warm, None
        kernel = await self._of(warm)
        if kernel is None:
            kernel = await self._start()
        self._pages.add(kernel)
        return kernel

    async def _of(self, warm: _Warm | None) -> str | None:
        """Return a warm kernel's id; None where it cannot be used, which is then ended."""
        if warm is None:
            return None
        kernel = await warm.started
        if kernel in self._manager and warm.code == _code_state():
            return kernel
        await self.end(kernel)  # it has the code of before
        return None

    def refill(self) -> None:
        """Begin to warm a kernel, unless there is one, or no room for it."""
        if self._warm is None and psutil.virtual_memory().available >= ROOM:
            started = asyncio.ensure_future(self._start())
            warmed = asyncio.ensure_future(self._load(started))
            self._warm = _Warm(started, warmed, _code_state())

    async def leave(self, kernel: str) -> None:
        """End the kernel of a page; one of a notebook is let be."""
        if kernel in self._pages:
            await self.end(kernel)

    async def end(self, kernel: str) -> None:
        """End a kernel at once, if it is still there."""
        self._pages.discard(kernel)
        self._lost.pop(kernel, None)
        if kernel in self._manager:
            with suppress(KeyError, RuntimeError):
                await self._manager.shutdown_kernel(kernel, now=True)

    async def end_forsaken(self, now: datetime | None = None) -> None:
        """End the pages that nobody looks at, or at which nothing was done for long."""
        now = now or datetime.now(UTC)
        for kernel in list(self._pages):
            if kernel not in self._manager:
                self._pages.discard(kernel)
                continue
            model = self._manager.kernel_model(kernel)
            if model["connections"]:
                self._lost.pop(kernel, None)
            else:
                self._lost.setdefault(kernel, now)
            last = datetime.fromisoformat(model["last_activity"].replace("Z", "+00:00"))
            if now - last > IDLE or now - self._lost.get(kernel, now) > LOST:
                await self.end(kernel)

    async def _start(self) -> str:
        environment = {**os.environ, **LEAN}
        return await self._manager.start_kernel(kernel_name="python3", path="", env=environment)

    async def _load(self, started: asyncio.Task) -> None:
        """Have a kernel load what lessons need; one that cannot is left to show it on a page."""
        client = self._manager.get_kernel(await started).client()
        client.start_channels()
        try:
            await client.wait_for_ready(timeout=PATIENCE)
            await client.execute_interactive(
                WARMING, store_history=False, output_hook=lambda _: None, timeout=PATIENCE
            )
        except (RuntimeError, TimeoutError):
            return
        finally:
            client.stop_channels()


def _code_state() -> float:
    """When the course's code last changed: a kernel that was warmed before knows the old one."""
    folders = (COURSE / name for name in ("casekit", "synthetic"))
    files = (path for folder in folders for path in _walk(folder))
    return max((path.stat().st_mtime for path in files), default=0.0)


def _walk(folder: Path):
    for path in folder.rglob("*"):
        if path.suffix in {".py", ".yml"}:
            yield path
