"""Is the base like an operator's? Each calibrated quantity beside its range and what was published.

The ranges stand in `synthetic/calibration.csv`, the computing in `quantities`, a function each.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

from casekit.mart import Lacking, Mart
from casekit.trust.quantities import QUANTITIES, Unanswerable

CONFIDENCE = ("H", "M", "L")
"""Company figure or paper read; secondary source; assumption."""
Basis = Literal["value", "direction", "trade", "own"]


@dataclass(frozen=True)
class Target:
    """A row of `calibration.csv`.

    `low` and `high` bound what the kit's world must keep to; `published_low` and `published_high`
    are what the source says, None where it gives no bound. Where the two differ, a note in
    text.yml says why. Bases of fewer than `fewest` lines leave too much to chance to be judged.
    A row of an `era` takes the place of the one without in bases of that era.
    """

    quantity: str
    era: str
    low: float
    high: float
    unit: str
    fewest: int
    published_low: float | None
    published_high: float | None
    confidence: str
    source: dict[str, str]
    """By language."""

    @property
    def is_published(self) -> bool:
        """Whether a source, or trade knowledge, gives a figure, or a bound."""
        return (self.published_low, self.published_high) != (None, None)

    @property
    def basis(self) -> Basis:
        """What it rests on: a published value or direction (a bound on one side), trade knowledge, or
        the kit's own choice."""
        if not self.is_published:
            return "own"
        if self.confidence == "L":
            return "trade"
        return "direction" if None in (self.published_low, self.published_high) else "value"


@dataclass(frozen=True)
class Measured:
    """A quantity of one dataset; `actual` is None where the dataset cannot tell.

    `few` says that it could, but has too few lines to be judged.
    """

    target: Target
    actual: float | None
    few: bool = False

    @property
    def kept(self) -> bool | None:
        """Whether it lies in its range; None where there is nothing to judge."""
        if self.actual is None:
            return None
        return self.target.low <= self.actual <= self.target.high

    @property
    def difference(self) -> float | None:
        """How far it lies from the published figure: 0 within; None where none was published."""
        low, high = self.target.published_low, self.target.published_high
        if self.actual is None or not self.target.is_published:
            return None
        if low is not None and self.actual < low:
            return self.actual - low
        if high is not None and self.actual > high:
            return self.actual - high
        return 0.0

    @property
    def apart(self) -> float:
        """How far it lies from the published value, as a share of its nearer end: 0 within, negative
        where it is smaller (of effects below zero: weaker)."""
        low, high = self.target.published_low, self.target.published_high
        return self.difference / (low if self.difference < 0 else high)


@cache
def rows() -> tuple[Target, ...]:
    """Return the rows of `calibration.csv`, in their order."""
    text = resources.files("synthetic").joinpath("calibration.csv").read_text(encoding="utf-8")
    return tuple(_target(row) for row in csv.DictReader(text.splitlines()))


def targets(era: str = "") -> tuple[Target, ...]:
    """Return what bases of an era (field of the scenario) are held against, a row a quantity."""
    own = {row.quantity: row for row in rows() if row.era == era}
    return tuple(own.get(row.quantity, row) for row in rows() if not row.era)


def _target(row: dict[str, str]) -> Target:
    return Target(
        row["quantity"],
        row["era"],
        float(row["low"]),
        float(row["high"]),
        row["unit"],
        int(row["fewest"] or 0),
        float(row["published_low"]) if row["published_low"] else None,
        float(row["published_high"]) if row["published_high"] else None,
        row["confidence"],
        {"zh": row["source_zh"], "en": row["source_en"]},
    )


def calibrate(mart: Mart) -> list[Measured]:
    """Return every calibrated quantity of a dataset, in the order of the file."""
    lines = len(mart.table("subscribers", ["subscriber"]))
    era = mart.scenario.get("era", "")
    return [_measured(mart, target, lines) for target in targets(era)]


def _measured(mart: Mart, target: Target, lines: int) -> Measured:
    if lines < target.fewest:
        return Measured(target, None, few=True)
    return Measured(target, measure(mart, target.quantity))


def measure(mart: Mart, quantity: str) -> float | None:
    """Return one quantity by its id; None where the dataset cannot tell (no truth, no campaign at
    random, nobody of the kind). KeyError for an id that no function has."""
    try:
        value = float(QUANTITIES[quantity](mart))
    except (Lacking, Unanswerable):
        return None
    return value if value == value else None
