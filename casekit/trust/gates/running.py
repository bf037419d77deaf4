"""Running gates: each base is made once for all gates that are held on it, and goes again."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

import synthetic
from casekit import mart as door
from casekit.mart import Lacking, Mart
from casekit.trust.gates import (  # noqa: F401  each registers its own
    cases,
    cities,
    earning,
    game,
    larger_bills,
    leaks,
    measures,
    routes,
    together,
    welcome,
)
from casekit.trust.gates.listing import Gate
from casekit.trust.gates.registry import OF_BASES, OF_WORLDS
from casekit.trust.quantities import Unanswerable


@dataclass(frozen=True)
class Found:
    """What a gate was found to be, seed by seed; None where the base could not tell.

    `lines` is the size of the bases that it was held on.
    """

    gate: Gate
    lines: int
    values: dict[int, float | None] = field(default_factory=dict)

    def within(self, value: float | None) -> bool:
        """Tell whether a value lies in the gate's range."""
        target = self.gate.target
        return value is not None and target.low <= value <= target.high

    @property
    def mean(self) -> float | None:
        """The mean over the seeds; None where one of them could not tell."""
        told = list(self.values.values())
        return None if None in told else float(np.mean(told))

    @property
    def outside(self) -> list[int]:
        """Seeds whose value lies outside of the range, or could not be told."""
        return [seed for seed, value in self.values.items() if not self.within(value)]

    @property
    def kept(self) -> bool:
        """Whether the gate holds: on each seed, or in their mean."""
        return self.within(self.mean) if self.gate.judged == "mean" else not self.outside


def run(
    gates: Sequence[Gate],
    lines: int | None = None,
    show: Callable[[int, int], None] = lambda done, total: None,
) -> list[Found]:
    """Return what each gate was found to be, in the order given.

    Args:
        lines: size of the bases; each gate's own if not said.
        show: is told how many measurements are done, and how many there are.
    """
    found = {gate.name: Found(gate, lines or gate.lines) for gate in gates}
    total = sum(len(gate.seeds) for gate in gates)
    for done, (name, seed, value) in enumerate(_measured(gates, lines), start=1):
        found[name].values[seed] = value
        show(done, total)
    return [found[gate.name] for gate in gates]


def _measured(gates: Sequence[Gate], lines: int | None) -> Iterator[tuple[str, int, float | None]]:
    shared: dict[tuple, list[Gate]] = {}
    for gate in gates:
        for seed in gate.seeds:
            key = (gate.name in OF_WORLDS, gate.base, lines or gate.lines, seed)
            shared.setdefault(key, []).append(gate)
    for (lived, _, size, seed), those in shared.items():
        values = _in_worlds if lived else _on_base
        for gate, value in values(those, size, seed):
            yield gate.name, seed, value


def _in_worlds(gates: Iterable[Gate], lines: int, seed: int):
    for gate in gates:
        scenario = synthetic.load(gate.scenario, subscribers=lines)
        yield gate, _told(OF_WORLDS[gate.name], scenario, seed)


def _on_base(gates: Sequence[Gate], lines: int, seed: int):
    with tempfile.TemporaryDirectory() as folder:
        made = synthetic.generate(Path(folder) / "base", gates[0].scenario, seed, lines)
        base: Mart = door.open(made)
        for gate in gates:
            yield gate, _told(OF_BASES[gate.name], base)


def _told(measure: Callable[..., float], *given) -> float | None:
    try:
        value = float(measure(*given))
    except (Lacking, Unanswerable, KeyError):
        return None
    return value if value == value else None
