"""Knobs to be turned, and a view of what their setting leads to."""

from collections.abc import Callable

import ipywidgets as widgets

from casekit import text
from casekit.classroom.download import Download
from casekit.classroom.grid_knob import knob_for
from casekit.classroom.kinds.setting import Setting, unset
from casekit.classroom.knobs import FEW, arranged
from casekit.classroom.views import View


class Knobs:
    """A knob for each control of a setting, and what the setting leads to.

    Attributes:
        wide: whether the knobs stand beside each other.
    """

    def __init__(self, kind: Setting, asked):
        question = asked.question
        self._kind, self._mart = kind, asked.mart
        self._view = View(asked.title) if kind.shows else None
        self._told: list[Callable[[], None]] = []
        self._knobs = {
            name: knob_for(control, _label(control, question, name), self._moved)
            for name, control in kind.controls_on(asked.mart).items()
        }
        knobs = arranged([knob.widget for knob in self._knobs.values()])
        self._offer = None
        if kind.takeaway is not None:
            filename = question.texts(question.key("file"))
            self._offer = Download(lambda: kind.takeaway(asked.mart, self.answer), filename)
        parts = [part.box for part in (self._view, self._offer) if part is not None]
        self.box = widgets.VBox([knobs, *parts])
        self.wide = len(self._knobs) > FEW or any(
            getattr(knob.control, "columns", None) for knob in self._knobs.values()
        )
        self._moved()

    def _moved(self) -> None:
        if self._offer is not None:
            self._offer.withdraw()  # the file that was made holds another setting's
        if self._view is not None and hasattr(self, "_knobs"):
            self._view.show(self._seen)
        for told in self._told:
            told()

    def _seen(self) -> object:
        """What the setting leads to; nothing as long as it cannot be one."""
        if any(knob.complaint for knob in self._knobs.values()) or unset(self.answer):
            return None
        return self._kind.shows(self._mart, self.answer)

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever a knob is turned."""
        self._told.append(told)

    @property
    def answer(self) -> dict:
        return {name: knob.value for name, knob in self._knobs.items()}

    def fill(self, answer) -> None:
        for name, value in self._kind.read(answer, self._mart).items():
            self._knobs[name].value = value

    @property
    def state(self) -> dict:
        return {name: knob.state for name, knob in self._knobs.items()}

    @state.setter
    def state(self, state: dict) -> None:
        if set(state) != set(self._knobs):
            raise ValueError("other controls")
        for name, knob in self._knobs.items():
            knob.state = state[name]


def _label(control, question, name: str) -> str:
    if control.label is not None:
        return text.say(control.label)
    return question.texts(question.key(f"controls.{name}"))
