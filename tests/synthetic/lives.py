"""Worlds lived for a while, and what was kept of them."""

import numpy as np

from synthetic import load
from synthetic.world import World

PEOPLE = 12_000
ALONE = {"leaving": {"friend": 0, "along": 0, "kin": 0}, "groups": {"bid": 0}}
"""Changes of a scenario in which nobody's fate hangs on another's."""


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
        given = columns() if callable(columns) else columns
        self.rows.setdefault(table.name, []).append(given)


def both_lives_hold(run, none, all_, last):
    """Hold what a campaign says of both arms against the worlds in which nobody and everybody is
    contacted, by month `last`; lines cut off for arrears apart. Returns its effects."""
    effects = run.effects()

    def left(world):
        state = world.state.take(effects.subscriber)
        return (state.gone <= last) & ~state.by_arrears

    unpaid = none.state.by_arrears[effects.subscriber] | all_.state.by_arrears[effects.subscriber]
    np.testing.assert_array_equal(effects.leaves_untreated[~unpaid], left(none)[~unpaid])
    np.testing.assert_array_equal(effects.leaves_treated[~unpaid], left(all_)[~unpaid])
    assert left(none).sum() != left(all_).sum()
    return effects
