"""The kit's own environment: made, mended, filled from a lock, and known to be ready."""

import hashlib
import importlib.util
import json
import os
import shutil
import sys
import time
from pathlib import Path

from front_door.diagnosis import explain, fault_of_disk_or_path, listed
from front_door.interpreter import quiet, runs
from front_door.kit_link import link_kit
from front_door.pip_run import PipRun
from front_door.text import Stop, say
from front_door.turn import turn

LOCKS = {"course": "requirements.lock", "test": "requirements-test.lock"}  # each holds the last
ROOM_NEEDED_GB = 1.5  # the environment is about 1 GB, and pip unpacks beside it
WINDOWS = os.name == "nt"
SITE_PACKAGES = "Lib/site-packages" if WINDOWS else "lib/python3*/site-packages"
WHO = (
    "import platform, sys, casekit, click; print('{}.{}'.format(*sys.version_info[:2]), "
    "sys.base_prefix, sys.platform, platform.machine(), sep='|')"
)
"""Said by an environment that is whole enough to start the course."""


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
        """Whether it holds what `level` needs, was made by the Python that is there, and starts."""
        stamp = self.read_stamp()
        return stamp.get(level) == self.fingerprint(level) and self.is_as_made(stamp)

    def read_stamp(self):
        """What was noted when it was last filled; nothing where that is no note of ours."""
        try:
            stamp = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError):
            return {}
        return stamp if isinstance(stamp, dict) and "made_by" in stamp else {}

    def is_as_made(self, stamp):
        """Whether it starts, by the Python that made it, with all that was written (or more).

        One that was copied here, or whose Python is gone, fails this.
        """
        written = stamp.get("packages")
        whole = isinstance(written, int) and self.packages() >= written
        return whole and stamp.get("made_by") == self.made_by()

    def made_by(self):
        """Version, home and machine of its Python, as it says itself; '' if it does not start."""
        if not self.python.exists():
            return ""
        try:
            started = quiet([str(self.python), "-I", "-c", WHO])
        except OSError:
            return ""
        return started.stdout.strip() if started.returncode == 0 else ""

    def packages(self):
        """How many packages are written."""
        return sum(
            1 for place in self.folder.glob(SITE_PACKAGES) for _ in place.glob("*.dist-info")
        )

    def fingerprint(self, level):
        """Hash of the files that decide what `level` installs. Raises Stop if one is not there."""
        digest = hashlib.sha256()
        for name in (LOCKS[level], "pyproject.toml", "front_door/kit_link.py"):
            try:
                digest.update((self.root / name).read_bytes())
            except OSError as fault:
                raise Stop(
                    say("incomplete", file=self.root / name, detail=fault.strerror)
                ) from None
        return digest.hexdigest()

    def install(self, level, command, wheels=None):
        """Bring it to the lock of `level` and stamp it, unless another window just did.

        `wheels` is a folder to install from without a network; `command` is named in the advice
        that a fault gives. Raises Stop.
        """
        if wheels and not any(wheels.glob("*.whl")):
            raise Stop(say("no_folder", folder=wheels))
        wanted = pins(self.root / LOCKS[level])
        with turn(self.root):
            if not self.is_ready(level):
                self.fill(level, command, wheels, len(wanted))

    def fill(self, level, command, wheels, wanted):
        """Install, `wanted` being the number of pins. Raises Stop."""
        started = time.time()
        self.check_room()
        stamp = self.read_stamp()
        spoilt = bool(stamp) and not self.is_as_made(stamp)
        if self.stamp.is_file():
            self.stamp.unlink()
        pip = self.make(spoilt)
        lock = self.root / LOCKS[level]
        arguments = ["install", "--no-input", "--no-color", "--progress-bar", "off"]
        arguments += ["--disable-pip-version-check", "-r", str(lock)]
        if wheels:
            self.check_wheels(lock, wheels)
            arguments += ["--no-index", "--find-links", str(wheels)]
        run = PipRun(pip + arguments, self.site_packages(), self.writing, wanted)
        code = run.wait()
        self.log.write_text(run.said(), encoding="utf-8")
        if code:
            raise Stop(explain(run.said(), lock.parent, command, self.log))
        link_kit(self.root, self.site_packages(), self.bin)
        levels = list(LOCKS)[: list(LOCKS).index(level) + 1]
        stamp = {name: self.fingerprint(name) for name in levels}
        stamp.update(made_by=self.made_by(), packages=self.packages())
        self.stamp.write_text(json.dumps(stamp), encoding="utf-8")
        print(say("ready", seconds=round(time.time() - started)))

    def check_wheels(self, lock, wheels):
        """Stop with all that a folder of wheels lacks for this Python and system."""
        script = str(Path(__file__).with_name("wheel_folder.py"))
        asked = quiet([str(self.python), script, str(lock), str(wheels)])
        if asked.returncode:  # an environment without pip: this Python is the same version
            asked = quiet([sys.executable, script, str(lock), str(wheels)])
        try:
            lacking = json.loads(asked.stdout)
        except ValueError:
            return  # pip says what it lacks, one at a time
        if lacking:
            python = "{}.{}".format(*sys.version_info[:2])
            slots = {"folder": wheels, "python": python, "lock": lock.name}
            raise Stop(say("wheels_lack", count=len(lacking), packages=listed(lacking), **slots))

    def check_room(self):
        free = shutil.disk_usage(str(self.root)).free / 1e9
        if free < ROOM_NEEDED_GB and not self.python.exists():
            raise Stop(say("disk", need=ROOM_NEEDED_GB, folder=self.root, free=f"{free:.1f}"))

    def make(self, spoilt=False):
        """Make the environment, or mend what is missing or broken; returns its pip's command.

        One that is `spoilt` is emptied, whatever still works of it.
        """
        pip = [str(self.python), "-m", "pip"]
        half_written = self.writing.exists()
        usable = self.python.exists() and not half_written and not spoilt
        usable = usable and runs([str(self.python)])
        if usable and quiet([*pip, "--version"]).returncode == 0:
            return pip
        why = "repairing" if half_written else "renewing" if spoilt else "making"
        print(say(why, folder=self.folder), flush=True)
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
        return next(self.folder.glob(SITE_PACKAGES))


def pins(lock):
    """Lines `name==version [; marker]` of a lock file. Raises Stop if there are none."""
    try:
        lines = lock.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError) as fault:
        raise Stop(
            say("incomplete", file=lock, detail=getattr(fault, "strerror", None) or fault)
        ) from None
    found = [line for line in lines if "==" in line]
    if not found:
        raise Stop(say("incomplete", file=lock, detail="=="))
    return found
