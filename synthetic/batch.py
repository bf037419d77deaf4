"""A whole dataset: the world stepped through its months, every table written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from synthetic import scenario as scenarios
from synthetic import schema, tables
from synthetic.storage import Shelf
from synthetic.world import BLOCK, World

Progress = Callable[[int, int, str], None]
"""Called with months done, months in all, and the billing month."""


def generate(
    folder: str | Path,
    scenario: str | Path | dict = "classroom",
    seed: int = 7,
    subscribers: int | None = None,
    *,
    workers: int = 1,
    block: int = BLOCK,
    progress: Progress | None = None,
) -> Path:
    """Makes a dataset in `folder` and returns it; whole or not at all.

    A run that was cut short is taken up at the first missing part; a folder that already holds this
    very dataset is left as it is. The result depends on scenario and seed only, not on `workers`
    or `block`. Raises ScenarioError (every fault listed) and GenerationError (folder, disk).
    """
    folder = Path(folder)
    law = scenarios.load(scenario, subscribers=subscribers)
    config = {
        "schema_version": schema.VERSION,
        "scenario": law.model_dump(mode="json"),
        "seed": int(seed),
    }
    shelf = Shelf(folder, config)
    if not shelf.open():
        return folder
    world = World(law, int(seed), block=block, workers=workers)
    writer = tables.Tables(world, shelf)
    for done in range(law.months):
        writer.month(world.step())
        if progress:
            progress(done + 1, law.months, str(world.months[done]))
    writer.finish()
    shelf.close(world.months)
    return folder
