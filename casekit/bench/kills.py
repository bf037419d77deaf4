"""Is a dataset whole or absent, whenever its making is killed? `python -m casekit.bench.kills [times]`.

A run is killed at random moments and started again, in turn as one process and as two. After each
kill the dataset must not open, or be whole; nothing of the run may go on; and what the next runs
make of the rest must be the same, byte for byte, as a run that nobody disturbed.
"""

from __future__ import annotations

import hashlib
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from casekit import mart

LAW = {
    "name": "small",
    "extends": "classroom",
    "subscribers": 4000,
    "months": 12,
    "campaigns": [],
    "pilots": [{"offer": "care_call", "month": 202410, "participants": 1000}],
}
_MAKE = """
import json, sys, synthetic
folder, law, workers = sys.argv[1:]
synthetic.generate(folder, json.loads(law), seed=5, shard=1000, workers=int(workers))
"""
_MOMENTS = (0.35, 1.0)
"""Share of a whole run's time at which it is killed; before, Python is still starting."""
_PATIENCE = 10
"""Seconds within which the processes of a killed run must be gone."""


@dataclass(frozen=True)
class Kill:
    """One kill: after how many seconds, with how many processes, and what was found."""

    after: float
    workers: int
    cut_short: bool
    """The run was still going."""
    opens: bool
    faults: tuple[str, ...] = ()


def digest(folder: Path) -> str:
    """One hash over names and contents of all files in a folder."""
    total = hashlib.sha256()
    for path in sorted(path for path in Path(folder).rglob("*") if path.is_file()):
        total.update(path.relative_to(folder).as_posix().encode())
        total.update(path.read_bytes())
    return total.hexdigest()


def kills(folder: Path, times: int, luck: random.Random) -> Iterator[Kill]:
    """Kills runs that write under `folder`; the last is let to its end and held against the rest."""
    whole, killed = folder / "whole", folder / "killed"
    seconds = {workers: _undisturbed(whole, workers) for workers in (2, 1)}
    for number in range(times):
        workers = 1 + number % 2
        after = seconds[workers] * luck.uniform(*_MOMENTS)
        cut_short, left = _kill(killed, workers, after)
        opens, faults = _state(killed, whole)
        yield Kill(after, workers, cut_short, opens, (*left, *faults))
        if opens:
            _finish(killed, whole)
            shutil.rmtree(killed)
    _finish(killed, whole)


def _start(folder: Path, workers: int) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, "-c", _MAKE, str(folder), json.dumps(LAW), str(workers)],
        stderr=subprocess.DEVNULL,
    )


def _undisturbed(folder: Path, workers: int) -> float:
    """Makes the dataset; returns the seconds it took."""
    shutil.rmtree(folder, ignore_errors=True)
    begin = time.perf_counter()
    if _start(folder, workers).wait():
        raise RuntimeError("the undisturbed run failed")
    return time.perf_counter() - begin


def _kill(folder: Path, workers: int, after: float) -> tuple[bool, list[str]]:
    run = _start(folder, workers)
    time.sleep(after)
    children = psutil.Process(run.pid).children(recursive=True)
    run.kill()
    cut_short = run.wait() != 0
    _, alive = psutil.wait_procs(children, timeout=_PATIENCE)
    return cut_short, [f"process {child.pid} goes on" for child in alive]


def _state(folder: Path, whole: Path) -> tuple[bool, list[str]]:
    """Whether the dataset opens, and what is wrong with it if it does."""
    try:
        mart.open(folder)
    except mart.DatasetError:
        return False, []
    try:
        mart.open(folder, verify=True)
    except mart.DatasetError as fault:
        return True, [f"opens half: {fault}"]
    name = "manifest.json"  # it holds the hash of every file
    same = (folder / name).read_bytes() == (whole / name).read_bytes()
    return True, [] if same else ["opens with other content"]


def _finish(folder: Path, whole: Path) -> None:
    if _start(folder, 1).wait() or digest(folder) != digest(whole):
        raise RuntimeError(f"taken up again, the dataset is not the same: {folder}")


def main(times: int = 100) -> int:
    """Prints a line a kill; 1 where one did harm."""
    harm = cut_short = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, kill in enumerate(kills(Path(folder), times, random.Random()), start=1):
            state = "whole" if kill.opens else "absent"
            print(f"{number:4d}  {kill.after:5.2f} s  {kill.workers}  {state}", *kill.faults)
            harm += bool(kill.faults)
            cut_short += kill.cut_short
    print(f"{times} kills, {cut_short} of them half-way, {harm} did harm; taken up again: the same")
    return int(harm > 0)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
