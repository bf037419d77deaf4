"""The course, its pages and JupyterLab, started and stopped as a trainee does: by `casekit lab`."""

from __future__ import annotations

import json
import os
import queue
import re
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO
from urllib.parse import quote

from casekit.lab.course_page import NAMES

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 180  # seconds until a first start must have told its address
ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+)/\S*token=(\w+)")
# What a developer has set for himself; a trainee has not.
FOREIGN = ("CASEKIT_DATA", "CASEKIT_STRICT", "CASEKIT_PROGRESS", "CASEKIT_LEARNER", "JUPYTER_TOKEN")


@dataclass(frozen=True)
class Lab:
    """A running course.

    Attributes:
        address: that of the course page, with the token, as `casekit lab` told it.
        workspace: the trainee's folder.
    """

    lang: str
    workspace: Path
    address: str

    @property
    def in_jupyterlab(self) -> str:
        """The address of the page on which JupyterLab opens the course."""
        base, token = ADDRESS.match(self.address).groups()
        return f"{base}/lab/tree/{quote(NAMES[self.lang])}?token={token}"

    @property
    def kernels(self) -> set[str]:
        """The ids of all kernels; the server cannot tell them in the moment when one starts."""
        for _ in range(20):
            try:
                return {one["id"] for one in self.ask("api/kernels")}
            except urllib.error.HTTPError as fault:
                if fault.code != 500:
                    raise
        raise AssertionError("the server does not tell its kernels")

    def ask(self, path: str, method: str = "GET", content: object = None) -> object:
        """What the server's interface answers, e.g. to "api/kernels"."""
        base, token = ADDRESS.match(self.address).groups()
        request = urllib.request.Request(
            f"{base}/{path}",
            data=None if content is None else json.dumps(content).encode(),
            method=method,
            headers={"Authorization": f"token {token}"},
        )
        direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with direct.open(request, timeout=20) as answer:
            said = answer.read()
        return json.loads(said) if said else None


@contextmanager
def running(
    lang: str, workspace: Path, log: Path, program: str = "exposed", **environment: str
) -> Iterator[Lab]:
    """`casekit lab` in a language on a workspace, until the `with` block ends.

    Args:
        lang: "zh" or "en".
        workspace: made by the command.
        log: where what the server says is kept.
        program: the file beside this one that runs it.
        environment: variables that the command finds set.
    """
    with log.open("w", encoding="utf-8") as kept:
        command = [sys.executable, "-m", f"tests.browser.{program}", "lab", "--no-browser"]
        command += ["--lang", lang]
        command += ["--workspace", str(workspace), "--port", str(_free_port())]
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=_environment(workspace) | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        )
        said: queue.Queue[str | None] = queue.Queue()
        listener = threading.Thread(target=_listen, args=(process, kept, said), daemon=True)
        listener.start()
        lab = None
        try:
            lab = Lab(lang, workspace, _address(said))
            yield lab
        finally:
            _stop(process, lab)
            listener.join(timeout=30)


def _environment(workspace: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in FOREIGN}
    return kept | {
        "IPYTHONDIR": str(workspace.parent / "ipython"),
        "PYTHONUTF8": "1",
        "PYTHONUNBUFFERED": "1",
    }


def _listen(process: subprocess.Popen, kept: TextIO, said: queue.Queue) -> None:
    """Keep what the server says, to its end: a full pipe would stop it."""
    for line in process.stdout:
        kept.write(line)
        kept.flush()
        said.put(line)
    said.put(None)


def _address(said: queue.Queue) -> str:
    lines: list[str] = []
    while (line := said.get(timeout=PATIENCE)) is not None:
        lines.append(line)
        if ADDRESS.search(line):
            return line.strip()
    raise AssertionError("casekit lab ended:\n" + "".join(lines))


def _stop(process: subprocess.Popen, lab: Lab | None) -> None:
    """Stop the server and its kernels; asked by its interface, which works on every system."""
    try:
        if lab is not None:
            lab.ask("api/shutdown", "POST")
            process.wait(timeout=30)
    except (OSError, subprocess.TimeoutExpired):
        pass
    finally:
        if process.poll() is None:
            process.kill()
            process.wait(timeout=30)


def _free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return trial.getsockname()[1]
