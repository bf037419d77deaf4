"""A grid of like controls: one a row, or one a cell, with a running sum and what it may come to."""

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, field

from casekit import text
from casekit.classroom.controls import Pick, Slider
from casekit.classroom.quantity import Quantity

_LISTED = 8  # cells that a message names one by one; of more it tells how many stand where

Cell = Hashable
"""A row's key; where there are columns, (row's key, column's key)."""


class Refused(ValueError):
    """A setting in which a grid cannot stand.

    Args:
        key: name of the message under `unreadable` in the classroom's text.yml.
        slots: values for its slots.
    """

    def __init__(self, key: str, **slots):
        super().__init__(key)
        self.key, self.slots = key, slots


@dataclass(frozen=True)
class Grid:
    """Like controls in rows, or in rows and columns.

    Args:
        rows: key → label ({"zh": ..., "en": ...} or a string); or a tuple of keys, labelled by
            `template`, as with Pick.
        each: the Slider or Pick that stands in every cell. A Pick that starts at None has to be
            chosen in each cell before the setting is one.
        columns: key → label; without columns there is one control a row.
        cost: (cell, value) → what the cell takes; by default the value of a slider.
        cap: what all cells may take together; None where there is no limit.
        unit: of the sum, as in Number. A grid without a unit and a cap shows no sum.
        start: cell → value at first, where cells do not all start as `each` does.

    A setting of the grid is a dict cell → value; a cell is the row's key, or (row, column).
    """

    rows: Mapping[Hashable, dict | str] | tuple
    each: Slider | Pick
    columns: Mapping[Hashable, dict | str] = field(default_factory=dict)
    cost: Callable[[Cell, object], float] | None = None
    cap: float | None = None
    unit: str | dict = ""
    start: Mapping[Cell, object] = field(default_factory=dict)
    label: dict | str | None = None
    template: dict | str = "{value}"

    @property
    def cells(self) -> list[Cell]:
        """Every cell, row by row."""
        if not self.columns:
            return list(self.rows)
        return [(row, column) for row in self.rows for column in self.columns]

    @property
    def value(self) -> dict:
        """Where it stands at first."""
        return {cell: self.start.get(cell, self.each.value) for cell in self.cells}

    @property
    def sums(self) -> bool:
        """Whether it tells what its cells come to."""
        return bool(self.unit) or self.cap is not None

    def row_label(self, row: Hashable) -> str:
        """Return what a row is called in the current language."""
        if isinstance(self.rows, Mapping):
            return text.say(self.rows[row])
        return text.say(self.template, value=row)

    def column_label(self, column: Hashable) -> str:
        """Return what a column is called in the current language."""
        return text.say(self.columns[column])

    def cell_label(self, cell: Cell) -> str:
        """Return what a cell is called: its row, and its column where there is one."""
        if not self.columns:
            return self.row_label(cell)
        row, column = cell
        return f"{self.row_label(row)} · {self.column_label(column)}"

    def price(self, cell: Cell, value: object) -> float:
        """Return what a cell takes at a value; nothing where none is chosen yet."""
        if value is None:
            return 0.0
        return float(value if self.cost is None else self.cost(cell, value))

    def spent(self, setting: Mapping[Cell, object]) -> float:
        """Return what all cells take together."""
        return sum(self.price(cell, value) for cell, value in setting.items())

    def over(self, setting: Mapping[Cell, object]) -> float:
        """Return by how much a setting is over the cap; 0 if it is not."""
        return 0.0 if self.cap is None else max(0.0, _whole(self.spent(setting) - self.cap))

    def unset(self, setting: Mapping[Cell, object]) -> list[Cell]:
        """Return the cells in which nothing is chosen yet."""
        return [cell for cell, value in setting.items() if value is None]

    def read(self, given: object) -> dict:
        """Return a setting with its cells in order; it may be over the cap.

        Args:
            given: cell → value; with columns also row → {column: value}.

        Raises:
            Refused: cells are missing or unknown, or one cannot stand there.
        """
        if not isinstance(given, Mapping):
            raise Refused("not_a_grid", count=len(self.cells))
        flat = dict(self._flat(given))
        lacking = [cell for cell in self.cells if cell not in flat]
        if lacking or len(flat) != len(self.cells):
            raise Refused("not_a_grid", count=len(self.cells))
        return {cell: self._cell(cell, flat[cell]) for cell in self.cells}

    def _flat(self, given: Mapping) -> Iterator[tuple[Cell, object]]:
        for key, value in given.items():
            if self.columns and isinstance(value, Mapping):
                yield from (((key, column), one) for column, one in value.items())
            else:
                yield key, value

    def _cell(self, cell: Cell, value: object) -> object:
        if value is None and self.each.value is None:
            return None
        try:
            return self.each.read(value)
        except (ValueError, TypeError, OverflowError):
            raise Refused("cell_cannot_stand", name=self.cell_label(cell)) from None

    def near(self, one: Mapping, other: Mapping) -> bool:
        """Tell whether two settings are the same."""
        return all(self._near(one[cell], other[cell]) for cell in self.cells)

    def _near(self, one: object, other: object) -> bool:
        return one is other or None not in (one, other) and self.each.near(one, other)

    def shown(self, setting: Mapping[Cell, object]) -> str:
        """Return a setting for a message: cell by cell, or, where there are many, how many where."""
        words = {cell: format(self.each.shown(v), "") for cell, v in setting.items()}
        if len(words) <= _LISTED:
            parts = [f"{self.cell_label(cell)} {word}" for cell, word in words.items()]
        else:
            heaps = list(words.values())
            parts = [f"{word} × {heaps.count(word)}" for word in dict.fromkeys(heaps)]
        return text.fill("{parts}", {"parts": parts})

    def amount(self, figure: float) -> Quantity:
        """Return a sum with its unit."""
        return Quantity(_whole(figure), self.unit)

    def ends(self) -> list[dict]:
        """Return the settings at which a demonstration breaks first, none of them over the cap."""
        found: list[dict] = []
        for end in self.each.ends():
            filled = self.filled(dict.fromkeys(self.cells, end))
            if filled not in found:
                found.append(filled)
        return found

    def filled(self, wanted: Mapping[Cell, object]) -> dict:
        """Return a setting as wanted as far as the cap allows, row by row; the rest at its cheapest."""
        setting = {cell: self._cheapest(cell) for cell in self.cells}
        for cell, value in wanted.items():
            tried = {**setting, cell: value}
            if not self.over(tried):
                setting = tried
        return setting

    def _cheapest(self, cell: Cell) -> object:
        return min(self.each.ends(), key=lambda value: self.price(cell, value))


def _whole(figure: float) -> float:
    """Return a sum without the dust of its additions."""
    return round(figure, 9)
