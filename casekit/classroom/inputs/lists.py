"""Inputs for answers out of a list: one, several, in pairs."""

from collections.abc import Callable

import ipywidgets as widgets

from casekit.classroom.blank import BLANK
from casekit.classroom.knobs import line_up, tick
from casekit.classroom.speech import say


class OneOf:
    """Radio buttons, none chosen at first."""

    def __init__(self, keys: list, label_of: Callable[[object], str]):
        self._keys = keys
        self.box = widgets.RadioButtons(
            options=[label_of(key) for key in keys],
            index=None,
            layout=widgets.Layout(width="auto", max_width="100%"),
        )

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever another option is chosen."""
        self.box.observe(lambda _: told(), "index")

    @property
    def answer(self) -> object:
        return BLANK if self.box.index is None else self._keys[self.box.index]

    def fill(self, answer: object) -> None:
        self.box.index = self._keys.index(answer)

    @property
    def state(self) -> str | None:
        return None if self.box.index is None else str(self._keys[self.box.index])

    @state.setter
    def state(self, state: str | None) -> None:
        names = [str(key) for key in self._keys]
        self.box.index = names.index(state) if state in names else None


class SomeOf:
    """A box to tick for each option."""

    def __init__(self, keys: list, label_of: Callable[[object], str]):
        self._ticks = {key: tick(label_of(key)) for key in keys}
        self.box = widgets.VBox(list(self._ticks.values()))

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever a box is ticked or cleared."""
        for box in self._ticks.values():
            box.observe(lambda _: told(), "value")

    @property
    def answer(self) -> object:
        chosen = {key for key, box in self._ticks.items() if box.value}
        return chosen or BLANK

    def fill(self, answer) -> None:
        for key, box in self._ticks.items():
            box.value = key in set(answer)

    @property
    def state(self) -> list[str]:
        return [str(key) for key, box in self._ticks.items() if box.value]

    @state.setter
    def state(self, state: list[str]) -> None:
        for key, box in self._ticks.items():
            box.value = str(key) in state


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
                style={"description_width": "initial"},
                layout=widgets.Layout(width="max-content", max_width="100%"),
            )
            for key, text in left.items()
        }
        line_up(list(self._choices.values()), widest=24)
        self.box = widgets.VBox(list(self._choices.values()))

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever another pair is made."""
        for one in self._choices.values():
            one.observe(lambda _: told(), "value")

    @property
    def answer(self) -> object:
        chosen = {key: one.value for key, one in self._choices.items() if one.value}
        return chosen or BLANK

    def fill(self, answer: dict) -> None:
        for key, one in self._choices.items():
            one.value = answer.get(key, "")

    @property
    def state(self) -> dict[str, str]:
        return {key: one.value for key, one in self._choices.items() if one.value}

    @state.setter
    def state(self, state: dict[str, str]) -> None:
        known = {value for one in self._choices.values() for _, value in one.options}
        self.fill({key: value for key, value in state.items() if value in known})
