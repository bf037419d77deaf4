"""One measured figure, with the bar it is held against."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """A figure of the bench. `name` is its key in text.yml, `low` and `high` the bar it must keep."""

    name: str
    value: float
    unit: str = ""
    low: float | None = None
    high: float | None = None
    note: str = ""

    @property
    def kept(self) -> bool | None:
        """Whether the bar is kept; None where there is none."""
        if self.low is None and self.high is None:
            return None
        above = self.low is None or self.value >= self.low
        return above and (self.high is None or self.value <= self.high)


def best_of(times: int, *jobs: Callable[[], object]) -> list[float]:
    """The shortest of `times` runs of each job in seconds, taken in turn: noise hits all alike."""
    shortest = [float("inf")] * len(jobs)
    for _ in range(times):
        for which, job in enumerate(jobs):
            gc.collect()
            start = time.perf_counter()
            job()
            shortest[which] = min(shortest[which], time.perf_counter() - start)
    return shortest
