"""Speed and size of making the subscriber base."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import time
from pathlib import Path

import numpy as np

from casekit.bench.figure import Figure, best_of
from casekit.bench.plain import PlainWorld
from synthetic import generate, load
from synthetic.storage import Shelf, Store
from synthetic.world import BLOCK, World

_LOOP = 3 * BLOCK


def month_loop() -> list[Figure]:
    """The month loop, without writing, against plain NumPy; and its speed."""
    law = load("city", subscribers=_LOOP, campaigns=[])
    ours, plain = World(law, 7), PlainWorld(law, 7)
    fast, slow = best_of(8, ours.step, plain.step)
    return [
        Figure("month_loop", slow / fast, "×", low=3.0),
        Figure("speed", _LOOP / fast / 1e6, "M/s"),
    ]


def writing(folder: Path) -> list[Figure]:
    """Generating and writing a base, against writing the same finished arrays."""
    law = load("city", campaigns=[]).model_dump(mode="json")
    parts = _finished_parts(folder / "kept", law)

    def write() -> None:
        _anew(folder / "written")
        store, shelf = Store(folder / "written", {}), Shelf(folder / "written")
        store.open()
        for part in parts:
            shelf.add(*part)
        shelf.close()
        store.close([])

    def make() -> None:
        _anew(folder / "made")
        generate(folder / "made", law, 7)

    whole, bare = best_of(3, make, write)
    return [Figure("generate_and_write", whole / bare, "×", high=2.0)]


def identities() -> list[Figure]:
    """Names, numbers, addresses and documents, against Faker row by row."""
    from faker import Faker

    from synthetic import identities as fictitious
    from synthetic import people
    from synthetic.streams import Draws, Stream

    law, few = load("city"), 200
    base = people.make(law, 7, 0, _LOOP // 1000 * 1000)
    numbers, faker = np.arange(1, len(base) + 1), Faker("zh_CN")

    def ours() -> None:
        fictitious.make(base, numbers, 7, Draws(7, Stream.IDENTITY, 0, 0, len(base)))

    def row_by_row() -> None:
        for _ in range(few):
            faker.name(), faker.phone_number(), faker.address(), faker.ssn()

    whole, slow = best_of(3, ours, row_by_row)
    return [Figure("identities", (slow / few) / (whole / len(base)), "×", low=50.0)]


def _anew(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)


class _Keeping(Shelf):
    """A shelf that keeps what it is given."""

    def __init__(self, *args):
        super().__init__(*args)
        self.kept = []

    def add(self, table, columns, name="all"):
        kept = {
            key: array.copy() if isinstance(array, np.ndarray) else array
            for key, array in (columns() if callable(columns) else columns).items()
        }
        self.kept.append((table, kept, name))


def _finished_parts(folder: Path, law: dict) -> list[tuple]:
    from synthetic.tables import Tables

    world = World(load(law), 7)
    shelf = _Keeping(folder)
    writer = Tables(world, shelf)
    for _ in world.months:
        writer.month(world.step())
    writer.finish()
    return shelf.kept


_PEAK = """
import json, sys, threading
from casekit.bench.memory import Peak
import synthetic, synthetic.batch, pyarrow.parquet, scipy.special
with Peak() as peak:
    synthetic.generate(sys.argv[1], "city", 7, int(sys.argv[2]))
print(json.dumps(peak.bytes))
"""


def memory(folder: Path) -> list[Figure]:
    """Peak memory a subscriber: what 240,000 more take, writing included.

    All bases live in blocks of 60,000, whose working room is the constant part; over fewer blocks
    the room that happens to be free outweighs what a subscriber takes.
    """
    few, many = 60_000, 300_000
    peaks = []
    for number in (few, many):
        command = [sys.executable, "-c", _PEAK, str(folder / f"m{number}"), str(number)]
        peaks.append(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))
    return [Figure("bytes_a_subscriber", (peaks[1] - peaks[0]) / (many - few), "B", high=1024)]


def classroom(folder: Path) -> list[Figure]:
    """The class base with its pilots and true values, from starting Python to the finished dataset."""
    command = [
        sys.executable,
        "-m",
        "casekit",
        "data",
        "make",
        str(folder / "class"),
        "--seed",
        "7",
    ]
    subprocess.run(command, check=True, capture_output=True)  # first run: files into the cache
    _anew(folder / "class")
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return [Figure("classroom", time.perf_counter() - start, "s", high=20.0)]
