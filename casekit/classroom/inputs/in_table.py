"""Input for cells of a table: the table, with a box to tick in each cell that can be chosen."""

import html
from collections.abc import Collection, Mapping

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.inputs.lists import SomeOf
from casekit.classroom.knobs import tick
from casekit.classroom.speech import say


class InTable(SomeOf):
    """A table that scrolls in itself where it is wider than the page; its row names stay in sight.

    Args:
        rows, columns: key → label.
        shown: (row, column) → what the cell holds; cells that are not in it are empty.
        options: the cells that can be ticked.
    """

    def __init__(
        self,
        rows: Mapping[object, str],
        columns: Mapping[object, str],
        shown: Mapping[tuple, str],
        options: Collection[tuple],
    ):
        # A layout and a style for all: a table has many cells, and each would bring its own.
        self._layout, self._style = widgets.Layout(width="auto", margin="0"), tick("").style
        self._ticks = {
            (row, column): self._tick(f"{rows[row]} · {columns[column]}", shown[row, column])
            for row, column in options
        }
        grid = [self._still("", "row"), *(self._still(name, "head") for name in columns.values())]
        for row, name in rows.items():
            grid.append(self._still(name, "row"))
            for column in columns:
                box = self._ticks.get((row, column))
                grid.append(box or self._still(shown.get((row, column), "")))
        template = f"max-content repeat({len(columns)}, max-content)"
        self.table = widgets.GridBox(grid, layout=widgets.Layout(grid_template_columns=template))
        self.table.add_class("cells")
        how = widgets.HTML(markup.aside(say("inputs.cells")))
        around = widgets.Box([self.table])
        around.add_class("around")
        self.box = widgets.VBox([how, around])

    def _tick(self, name: str, shown: str) -> widgets.Checkbox:
        """Return the box of a cell; those who hear the page are told row and column first."""
        words = f"<span class='heard'>{html.escape(name)} · </span>{html.escape(shown)}"
        return widgets.Checkbox(
            description=words,
            description_allow_html=True,
            indent=False,
            layout=self._layout,
            style=self._style,
        )

    def _still(self, words: str, part: str = "cell") -> widgets.HTML:
        # What is empty is not shown (`styling.py`), and the cells after it would move up.
        made = widgets.HTML(html.escape(words) or "&nbsp;", layout=self._layout)
        made.add_class(f"cell-{part}" if part != "cell" else part)
        return made
