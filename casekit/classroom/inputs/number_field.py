"""A field for a number."""

import html
from collections.abc import Callable

import ipywidgets as widgets

from casekit.classroom.blank import BLANK
from casekit.classroom.figure import typed
from casekit.classroom.kinds.in_prose import alone, without_unit
from casekit.classroom.quantity import unit_word
from casekit.classroom.speech import say


class NumberField:
    """A field for one number; Enter checks it."""

    def __init__(self, unit: str | dict):
        self._unit = unit
        self._field = widgets.Text(
            description=say("inputs.answer"),
            placeholder=say("inputs.number"),
            # Sent once, when it is entered or left. Letter by letter, a page holds the later ones
            # back while the kernel is at work, and Enter would judge the first digit alone.
            continuous_update=False,
            style={"description_width": "initial"},
            layout=widgets.Layout(width="20em"),
        )
        word = unit_word(unit) if unit else ""
        middle = widgets.Layout(align_items="center")
        self.box = widgets.HBox([self._field, widgets.HTML(html.escape(word))], layout=middle)

    def on_enter(self, check: Callable[[], None]) -> None:
        """Call `check` when Enter is pressed in the field."""
        # The front end sends this message on Enter; observing `value` would also check on Tab.
        self._field.on_msg(
            lambda _, content, __: check() if content.get("event") == "submit" else None
        )

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever another number is entered."""
        self._field.observe(lambda _: told(), "value")

    def focus(self) -> None:
        """Put the keyboard on the field."""
        self._field.focus()

    @property
    def answer(self) -> object:
        if not self._field.value.strip():
            return BLANK
        text = without_unit(self._field.value, self._unit)
        try:
            figure = typed(text)
        except ValueError:
            figure = alone(text)
        if figure is None:
            return self._field.value
        # A per cent sign where none belongs is for the reader to take away.
        return self._field.value if figure.percent and self._unit != "%" else figure

    def fill(self, answer: float) -> None:
        shown = float(answer) * 100 if self._unit == "%" else float(answer)
        self._field.value = f"{shown:.10g}"

    @property
    def state(self) -> str:
        return self._field.value

    @state.setter
    def state(self, state: str) -> None:
        self._field.value = str(state)
