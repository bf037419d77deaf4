"""Where the measures of gates are found by name."""

from __future__ import annotations

from collections.abc import Callable

from casekit.mart import Mart
from casekit.trust.quantities import QUANTITIES
from synthetic.scenario import Scenario

OfBase = Callable[[Mart], float]
OfWorlds = Callable[[Scenario, int], float]
OF_BASES: dict[str, OfBase] = dict(QUANTITIES)
"""By gate: what is measured on a base that was made."""
OF_WORLDS: dict[str, OfWorlds] = {}
"""By gate: what is measured on worlds that are lived for it, from a scenario and a seed."""


def of_base(measure: OfBase) -> OfBase:
    """Enter a measure of a base under its name."""
    OF_BASES[measure.__name__] = measure
    return measure


def of_worlds(measure: OfWorlds) -> OfWorlds:
    """Enter a measure of worlds under its name."""
    OF_WORLDS[measure.__name__] = measure
    return measure
