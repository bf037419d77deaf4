"""How a card takes an answer: one panel of inputs a kind.

A panel has a `box` (the widget), an `answer` (a blank as long as nothing was entered), and `fill`,
which enters an answer as a reader would.
"""

import random
import unicodedata
from collections.abc import Callable

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.blank import BLANK
from casekit.classroom.kinds.freetext import Memo
from casekit.classroom.knobs import WIDE, Knob
from casekit.classroom.quantity import unit_word
from casekit.classroom.speech import say

_STYLE = {"description_width": "initial"}


class NumberField:
    """A field for one number; Enter checks it."""

    def __init__(self, unit: str | dict):
        self._unit = unit
        self._field = widgets.Text(
            description=say("inputs.answer"),
            placeholder=say("inputs.number"),
            style=_STYLE,
            layout=widgets.Layout(width="17em"),
        )
        word = unit_word(unit) if unit else ""
        self.box = widgets.HBox([self._field, widgets.HTML(f"<span>{word}</span>")])

    def on_enter(self, check: Callable[[], None]) -> None:
        """Call `check` when Enter is pressed in the field."""
        # The front end sends this message on Enter; observing `value` would also check on Tab.
        self._field.on_msg(
            lambda _, content, __: check() if content.get("event") == "submit" else None
        )

    @property
    def answer(self) -> object:
        typed = unicodedata.normalize("NFKC", self._field.value)
        typed = typed.replace(",", "").replace(" ", "").replace("−", "-")
        if not typed:
            return BLANK
        percent = typed.endswith("%") and self._unit == "%"
        try:
            number = float(typed.rstrip("%") if percent else typed)
        except ValueError:
            return self._field.value
        return number / 100 if percent else number

    def fill(self, answer: float) -> None:
        shown = float(answer) * 100 if self._unit == "%" else float(answer)
        self._field.value = f"{shown:.10g}"


class OneOf:
    """Radio buttons, none chosen at first."""

    def __init__(self, keys: list, label_of: Callable[[object], str]):
        self._keys = keys
        self.box = widgets.RadioButtons(
            options=[label_of(key) for key in keys],
            index=None,
            layout=widgets.Layout(width="auto", max_width="100%"),
        )

    @property
    def answer(self) -> object:
        return BLANK if self.box.index is None else self._keys[self.box.index]

    def fill(self, answer: object) -> None:
        self.box.index = self._keys.index(answer)


class SomeOf:
    """A box to tick for each option."""

    def __init__(self, keys: list, label_of: Callable[[object], str]):
        self._ticks = {key: _tick(label_of(key)) for key in keys}
        self.box = widgets.VBox(list(self._ticks.values()))

    @property
    def answer(self) -> object:
        chosen = {key for key, tick in self._ticks.items() if tick.value}
        return chosen or BLANK

    def fill(self, answer) -> None:
        for key, tick in self._ticks.items():
            tick.value = key in set(answer)


class InOrder:
    """A list with buttons that move an item up or down; starts shuffled, the same way every time."""

    def __init__(self, keys: list, label_of: Callable[[object], str], name: str):
        self._order = list(keys)
        random.Random(name).shuffle(self._order)
        self._label_of, self._touched = label_of, False
        self._labels = [widgets.HTML(layout=widgets.Layout(flex="1 1 auto")) for _ in keys]
        self._buttons: list[tuple[widgets.Button, widgets.Button]] = []
        rows = []
        for place, label in enumerate(self._labels):
            up, down = _arrow("arrow-up"), _arrow("arrow-down")
            up.on_click(lambda _, place=place: self._swap(place, place - 1))
            down.on_click(lambda _, place=place: self._swap(place, place + 1))
            self._buttons.append((up, down))
            rows.append(
                widgets.HBox([up, down, label], layout=widgets.Layout(align_items="center"))
            )
        self.box = widgets.VBox(rows, layout=widgets.Layout(width=WIDE))
        self._write()

    def _swap(self, here: int, there: int) -> None:
        self._touched = True
        order = self._order
        order[here], order[there] = order[there], order[here]
        self._write()

    def _write(self) -> None:
        last = len(self._order) - 1
        for place, key in enumerate(self._order):
            text = self._label_of(key)
            up, down = self._buttons[place]
            self._labels[place].value = f"<b>{place + 1}.</b> {markup.line(text)}"
            up.tooltip, down.tooltip = say("inputs.up", item=text), say("inputs.down", item=text)
            up.disabled, down.disabled = place == 0, place == last

    @property
    def answer(self) -> object:
        return list(self._order) if self._touched else BLANK

    def fill(self, answer: list) -> None:
        for place, key in enumerate(answer):
            while self._order.index(key) > place:
                self._buttons[self._order.index(key)][0].click()
        if not self._touched:  # it was in order already: there and back
            self._buttons[0][1].click()
            self._buttons[1][0].click()


class Pairs:
    """A drop-down for each item on the left."""

    def __init__(self, left: dict[str, str], right: dict[str, str]):
        # An empty string and not None, which a drop-down takes for "nothing to show".
        options = [(say("inputs.choose"), ""), *((text, key) for key, text in right.items())]
        self._choices = {
            key: widgets.Dropdown(
                options=options,
                value="",
                description=text,
                style=_STYLE,
                layout=widgets.Layout(width="max-content", max_width="100%"),
            )
            for key, text in left.items()
        }
        self.box = widgets.VBox(list(self._choices.values()))

    @property
    def answer(self) -> object:
        chosen = {key: one.value for key, one in self._choices.items() if one.value}
        return chosen or BLANK

    def fill(self, answer: dict) -> None:
        for key, one in self._choices.items():
            one.value = answer.get(key, "")


class Writing:
    """A field for a text; the rubric to tick appears once something is written."""

    def __init__(self, points: dict[str, str]):
        self._text = widgets.Textarea(
            rows=6, placeholder=say("inputs.write"), layout=widgets.Layout(width=WIDE)
        )
        self._ticks = {key: _tick(text) for key, text in points.items()}
        head = widgets.HTML(f"<b>{say('inputs.rubric')}</b>")
        self._rubric = widgets.VBox([head, *self._ticks.values()])
        self._rubric.layout.display = "none"
        self._text.observe(self._show_rubric, "value")
        self.box = widgets.VBox([self._text, self._rubric])

    def _show_rubric(self, _) -> None:
        self._rubric.layout.display = "" if len(self._text.value.strip()) >= 10 else "none"

    @property
    def answer(self) -> object:
        if not self._text.value.strip():
            return BLANK
        return Memo(self._text.value, frozenset(k for k, tick in self._ticks.items() if tick.value))

    def fill(self, answer: Memo) -> None:
        self._text.value = answer.text
        for key, tick in self._ticks.items():
            tick.value = key in answer.ticked


class Panel:
    """Controls to be set, and what the setting leads to."""

    def __init__(self, kind, asked):
        from casekit.classroom.views import View

        question = asked.question
        self._kind, self._mart = kind, asked.mart
        self._view = View() if kind.shows else None
        self._knobs = {
            name: Knob(control, _label(control, question, name), self._moved)
            for name, control in kind.controls.items()
        }
        rows = [knob.widget for knob in self._knobs.values()]
        self.box = widgets.VBox(rows + ([self._view.box] if self._view else []))
        self._moved()

    def _moved(self) -> None:
        if self._view is not None and hasattr(self, "_knobs"):
            self._view.show(lambda: self._kind.shows(self._mart, self.answer))

    @property
    def answer(self) -> dict:
        return {name: knob.value for name, knob in self._knobs.items()}

    def fill(self, answer) -> None:
        for name, value in self._kind.read(answer, self._mart).items():
            self._knobs[name].value = value


def _label(control, question, name: str) -> str:
    from casekit.text import say as in_language

    if control.label is not None:
        return in_language(control.label)
    return question.texts(question.key(f"controls.{name}"))


def _tick(label: str) -> widgets.Checkbox:
    return widgets.Checkbox(description=label, indent=False, style=_STYLE)


def _arrow(icon: str) -> widgets.Button:
    return widgets.Button(icon=icon, layout=widgets.Layout(width="3em"))
