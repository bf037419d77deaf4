"""Slips that every question with figures can have, told by undoing them.

Each takes what was given and returns what it would have been without the slip. A slip is named only
where the undone figure agrees closely with the right one.
"""

from collections.abc import Callable

from casekit.classroom.figure import Figure


def _turned(one: Figure) -> Figure:
    return Figure(1 - one, one.place, one.percent)


def _inverse(one: Figure) -> Figure:
    return Figure(1 / one, one.place / float(one) ** 2) if one else one


def _of_the_whole(one: Figure) -> Figure:
    """Return the share that a part makes of the whole, given the part over the rest."""
    return Figure(one / (1 + one), one.place / (1 + float(one)) ** 2) if one > 0 else one


_OF_SHARES = {"complement", "over_the_rest", "rest_over_it"}
UNDONE: dict[str, Callable[[Figure], Figure]] = {
    "complement": _turned,
    "sign": lambda one: one.scaled(-1),
    "too_large_100": lambda one: one.scaled(1 / 100),
    "too_small_100": lambda one: one.scaled(100),
    "too_large_1000": lambda one: one.scaled(1 / 1000),
    "too_small_1000": lambda one: one.scaled(1000),
    "inverse": _inverse,
    "over_the_rest": _of_the_whole,
    "rest_over_it": lambda one: _turned(_of_the_whole(one)),
}
"""Slip → the figure without it."""


def number_slip(kind, value: float, reference: float, more: int = 0) -> tuple[str, Figure] | None:
    """Return the slip that a number shows and the reading that shows it, or None.

    Args:
        kind: the `Number` that is asked for.
        value: what was given.
        reference: what it is held against: the right answer, or what another slip gives.
        more: significant digits that must agree, beyond those that a right answer needs.
    """
    if not reference:
        return None
    readings = kind.readings(value)
    for one in readings:
        if not more and _too_coarse(one, reference):
            return "coarse", one
    for name, undo in UNDONE.items():
        if name in _OF_SHARES and not (kind.unit == "%" or 0 < reference < 1):
            continue
        for one in readings:
            if kind.surely(undo(one), reference, more):
                return name, one
    return None


def _too_coarse(given: Figure, reference: float) -> bool:
    """Tell whether the figure is the right one rounded away, to a single digit or none."""
    return given.place > 0 and abs(given - reference) <= given.place / 2 * (1 + 1e-9)
