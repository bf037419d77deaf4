"""One condition of a rule: a column, how it is compared, and one of its steps."""

from collections.abc import Callable, Collection

import ipywidgets as widgets

from casekit.classroom.speech import say

_NONE = ""  # and not None, which a drop-down takes for "nothing to show"
_AUTO = {"description_width": "initial"}


class ConditionRow:
    """The controls of one condition; without a column it says nothing.

    Args:
        sheet: what the rules are written on.
        line, place: numbers from 1, for those who hear the page.
        moved: called after every move.
    """

    def __init__(self, sheet, line: int, place: int, moved: Callable[[], None]):
        self._sheet, self._moved, self._busy = sheet, moved, False
        self._open: frozenset = frozenset()
        self._fitted: str | None = None  # the column that the other controls are fit for
        free = say("rules.everybody" if place == 1 else "rules.no_more")
        self._free = (free, _NONE)
        layout = widgets.Layout(width="auto", max_width="100%")
        self._column = widgets.Dropdown(
            options=[self._free], value=_NONE, style=_AUTO, layout=layout,
            description=say("rules.who" if place == 1 else "rules.and"),
        )  # fmt: skip
        named = {"line": line, "place": place}
        self._op = _hidden_label(widgets.Dropdown, say("rules.compare", **named), width="auto")
        self._slide = _hidden_label(widgets.SelectionSlider, say("rules.step", **named))
        self._choose = _hidden_label(widgets.Dropdown, say("rules.step", **named), width="auto")
        self._column.observe(self._turned_to, "value")
        for one in (self._op, self._slide, self._choose):
            one.observe(lambda _: self._told(), "value")
        self.box = widgets.HBox([self._column, self._op, self._slide, self._choose])
        self.box.add_class("rule-row")
        self._fit()

    def open_to(self, bought: Collection[str]) -> None:
        """Offer the columns that everybody sees and those that what was bought opens."""
        self._open = frozenset(bought)
        shown = [(self._words(one), name) for name, one in self._columns().items()]
        kept = self._column.value if self._column.value in self._columns() else _NONE
        self._busy = True
        self._column.options = [self._free, *shown]
        self._column.value = kept
        self._busy = False
        self._fit()

    def _columns(self) -> dict:
        columns = self._sheet.columns.items()
        return {name: one for name, one in columns if one.needs is None or one.needs in self._open}

    @staticmethod
    def _words(column) -> str:
        return column.label

    @property
    def plain(self) -> list | None:
        """[column, op, step] as the controls stand; None where there is no condition."""
        column = self._columns().get(self._column.value)
        if column is None:
            return None
        if len(column.steps) == 1:
            return [self._column.value, self._op.value, column.steps[0]]
        step = (self._slide if _slides(column) else self._choose).index
        return [self._column.value, self._op.value, column.steps[step or 0]]

    def show(self, plain: list | tuple | None) -> None:
        """Stand as a condition says."""
        self._busy = True
        try:
            name = _NONE if plain is None or plain[0] not in self._columns() else plain[0]
            self._column.value = name
            self._fit()
            if name != _NONE:
                column = self._columns()[name]
                self._op.value = plain[1]
                place = [*column.steps].index(plain[2])
                self._slide.index = place if _slides(column) else 0
                self._choose.index = place if not _slides(column) else 0
        finally:
            self._busy = False

    def _turned_to(self, _) -> None:
        if self._busy:
            return
        self._busy = True
        self._fit()
        self._busy = False
        self._moved()

    def _told(self) -> None:
        if not self._busy:
            self._moved()

    def _fit(self) -> None:
        """Put the comparisons and steps of the column that is chosen into the other controls."""
        if self._column.value == self._fitted:
            return
        self._fitted = self._column.value
        column = self._columns().get(self._fitted)
        several = column is not None and len(column.steps) > 1
        slides = several and _slides(column)
        _show_only(self._op, column is not None)
        _show_only(self._slide, slides)
        _show_only(self._choose, several and not slides)
        if column is None:
            return
        flag = len(column.steps) == 1
        self._op.options = [
            (say(f"rules.{_OP_WORDS[op]}{'_flag' * flag}"), op) for op in column.ops
        ]
        steps = [(column.words(step), place) for place, step in enumerate(column.steps)]
        if slides:
            self._slide.options = steps
            self._slide.index = len(steps) // 2
        elif several:
            self._choose.options = steps
            self._choose.index = 0


_OP_WORDS = {">=": "at_least", "<": "below", "is": "equals", "is not": "differs"}


def _slides(column) -> bool:
    """Whether a column's steps are figures, to slide along."""
    return ">=" in column.ops


def _hidden_label(make: Callable, name: str, width: str | None = None):
    """Return a control whose name is only for those who hear the page; it has something to stand at."""
    layout = widgets.Layout(width=width, max_width="100%")
    made = make(options=["–"], description=name, style=_AUTO, layout=layout)
    for name in ("quiet", "short"):
        made.add_class(name)
    return made


def _show_only(control: widgets.Widget, shown: bool) -> None:
    control.layout.display = "" if shown else "none"
