"""The gates, from `gates.csv`: what is held, on which base and seeds."""

from __future__ import annotations

import csv
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from importlib import resources

import yaml

from casekit.text import Catalogue
from casekit.trust.calibration import Target, targets
from casekit.trust.words import NAMES

TEXTS = Catalogue("casekit.trust.gates")
_HERE = resources.files("casekit.trust.gates")


class GateUnknown(Exception):
    """There is no gate of that name."""

    def __init__(self, name: str):
        super().__init__(TEXTS("unknown", name=name, names=[one.name for one in gates()]))


@dataclass(frozen=True)
class Gate:
    """What must hold in every world.

    Attributes:
        name: its id; also that of the quantity or the measure that it holds.
        target: the range, with its unit.
        base: name of the scenario, a preset or one of `bases.yml`.
        lines: subscribers ever simulated.
        seeds: on which it is held.
        judged: "each" seed must lie in the range, or their "mean".
    """

    name: str
    target: Target
    base: str
    lines: int
    seeds: tuple[int, ...]
    judged: str

    @property
    def title(self) -> str:
        """What it is called, in the current language."""
        own = f"gates.{self.name}.name"
        return TEXTS(own) if TEXTS.has(own) else NAMES(f"{self.name}.name")

    @property
    def says(self) -> str:
        """What must hold and what for, a sentence in the current language."""
        return TEXTS(f"gates.{self.name}.says")

    @property
    def scenario(self) -> str | dict:
        """What `synthetic.generate` and `synthetic.load` take."""
        return _bases().get(self.base, self.base)


def gates(names: Collection[str] = ()) -> tuple[Gate, ...]:
    """Return all gates, or those named, in the order of the file; GateUnknown for another name."""
    listed = _listed()
    for name in names:
        if name not in {one.name for one in listed}:
            raise GateUnknown(name)
    return tuple(one for one in listed if not names or one.name in names)


@cache
def modules() -> dict[str, tuple[str, ...]]:
    """Return the gates that each module of the course stands on, by its number ("05")."""
    text = _HERE.joinpath("modules.yml").read_text(encoding="utf-8")
    return {number: tuple(names) for number, names in yaml.safe_load(text).items()}


@cache
def _listed() -> tuple[Gate, ...]:
    text = _HERE.joinpath("gates.csv").read_text(encoding="utf-8")
    ranges = {target.quantity: target for target in targets()}
    return tuple(_gate(row, ranges) for row in csv.DictReader(text.splitlines()))


def _gate(row: dict[str, str], ranges: dict[str, Target]) -> Gate:
    name = row["gate"]
    target = _own_range(row) if row["low"] else ranges[name]
    seeds = _seeds(row["seeds"])
    return Gate(name, target, row["base"], int(row["lines"]), seeds, row["judged"])


def _own_range(row: dict[str, str]) -> Target:
    low, high = float(row["low"]), float(row["high"])
    return Target(row["gate"], "", low, high, row["unit"], 0, None, None, "L", {})


def _seeds(written: str) -> tuple[int, ...]:
    if "-" in written:
        first, last = map(int, written.split("-"))
        return tuple(range(first, last + 1))
    return tuple(map(int, written.split()))


@cache
def _bases() -> dict[str, dict]:
    return yaml.safe_load(_HERE.joinpath("bases.yml").read_text(encoding="utf-8"))
