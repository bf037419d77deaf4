"""One run of pip, with a line that says how far it is."""

import re
import subprocess
import sys
import threading
import time

from front_door.interpreter import own_variables
from front_door.text import say

MET = ("Collecting ", "Ignoring ", "Requirement already", "Processing ")


class PipRun:
    """Starts `command` and counts what it has fetched and written.

    `packages` is the folder it writes to, `writing` a file kept there while it writes, `total`
    the number of pins in the lock.
    """

    def __init__(self, command, packages, writing, total):
        self.packages, self.writing, self.total = packages, writing, total
        self.lines = []
        spoken = {"PYTHONUNBUFFERED": "1", "PYTHONIOENCODING": "utf-8"}
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
            env=own_variables(PIP_USER="0", **spoken),
        )

    def said(self):
        """All that pip has printed."""
        return "".join(self.lines)

    def wait(self):
        """Show progress until pip ends; returns its code."""
        reader = threading.Thread(target=self._read)
        reader.start()
        try:
            self._show()
        except BaseException:
            self.process.terminate()
            raise
        finally:
            self.process.wait()
            reader.join()
        if self.process.returncode == 0 and self.writing.exists():
            self.writing.unlink()
        return self.process.returncode

    def _read(self):
        for line in self.process.stdout:
            if line.startswith("Installing collected"):
                self.writing.touch()
            self.lines.append(line)

    def _show(self):
        """One line on a terminal, rewritten; elsewhere a line every ten seconds."""
        started = shown = time.time()
        terminal = sys.stdout.isatty()
        while self.process.poll() is None:
            time.sleep(0.2)
            now = time.time()
            if terminal:
                print("\r" + self.progress(round(now - started)) + "   ", end="", flush=True)
            elif now - shown > 10:
                print(self.progress(round(now - started)), flush=True)
                shown = now
        if terminal:
            print()

    def progress(self, seconds):
        """How far pip is, by what it has said and what stands on disk."""
        writing = next((said for said in self.lines if said.startswith("Installing coll")), None)
        if writing is None:
            done = min(self.total, sum(line.startswith(MET) for line in self.lines))
            return say("fetching", done=done, total=self.total, seconds=seconds)
        wanted = {plain(name) for name in writing.split(":", 1)[1].split(",")}
        written = {plain(file.name.split("-")[0]) for file in self.packages.glob("*.dist-info")}
        done = len(wanted & written)
        return say("writing", done=done, total=len(wanted), seconds=seconds)


def plain(name):
    """A package's name as all spellings of it agree on."""
    return re.sub(r"[-_.]+", "-", name.strip()).lower()
