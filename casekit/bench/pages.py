"""What a reader without code waits for, and what each open page holds of a computer's memory.

The pages are asked for as a browser does it, from a course that was started as a trainee starts it;
what the browser itself needs to draw them is not in it.
"""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from casekit.bench.figure import Figure, best_of
from casekit.lab.pages.frame import HOME
from casekit.lab.pages.outline import SectionOutline, outlines

_ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)/\S*token=(\w+)")
_KERNEL = re.compile(r'"kernelId": "([\w-]+)"')
_PLAIN = """
import pandas, sklearn.ensemble, scipy.stats, ipywidgets
import matplotlib.pyplot as plt
for _ in range(4):
    figure, axes = plt.subplots(figsize=(7, 4), dpi=160)
    axes.plot(range(100))
    figure.canvas.draw()
"""
"""A yardstick: what a notebook of four plain charts takes on this machine, libraries included."""
_PATIENCE = 60
_ROUNDS = 2


@dataclass(frozen=True)
class _Opened:
    """A page as it came: seconds to its prose, its first chart or table, its last; MB of its kernel."""

    prose: float
    first: float
    whole: float
    memory: float


class _Course:
    """A course that answers at an address, asked with its token."""

    def __init__(self, address: str, token: str):
        self._address, self._token = address, token
        self._direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))

    def ask(self, path: str, method: str = "GET") -> str:
        """Return what an address answers."""
        head = {"Authorization": f"token {self._token}"}
        request = urllib.request.Request(f"{self._address}/{path}", method=method, headers=head)
        with self._direct.open(request, timeout=_PATIENCE) as answer:
            return answer.read().decode("utf-8")

    def wait_for_a_warm_kernel(self) -> None:
        """Wait until a kernel has nothing to do, and for a while has had nothing to do."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            time.sleep(0.5)
            try:
                kernels = json.loads(self.ask("api/kernels"))
            except urllib.error.HTTPError:
                continue  # the server cannot tell them in the moment when one starts
            if kernels and all(one["execution_state"] == "idle" for one in kernels):
                return

    def open(self, section: SectionOutline) -> _Opened:
        """Open a section's page, let all its cells run, measure it, and leave it."""
        self.wait_for_a_warm_kernel()
        begin = time.perf_counter()
        kernel = _KERNEL.search(self.ask(f"{HOME}/{section.path}")).group(1)
        prose = time.perf_counter() - begin
        first, whole = asyncio.run(self._run(kernel, begin))
        opened = _Opened(prose, first, whole, _memory(kernel))
        self.ask(f"voila/api/shutdown/{kernel}", "POST")
        return opened

    async def _run(self, kernel: str, begin: float) -> tuple[float, float]:
        from tornado.httpclient import HTTPRequest
        from tornado.websocket import websocket_connect

        url = f"{self._address.replace('http', 'ws', 1)}/voila/execution/{kernel}"
        head = {"Authorization": f"token {self._token}"}
        line = await websocket_connect(HTTPRequest(url, headers=head))
        await line.write_message(
            json.dumps({"action": "execute", "payload": {"kernel_id": kernel}})
        )
        first = None
        while (said := await line.read_message()) is not None:
            payload = json.loads(said)["payload"]
            number = payload.get("cell_index", -1)
            if number > 0 and first is None and payload["output_cell"]["outputs"]:
                first = time.perf_counter() - begin
            if number + 1 == payload.get("total_cell"):
                break
        line.close()
        whole = time.perf_counter() - begin
        return first or whole, whole


def _memory(kernel: str) -> float:
    """Return the MB that a kernel holds, what it shares with others counted by its part of it."""
    for process in psutil.process_iter(["cmdline"]):
        if any(kernel in part for part in process.info["cmdline"] or []):
            held = process.memory_full_info()
            return getattr(held, "pss", held.rss) / 2**20
    raise RuntimeError("the page has no kernel")


@contextmanager
def _course(folder: Path) -> Iterator[_Course]:
    """A course on a workspace in a folder, until the `with` block ends."""
    command = [sys.executable, "-m", "casekit", "lab", "--no-browser", "--workspace", str(folder)]
    environment = {**os.environ, "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1"}
    environment.pop("CASEKIT_DATA", None)
    run = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, encoding="utf-8"
    )
    try:
        said = next((found for line in run.stdout if (found := _ADDRESS.search(line))), None)
        if said is None:
            raise RuntimeError("the course did not open")
        course = _Course(*said.groups())
        yield course
        course.ask("api/shutdown", "POST")
        run.wait(timeout=_PATIENCE)
    finally:
        if run.poll() is None:
            run.kill()
            run.wait()
        run.stdout.close()


def pages(folder: Path) -> list[Figure]:
    """Seconds and memory of every section's page, the best of two: the first makes its fits.

    A page's first chart or table is held against a yardstick that is run in turn with it, and the
    whole page.
    """
    rows = []
    with _course(folder) as course:
        for lesson in outlines(folder):
            for section in lesson.sections:
                rounds = [(course.open(section), *best_of(1, _plain)) for _ in range(_ROUNDS)]
                opened, plain = zip(*rounds, strict=True)
                rows += _figures(section.path, opened, min(plain))
    return rows


def _plain() -> None:
    subprocess.run([sys.executable, "-c", _PLAIN], check=True)


def _figures(name: str, opened: Sequence[_Opened], plain: float) -> list[Figure]:
    first, whole = (min(getattr(one, part) for one in opened) for part in ("first", "whole"))
    return [
        Figure("page_first_ratio", first / plain, "×", high=1.3, note=name),
        Figure("page_whole_ratio", whole / plain, "×", high=3.3, note=name),
        Figure("page_prose", min(one.prose for one in opened), "s", note=name),
        Figure("page_first", first, "s", note=name),
        Figure("page_whole", whole, "s", note=name),
        Figure("page_memory", max(one.memory for one in opened), "MB", high=350, note=name),
    ]
