"""The kit's own environment: made, mended, filled from a lock, and known to be ready."""

import hashlib
import importlib.util
import json
import os
import shutil
import sys
import time
from pathlib import Path

from front_door.diagnosis import explain, fault_of_disk_or_path
from front_door.interpreter import quiet, runs
from front_door.kit_link import link_kit
from front_door.pip_run import PipRun
from front_door.text import Stop, say

LOCKS = {"course": "requirements.lock", "test": "requirements-test.lock"}  # each holds the last
ROOM_NEEDED_GB = 1.5  # the environment is about 1 GB, and pip unpacks beside it
WINDOWS = os.name == "nt"


class Environment:
    """The folder `.venv` beside kit.py.

    `level` is 'course' or 'test': which lock it must hold.
    """

    def __init__(self, root):
        self.root = Path(root)
        self.folder = self.root / ".venv"
        self.bin = self.folder / ("Scripts" if WINDOWS else "bin")
        self.python = self.bin / ("python.exe" if WINDOWS else "python")
        self.stamp = self.folder / "casekit-ready.json"
        # There while pip writes: what a killed run leaves is not to be trusted.
        self.writing = self.folder / "casekit-writing"
        self.log = self.folder / "casekit-pip.log"

    def is_ready(self, level):
        """Whether it holds what `level` needs, by its stamp, without starting it."""
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return self.python.exists() and stamp.get(level) == self.fingerprint(level)

    def fingerprint(self, level):
        """Hash of the files that decide what `level` installs."""
        digest = hashlib.sha256()
        for name in (LOCKS[level], "pyproject.toml", "front_door/kit_link.py"):
            digest.update((self.root / name).read_bytes())
        return digest.hexdigest()

    def install(self, level, command, wheels=None):
        """Bring it to the lock of `level` and stamp it.

        `wheels` is a folder to install from without a network; `command` is named in the advice
        that a fault gives. Raises Stop.
        """
        started = time.time()
        if wheels and not any(wheels.glob("*.whl")):
            raise Stop(say("no_folder", folder=wheels))
        self.check_room()
        if self.stamp.exists():
            self.stamp.unlink()
        pip = self.make()
        lock = self.root / LOCKS[level]
        arguments = ["install", "--no-input", "--no-color", "--progress-bar", "off"]
        arguments += ["--disable-pip-version-check", "-r", str(lock)]
        if wheels:
            arguments += ["--no-index", "--find-links", str(wheels)]
        run = PipRun(pip + arguments, self.site_packages(), self.writing, len(pins(lock)))
        code = run.wait()
        self.log.write_text(run.said(), encoding="utf-8")
        if code:
            raise Stop(explain(run.said(), lock, command, wheels, self.log))
        link_kit(self.root, self.site_packages(), self.bin)
        levels = list(LOCKS)[: list(LOCKS).index(level) + 1]
        stamp = {name: self.fingerprint(name) for name in levels}
        self.stamp.write_text(json.dumps(stamp), encoding="utf-8")
        print(say("ready", seconds=round(time.time() - started)))

    def check_room(self):
        free = shutil.disk_usage(str(self.root)).free / 1e9
        if free < ROOM_NEEDED_GB and not self.python.exists():
            raise Stop(say("disk", need=ROOM_NEEDED_GB, folder=self.root, free=f"{free:.1f}"))

    def make(self):
        """Make the environment, or mend what is missing or broken; returns its pip's command."""
        pip = [str(self.python), "-m", "pip"]
        half_written = self.writing.exists()
        usable = self.python.exists() and not half_written and runs([str(self.python)])
        if usable and quiet([*pip, "--version"]).returncode == 0:
            return pip
        print(say("repairing" if half_written else "making", folder=self.folder), flush=True)
        lacks_pip = importlib.util.find_spec("ensurepip") is None
        command = [sys.executable, "-m", "venv"]
        command += ["--without-pip"] * lacks_pip + ["--clear"] * (not usable)
        made = quiet([*command, str(self.folder)])
        if made.returncode:
            fault = fault_of_disk_or_path(made.stdout, self.root)
            raise Stop(fault or say("no_venv", python=sys.executable))
        if lacks_pip:
            # Debian splits ensurepip off, but its own pip can fill another environment.
            pip = [sys.executable, "-m", "pip", "--python", str(self.python)]
        if quiet([*pip, "--version"]).returncode:
            raise Stop(say("no_venv", python=sys.executable))
        return pip

    def site_packages(self):
        """The folder that packages are written to."""
        pattern = "Lib/site-packages" if WINDOWS else "lib/python3*/site-packages"
        return next(self.folder.glob(pattern))


def pins(lock):
    """Lines `name==version [; marker]` of a lock file."""
    return [line for line in lock.read_text(encoding="utf-8").splitlines() if "==" in line]
