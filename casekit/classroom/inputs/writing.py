"""A field for a text, and a rubric to tick."""

from collections.abc import Callable, Collection

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.blank import BLANK
from casekit.classroom.kinds.freetext import Memo
from casekit.classroom.knobs import WIDE, tick
from casekit.classroom.speech import say


class Writing:
    """A field for a text; the rubric to tick appears once something is written.

    Args:
        points: key → label of the rubric's points.
        figures: what the text must state, in the reader's words.
    """

    def __init__(self, points: dict[str, str], figures: Collection[str] = ()):
        self._text = widgets.Textarea(
            rows=6,
            placeholder=say("inputs.write"),
            tooltip=say("inputs.write"),
            layout=widgets.Layout(width=WIDE),
        )
        self._ticks = {key: tick(text) for key, text in points.items()}
        head = widgets.HTML(f"<b>{say('inputs.rubric')}</b>")
        self._rubric = widgets.VBox([head, *self._ticks.values()])
        self._rubric.layout.display = "none"
        self._text.observe(self._show_rubric, "value")
        asked = say("inputs.figures", figures=list(figures))
        told = [widgets.HTML(markup.aside(asked))] if figures else []
        self.box = widgets.VBox([self._text, *told, self._rubric])

    def _show_rubric(self, _) -> None:
        self._rubric.layout.display = "" if len(self._text.value.strip()) >= 10 else "none"

    @property
    def answer(self) -> object:
        if not self._text.value.strip():
            return BLANK
        return Memo(self._text.value, frozenset(self.state["ticked"]))

    def fill(self, answer: Memo) -> None:
        self._text.value = answer.text
        for key, box in self._ticks.items():
            box.value = key in answer.ticked

    @property
    def state(self) -> dict:
        ticked = [key for key, box in self._ticks.items() if box.value]
        return {"text": self._text.value, "ticked": ticked}

    @state.setter
    def state(self, state: dict) -> None:
        self.fill(Memo(str(state["text"]), set(state["ticked"])))

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever the reader writes or ticks."""
        for box in (self._text, *self._ticks.values()):
            box.observe(lambda _: told(), "value")
