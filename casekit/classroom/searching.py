"""The best setting of a grid, found by search: the reference of questions that nobody can solve by hand.

    from casekit.classroom import searched, searched_by_cell

    @kept                                    # casekit.analysis: on disk, so that it is found once
    def best_tiers(mart):
        return searched_by_cell(tiers(mart), lambda group, tier: gain(mart, group, tier))

The function that is kept stands beside the method that says what a setting is worth.
"""

import itertools
import math
import random
from collections.abc import Callable, Iterator, Mapping

import numpy as np

from casekit.classroom.controls import Slider
from casekit.classroom.grid import Cell, Grid

_ALL = 5_000  # settings that are simply all tried
_STARTS = 6
_FEW = 10  # values of a cell that are tried with every other's


def positions(grid: Grid) -> list:
    """Return every value at which a cell can stand."""
    each = grid.each
    if not isinstance(each, Slider):
        return list(each.options)
    steps = math.floor((each.high - each.low) / each.step + 1e-9)
    return [each.read(round(each.low + step * each.step, 10)) for step in range(steps + 1)]


def searched_by_cell(grid: Grid, worth: Callable[[Cell, object], float]) -> dict:
    """Return the best setting where what the cells are worth adds up: exact, within the cap.

    A choice of one value a cell under a cap is a multiple-choice knapsack problem, solved as an
    integer programme (`scipy.optimize.milp`); 40 cells of 3 values take some hundredths of a second.

    Args:
        worth: (cell, value) → what it brings, before or after its cost as the question asks.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    values, cells = positions(grid), grid.cells
    pairs = [(cell, value) for cell in cells for value in values]
    gain = np.array([worth(cell, value) for cell, value in pairs], dtype=float)
    one_each = np.kron(np.eye(len(cells)), np.ones(len(values)))
    limits = [LinearConstraint(one_each, 1, 1)]
    if grid.cap is not None:
        limits.append(LinearConstraint([grid.price(*pair) for pair in pairs], -np.inf, grid.cap))
    found = milp(-gain, constraints=limits, bounds=Bounds(0, 1), integrality=np.ones(len(pairs)),
                 options={"mip_rel_gap": 0})  # fmt: skip
    if found.x is None:
        raise ValueError(f"no setting of the grid keeps within {grid.cap}")
    chosen = np.round(found.x).reshape(len(cells), len(values)).argmax(axis=1)
    return {cell: values[place] for cell, place in zip(cells, chosen, strict=True)}


def searched(grid: Grid, worth: Callable[[dict], float]) -> dict:
    """Return the best setting that a search finds, within the cap; the same every time.

    Few settings are all tried. Of many, several are climbed from: one cell after the other takes its
    best value, or two change together, as long as it pays (coordinate ascent). The best is then
    no certainty; a pass mark below 1 leaves room for that.

    Args:
        worth: setting → what it brings; asked some thousands of times.
    """
    values, cells = positions(grid), grid.cells
    if len(values) ** len(cells) <= _ALL:
        every = (
            dict(zip(cells, one, strict=True))
            for one in itertools.product(values, repeat=len(cells))
        )
        return max((one for one in every if not grid.over(one)), key=worth)
    tops = [_climbed(grid, start, worth, values) for start in _starts(grid, values)]
    return max(tops, key=lambda top: top[1])[0]


def _starts(grid: Grid, values: list) -> Iterator[dict]:
    """Yield where climbs begin: the ends of the grid, and settings drawn by lot, always the same."""
    yield from grid.ends()
    draw = random.Random(len(grid.cells))
    for _ in range(_STARTS):
        wanted = {cell: draw.choice(values) for cell in draw.sample(grid.cells, len(grid.cells))}
        yield grid.filled(wanted)


def _climbed(grid: Grid, start: dict, worth: Callable, values: list) -> tuple[dict, float]:
    """Return where a climb from a start ends, and what that is worth."""
    here, best, improved = start, worth(start), True
    while improved:
        improved = False
        for cells in (*((cell,) for cell in here), *itertools.permutations(here, 2)):
            for change in _changes(here, cells, values):
                there = {**here, **change}
                reached = -math.inf if grid.over(there) else worth(there)
                if reached > best + 1e-9 * max(1.0, abs(best)):
                    here, best, improved = there, reached, True
    return here, best


def _changes(here: Mapping[Cell, object], cells: tuple, values: list) -> list[dict]:
    """Return the changes of one cell, or of two together: all of them where there are few."""
    if len(cells) == 2 and len(values) > _FEW:
        return _from_one_to_another(here, *cells, values)
    return [
        dict(zip(cells, to, strict=True)) for to in itertools.product(values, repeat=len(cells))
    ]


def _from_one_to_another(here: Mapping, giver: Cell, taker: Cell, values: list) -> list[dict]:
    """Return the changes in which a cell gives another some of its steps."""
    down, up = _place(here[giver], values), _place(here[taker], values)
    most = min(down, len(values) - 1 - up)
    steps = [step for step in (1, 2, 4, 8, 16) if step <= most]
    return [{giver: values[down - step], taker: values[up + step]} for step in steps]


def _place(value: object, values: list) -> int:
    """Return where a value stands among all positions."""
    if value in values:
        return values.index(value)
    return min(range(len(values)), key=lambda place: abs(values[place] - value))  # type: ignore[operator]
