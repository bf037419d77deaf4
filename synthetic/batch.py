"""A whole dataset: shards of the base, each stepped through its months, every table written.

Communities have no ties with one another, so a range of them can be made by itself: one after the
other, in several processes, or on the machines of a Dask cluster. The files are the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, wait
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path

from synthetic import people, processes, scenario_file, schema, tables
from synthetic.calendar import month_range
from synthetic.scenario import Scenario
from synthetic.storage import Shelf, Store
from synthetic.world import BLOCK, World

SHARD = 125_000
"""Subscribers made at a time, and in one file: whole communities, about 150 MB of memory."""

Progress = Callable[[int, int, str], None]
"""Called with months done, months in all (of all shards), and the last month, or shards done of all."""
_GLANCE = 0.5
"""Seconds between two looks at what other processes have written."""


@dataclass(frozen=True)
class Job:
    """A dataset to be made: what every process needs to know to make a shard of it."""

    folder: Path
    law: Scenario
    seed: int
    shard: int
    block: int
    only: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def parts(self) -> list[tuple[int, int]]:
        """The shards: ranges of 0-based subscribers."""
        end = people.padded(self.law.subscribers)
        return [(first, min(first + self.shard, end)) for first in range(0, end, self.shard)]

    @property
    def config(self) -> dict:
        """What the bytes depend on: a run with other values starts anew."""
        only = {name: list(columns) for name, columns in self.only.items()}
        return {
            "schema_version": schema.VERSION,
            "scenario": self.law.model_dump(mode="json"),
            "seed": self.seed,
            "shard": self.shard,
            **({"only": only} if only else {}),
        }

    def make(self, number: int, tell: Callable[[int, str], None] | None = None) -> None:
        """Makes one shard, unless it is there; `tell` hears of months done and the month.

        Runs in any process, on any machine that shares the folder. Raises GenerationError.
        """
        store = Store(self.folder, self.config)
        store.join()
        if store.finished(number):
            return
        shelf = Shelf(self.folder, number, len(self.parts), self.only)
        world = World(self.law, self.seed, part=self.parts[number], block=self.block)
        writer = tables.Tables(world, shelf)
        try:
            for done, month in enumerate(world.months, start=1):
                writer.month(world.step())
                if tell:
                    tell(done, str(month))
            writer.finish()
            shelf.close()
        finally:
            shelf.stop()  # who hears of a fault finds nothing half-written


def generate(
    folder: str | Path,
    scenario: str | Path | dict = "classroom",
    seed: int = 7,
    subscribers: int | None = None,
    *,
    workers: int = 1,
    dask: str | None = None,
    shard: int = SHARD,
    block: int = BLOCK,
    only: Mapping[str, Sequence[str]] | None = None,
    progress: Progress | None = None,
) -> Path:
    """Makes a dataset in `folder` and returns it; whole or not at all.

    A run that was cut short is taken up where it stopped; a folder that already holds this very
    dataset is left as it is. `workers` (processes) or `dask` (address of a scheduler whose
    workers share the folder) make shards side by side; neither they nor `block` change a byte.
    With `workers` a script needs the guard `if __name__ == "__main__":`.
    `shard` (subscribers, whole thousands) says how many stand in one file. `only` (columns by
    table, such as {"monthly": ["subscriber", "bill"]}) leaves out the rest, to save disk: the
    columns are the same, but no lesson opens such a dataset. Raises ScenarioError (every fault
    listed), KeyError (no such table or column) and GenerationError (folder, disk).
    """
    for name, columns in (only or {}).items():
        _ = [schema.TABLES[name][column] for column in columns]
    if shard % people.COMMUNITY or shard <= 0:
        raise ValueError(f"a shard is whole communities of {people.COMMUNITY}, not {shard}")
    law = scenario_file.load(scenario, subscribers=subscribers)
    job = Job(Path(folder).absolute(), law, int(seed), shard, block, dict(only or {}))
    store = Store(job.folder, job.config)
    if store.open():
        hands = _hands(min(workers, len(job.parts)), dask)
        if hands is None:
            _one_by_one(job, progress)
        else:
            _side_by_side(job, store, hands, progress)
        store.close(month_range(law.first_month, law.months), len(job.parts))
    return Path(folder)


def _hands(workers: int, dask: str | None) -> AbstractContextManager[Executor] | None:
    """Who makes the shards; None for this process alone."""
    if dask is not None:
        from synthetic import cluster

        return cluster.hands(dask)
    return processes.hands(workers) if workers > 1 else None


def _one_by_one(job: Job, progress: Progress | None) -> None:
    months = job.law.months
    for number in range(len(job.parts)):

        def tell(done: int, month: str, before: int = number * months) -> None:
            if progress:
                progress(before + done, months * len(job.parts), month)

        job.make(number, tell)


def _side_by_side(
    job: Job, store: Store, hands: AbstractContextManager[Executor], progress
) -> None:
    shards = len(job.parts)
    with hands as executor:
        made, left = set(), {executor.submit(job.make, number) for number in range(shards)}
        while left:
            done, left = wait(left, timeout=_GLANCE, return_when=FIRST_COMPLETED)
            for future in done:
                future.result()
            made |= done
            if progress:
                progress(store.months_done(), shards * job.law.months, f"{len(made)}/{shards}")
