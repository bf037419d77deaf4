"""Worlds lived for a while, and what was kept of them."""

from synthetic import load
from synthetic.world import World

PEOPLE = 12_000


def lived(scenario="classroom", seed=3, months=None, **changes):
    """A world after some months (all, if None), and its months' columns."""
    world = World(load(scenario, subscribers=PEOPLE, **changes), seed)
    pages = []
    for _ in range(months or world.scenario.months):
        month = world.step()
        pages.append((month.present.copy(), {k: v.copy() for k, v in month.seen.items()}))
    return world, pages


class Keeping:
    """A shelf that keeps what it is given, by table."""

    def __init__(self):
        self.rows = {}

    def add(self, table, columns, name="all"):
        self.rows.setdefault(table.name, []).append(columns)
