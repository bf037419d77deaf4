"""How the time of making a base grows with its size; `python -m casekit.bench.province` makes a whole province.

The script prints the seconds, the peak of memory with the libraries in it, and the size on disk;
`python -m casekit.bench.province 4` does it with four processes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from casekit.bench.figure import Figure
from casekit.bench.showing import shown
from synthetic import generate, load

_SIZES = (100_000, 400_000, 1_000_000)
_MAKE = """
import json, sys, synthetic
folder, scenario, subscribers, workers = json.loads(sys.argv[1])
synthetic.generate(folder, scenario, 7, subscribers, workers=workers)
"""


def growth(folder: Path, sizes=_SIZES) -> list[Figure]:
    """The power of its size with which the time of making a base grows (1: linear), and the speed.

    Least squares on the logs of processor seconds, all threads, writing included: they do not
    count what others do on the machine, as the clock does. The machine itself is faster at one
    time than at another: half of the smaller bases come before the largest, half after it, and
    their number makes each size take about as long.
    """
    generate(folder / "first", "classroom", 7)  # what is loaded and tabled once is no part of it
    half = [size for size in sizes[:-1] for _ in range(max(1, sizes[-1] // size // 2))]
    taken = [(size, *_seconds(folder / "base", size)) for size in (*half, sizes[-1], *half[::-1])]
    means = [np.mean([own for made, *own in taken if made == size], axis=0) for size in sizes]
    clock, processor = np.transpose(means)
    power = float(np.polyfit(np.log(sizes), np.log(processor), 1)[0])
    months = sizes[-1] * load("city").months
    return [
        Figure("growth", power, "", high=1.05, note=f"{sizes[0]:,} – {sizes[-1]:,}"),
        Figure("written", float(months / clock[-1]) / 1e6, "M/s"),
    ]


def _seconds(folder: Path, size: int) -> tuple[float, float]:
    """Seconds of the clock and of the processor to make a base, which is then removed."""
    clock, processor = time.perf_counter(), time.process_time()
    generate(folder, "city", 7, size)
    taken = time.perf_counter() - clock, time.process_time() - processor
    shutil.rmtree(folder)
    return taken


def whole(scenario: str, subscribers: int | None = None, workers: int = 1) -> list[Figure]:
    """A whole base in a process of its own: seconds, peak of memory (all its processes), disk."""
    law = load(scenario, subscribers=subscribers)
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "base"
        given = json.dumps([str(made), scenario, subscribers, workers])
        begin = time.perf_counter()
        run = subprocess.Popen([sys.executable, "-c", _MAKE, given])
        peak = _peak(run)
        seconds = time.perf_counter() - begin
        if run.returncode:
            raise RuntimeError("the base was not made")
        size = sum(path.stat().st_size for path in made.rglob("*") if path.is_file())
    n, memory = law.subscribers, "memory" if workers == 1 else "memory_of_all"
    return [
        Figure("province", seconds, "s", note=f"{n:,} × {law.months}"),
        Figure(memory, peak / 2**30, "GiB", high=8.0),
        Figure("written", n * law.months / seconds / 1e6, "M/s"),
        Figure("disk", size / n, "B"),
    ]


def _peak(run: subprocess.Popen) -> int:
    """The most memory that a run and its processes hold at once, in bytes; waits for its end."""
    most, process = 0, psutil.Process(run.pid)
    while run.poll() is None:
        try:
            held = [process, *process.children(recursive=True)]
            most = max(most, sum(one.memory_info().rss for one in held))
        except psutil.Error:  # one of them has just ended
            continue
        time.sleep(0.02)
    return most


def main(workers: int = 1) -> int:
    """Prints the figures of a province; 1 where one is missed."""
    return shown(whole("province", workers=workers))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
