"""The list of calibrated quantities: a short function each, registered under its own name."""

from __future__ import annotations

from collections.abc import Callable

from casekit.mart import Mart

Quantity = Callable[[Mart], float]
QUANTITIES: dict[str, Quantity] = {}
"""By id: the name of the function, and of its row in `synthetic/calibration.csv`."""


class Unanswerable(Exception):
    """The dataset at hand cannot tell: no campaign at random, too few months, no settings."""


def quantity(function: Quantity) -> Quantity:
    """Register a function Mart → figure, in the unit that its row names."""
    QUANTITIES[function.__name__] = function
    return function


def assumption(mart: Mart, part: str, name: str) -> float:
    """Return a figure of the scenario that made the data; Unanswerable for data that none made."""
    try:
        return float(mart.scenario[part][name])
    except (KeyError, TypeError):
        raise Unanswerable from None


def ratio(above: float, below: float) -> float:
    """Return above / below; Unanswerable where there is nothing to divide by, or nothing at all."""
    if not below > 0 or above != above:
        raise Unanswerable
    return float(above / below)
