"""A grid on the page: a line a row, or a table of cells, and below it what they come to."""

import html
from collections.abc import Callable

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.controls import Control
from casekit.classroom.grid import Cell, Grid
from casekit.classroom.knobs import Knob, line_up
from casekit.classroom.speech import say

_WIDEST = 16  # em of a row's label


class GridKnob:
    """A knob in every cell, and the running sum; used as a `Knob` is.

    Args:
        control: the grid.
        label: what heads it.
        moved: called after every move, once where many cells move together.
    """

    def __init__(self, control: Grid, label: str, moved: Callable[[], None]):
        self.control, self._moved, self._busy = control, moved, False
        self._knobs = {
            cell: Knob(control.each, self._name(cell), self._turned, value)
            for cell, value in control.value.items()
        }
        self._prices = {cell: widgets.HTML() for cell in self._knobs if self._priced}
        self._sum = widgets.HTML()
        head = widgets.HTML(f"<b>{markup.line(label)}</b>")
        below = [self._sum] if control.sums else []
        table = self._table() if control.columns else self._lines()
        self.widget = widgets.VBox([head, table, *below])
        self.widget.add_class("grid")
        self._tell()

    @property
    def _priced(self) -> bool:
        """Whether each row says what it takes: not where the row's own value is just that."""
        return self.control.cost is not None and not self.control.columns

    def _name(self, cell: Cell) -> str:
        return self.control.cell_label(cell)

    def _lines(self) -> widgets.Box:
        line_up([knob.widget for knob in self._knobs.values()], widest=_WIDEST)
        lines = []
        for cell, knob in self._knobs.items():
            knob.widget.layout.flex, knob.widget.layout.width = "1 1 auto", "auto"
            knob.widget.layout.max_width = "40em"
            price = [self._prices[cell]] if self._priced else []
            lines.append(widgets.HBox([knob.widget, *price]))
            lines[-1].add_class("grid-line")
        return widgets.VBox(lines)

    def _table(self) -> widgets.Box:
        """Cells under the heads of their columns; on a narrow page below each other, each named."""
        columns = [*self.control.columns]
        parts = [_head("\u00a0"), *(_head(self.control.column_label(one)) for one in columns)]
        for row in self.control.rows:
            parts.append(_head(self.control.row_label(row)))
            for column in columns:
                cell = self._knobs[row, column].widget
                cell.layout.width, cell.layout.max_width = "auto", "100%"
                parts.append(cell)
        template = f"minmax(6em, max-content) repeat({len(columns)}, minmax(11em, 1fr))"
        layout = widgets.Layout(grid_template_columns=template, grid_gap="0")
        table = widgets.GridBox(parts, layout=layout)
        table.add_class("grid-cells")
        around = widgets.Box([table])
        around.add_class("around")
        return around

    @property
    def value(self) -> dict:
        """Cell → value, in the unit that the method takes."""
        return {cell: knob.value for cell, knob in self._knobs.items()}

    @value.setter
    def value(self, value: dict) -> None:
        self._busy = True
        try:
            for cell, one in value.items():
                self._knobs[cell].value = one
        finally:
            self._busy = False
        self._turned()

    @property
    def state(self) -> list:
        """Where the cells stand, in their order, as plain data."""
        return [*self.value.values()]

    @state.setter
    def state(self, state: list) -> None:
        if not isinstance(state, list):
            raise TypeError("no list of cells")
        self.value = dict(zip(self._knobs, state, strict=True))

    @property
    def complaint(self) -> str | None:
        """Why the grid cannot stand as it does, None where it can."""
        over = self.control.over(self.value)
        return say("grid.over", over=self.control.amount(over)) if over else None

    def _turned(self) -> None:
        if not self._busy:
            self._tell()
            self._moved()

    def _tell(self) -> None:
        """Say what each row takes, and all of them together."""
        setting = self.value
        for cell, shown in self._prices.items():
            price = self.control.amount(self.control.price(cell, setting[cell]))
            shown.value = f"<div class='price'>{html.escape(format(price, ''))}</div>"
        self._sum.value = _sum_html(self.control, setting)


def knob_for(control: Control | Grid, label: str, moved: Callable[[], None]) -> Knob | GridKnob:
    """Return a control's knob: one for a grid as a whole."""
    return (GridKnob if isinstance(control, Grid) else Knob)(control, label, moved)


def _head(label: str) -> widgets.HTML:
    made = widgets.HTML(f"<b>{markup.line(label)}</b>")
    made.add_class("cell-head")
    return made


def _sum_html(grid: Grid, setting: dict) -> str:
    """Return what the cells take together, beside what they may; over it in words and in colour."""
    if not grid.sums:
        return ""
    spent, over = grid.spent(setting), grid.over(setting)
    if grid.cap is None:
        return markup.meter(say("grid.sum", spent=grid.amount(spent)), None, False)
    slots = {"spent": grid.amount(spent), "cap": grid.amount(grid.cap)}
    if over:
        words = say("grid.beyond", **slots, over=grid.amount(over))
    else:
        words = say("grid.within", **slots, left=grid.amount(grid.cap - spent))
    return markup.meter(words, spent / grid.cap if grid.cap else 1.0, bool(over))
