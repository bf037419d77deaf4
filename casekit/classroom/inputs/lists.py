"""Inputs for answers out of a list: one, several, in order, in pairs."""

import random
from collections.abc import Callable

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.blank import BLANK
from casekit.classroom.knobs import WIDE, line_up, tick
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


class InOrder:
    """A list with buttons that move an item up or down.

    Starts shuffled by `name`, the same way every time, and never in an order that is right.
    """

    def __init__(
        self,
        keys: list,
        label_of: Callable[[object], str],
        name: str,
        is_right: Callable[[list], bool],
    ):
        shuffled = list(keys)
        random.Random(name).shuffle(shuffled)
        turned = [[*shuffled[n:], *shuffled[:n]] for n in range(len(keys))]
        starts = [*turned, shuffled[::-1]]
        self._order = next((one for one in starts if not is_right(one)), shuffled)
        self._label_of, self._touched = label_of, False
        self._told: list[Callable[[], None]] = []
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
        for told in self._told:
            told()

    def _write(self) -> None:
        last = len(self._order) - 1
        for place, key in enumerate(self._order):
            text = self._label_of(key)
            up, down = self._buttons[place]
            self._labels[place].value = f"<b>{place + 1}.</b> {markup.line(text)}"
            up.tooltip, down.tooltip = say("inputs.up", item=text), say("inputs.down", item=text)
            up.disabled, down.disabled = place == 0, place == last

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever an item changes its place."""
        self._told.append(told)

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

    @property
    def state(self) -> list[str] | None:
        return [str(key) for key in self._order] if self._touched else None

    @state.setter
    def state(self, state: list[str] | None) -> None:
        by_name = {str(key): key for key in self._order}
        if state is not None and sorted(state) == sorted(by_name):
            self.fill([by_name[name] for name in state])


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


def _arrow(icon: str) -> widgets.Button:
    return widgets.Button(icon=icon, layout=widgets.Layout(width="3em"))
