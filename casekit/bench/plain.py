"""The yardstick of the month loop: the same mechanisms as plain NumPy would run them.

Whole columns of float64 instead of blocks of float32, and NumPy's own generator (normal, Poisson,
`random() < p`) instead of counted bits and tables. A running generator has to draw for everybody,
wanted or not, or the luck of one would hang on the state of another.
"""

from __future__ import annotations

import numpy as np

from synthetic.columns import Columns
from synthetic.scenario import Scenario
from synthetic.world import World


class PlainDraws:
    """The interface of `synthetic.streams.Draws` on a running generator."""

    def __init__(self, rng: np.random.Generator, size: int, who=None):
        self._rng, self._size = rng, size
        self._who = slice(None) if who is None else who

    def normal(self, sd: float = 1.0) -> np.ndarray:
        return self._rng.normal(0.0, sd, self._size)[self._who]

    def uniform(self) -> np.ndarray:
        return self._rng.random(self._size)[self._who]

    fine_uniform = uniform

    def chance(self, probability) -> np.ndarray:
        return self.uniform() < probability

    def count(self, rate) -> np.ndarray:
        return self._rng.poisson(rate, self._size)

    def around(self, mean: np.ndarray) -> np.ndarray:
        return self._rng.poisson(mean).astype(float)

    def pick(self, shares) -> np.ndarray:
        return self._rng.choice(len(shares), self._size, p=shares)[self._who]


def _plain(columns: Columns) -> Columns:
    kinds = {"f": np.float64, "i": np.int64, "u": np.int64, "b": np.bool_}
    return Columns(
        **{name: array.astype(kinds[array.dtype.kind]) for name, array in columns.items()}
    )


class PlainWorld(World):
    """A world of float64 columns, stepped whole, with a running generator."""

    _real = np.float64

    def __init__(self, scenario: Scenario, seed: int):
        self._rng = np.random.default_rng(seed)
        super().__init__(scenario, seed, block=scenario.subscribers + 1000)

    def _first_state(self) -> Columns:
        """NumPy's default types: float64, int64, bool."""
        self.people = _plain(self.people)
        self._seen, self._truth = _plain(self._seen), _plain(self._truth)
        return _plain(super()._first_state())

    def _draw(self, month: int, start: int, stop: int):
        return lambda stream, who=None: PlainDraws(self._rng, stop - start, who)
