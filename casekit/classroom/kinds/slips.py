"""Slips that every question with figures can have, told by making them and by undoing them.

A slip is named only where both agree closely: what it makes of the right figure is what was given,
and what was given is the right figure once it is undone. One side alone would leave room for chance
wherever a slip squeezes figures together.
"""

from collections.abc import Callable
from typing import NamedTuple

from casekit.classroom.figure import Figure


class Slip(NamedTuple):
    """What a slip makes of a figure, and how it is undone.

    Attributes:
        made, undone: functions of a figure.
        of_shares: whether it can only happen to a part of a whole.
    """

    made: Callable[[float], float]
    undone: Callable[[Figure], Figure]
    of_shares: bool = False


def _turned(one: Figure) -> Figure:
    return Figure(1 - one, one.place, one.percent)


def _inverse(one: Figure) -> Figure:
    return Figure(1 / one, one.place / float(one) ** 2) if one else one


def _of_the_whole(one: Figure) -> Figure:
    """Return the share that a part makes of the whole, given the part over the rest."""
    return Figure(one / (1 + one), one.place / (1 + float(one)) ** 2) if one > 0 else one


def _times(factor: float) -> Slip:
    return Slip(lambda x: factor * x, lambda one: one.scaled(1 / factor))


SLIPS = {
    "complement": Slip(lambda x: 1 - x, _turned, of_shares=True),
    "sign": _times(-1),
    "too_large_100": _times(100),
    "too_small_100": _times(1 / 100),
    "too_large_1000": _times(1000),
    "too_small_1000": _times(1 / 1000),
    "inverse": Slip(lambda x: 1 / x, _inverse),
    "over_the_rest": Slip(lambda x: x / (1 - x), _of_the_whole, of_shares=True),
    "rest_over_it": Slip(lambda x: (1 - x) / x, lambda one: _turned(_of_the_whole(one)), True),
}
_NEARLY = 0.05
"""How close, as a share, a figure comes whose unit is beyond doubt."""
_CLOSE = 1e-3
"""How close, as a share, a figure must come that was reckoned and not rounded."""


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
        if not more and coarse(one, reference):
            return "coarse", one
    share = kind.unit == "%" or 0 < reference < 1
    nearly = any(abs(one - reference) <= _NEARLY * abs(reference) for one in readings)
    for name, slip in SLIPS.items():
        if slip.of_shares and not share:
            continue
        if kind.unit == "%" and name.endswith("_1000"):
            continue  # 686 is a percentage ten times too large, not a share a thousand times
        if nearly and name.startswith("too_"):
            continue  # 0.712 for 0.713 is no 0.712 %: its unit is right
        try:
            made = slip.made(reference)
        except ZeroDivisionError:  # all of it over no rest
            continue
        for one in readings:
            near = abs(one - made) <= max(one.slack(kind.digits), _CLOSE * abs(made))
            if near and kind.surely(slip.undone(one), reference, more):
                return name, one
    return None


def coarse(given: Figure, reference: float) -> bool:
    """Tell whether the figure is the right one rounded away, to a single digit or none."""
    return given.place > 0 and abs(given - reference) <= given.place / 2 * (1 + 1e-9)
