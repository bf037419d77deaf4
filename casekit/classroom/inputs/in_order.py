"""Input for an order: a list whose items are moved by arrows, or sent to their place."""

import random
from collections.abc import Callable

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.blank import BLANK
from casekit.classroom.inputs.undoing import Undoing
from casekit.classroom.knobs import WIDE
from casekit.classroom.speech import say

Moved = Callable[[int, int], None]


class InOrder:
    """A row for each place of a list: its number, to send the item elsewhere, two arrows, the item.

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
        self._label_of, self._touched, self._writing = label_of, False, False
        self._told: list[Callable[[], None]] = []
        last = len(keys) - 1
        self._rows = [_Row(place, last, self._send, self._step) for place in range(len(keys))]
        how = widgets.HTML(markup.aside(say("inputs.order")))
        rows = widgets.VBox([row.box for row in self._rows])
        self._undoing = Undoing(lambda move: self._put(*move))
        parts = [how, rows, self._undoing.button]
        self.box = widgets.VBox(parts, layout=widgets.Layout(width=WIDE))
        self._write()

    def _move(self, here: int, there: int) -> None:
        """Move an item as a reader does: it can be taken back."""
        if here != there:
            self._undoing.note((there, here))
        self._put(here, there)

    def _put(self, here: int, there: int) -> None:
        """Put the item of one place in another; those between move on."""
        self._touched = True
        self._order.insert(there, self._order.pop(here))
        self._write()
        for told in self._told:
            told()

    def _send(self, here: int, written: str) -> None:
        """Send an item to the place that was written; the focus goes with it."""
        if self._writing:
            return
        if not written.strip().isdecimal():
            self._write()
            return
        there = min(max(int(written), 1), len(self._order)) - 1
        self._move(here, there)
        self._rows[there].take_focus()

    def _step(self, here: int, there: int) -> None:
        """Move an item by one place; the focus goes with it, so that a key can be pressed again."""
        self._move(here, there)
        self._rows[there].take_focus_on_arrow(upwards=there < here)

    def _write(self) -> None:
        self._writing = True
        for row, key in zip(self._rows, self._order, strict=True):
            row.show(self._label_of(key))
        self._writing = False

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever an item changes its place."""
        self._told.append(told)

    @property
    def answer(self) -> object:
        return list(self._order) if self._touched else BLANK

    def fill(self, answer: list) -> None:
        for place, key in enumerate(answer):
            if self._order.index(key) > place:
                self._put(self._order.index(key), place)
        if not self._touched:  # it was in order already: there and back
            self._put(0, 1)
            self._put(1, 0)
        self._undoing.forget()

    @property
    def state(self) -> list[str] | None:
        return [str(key) for key in self._order] if self._touched else None

    @state.setter
    def state(self, state: list[str] | None) -> None:
        by_name = {str(key): key for key in self._order}
        if state is not None and sorted(state) == sorted(by_name):
            self.fill([by_name[name] for name in state])


class _Row:
    """One place of the list.

    Args:
        place, last: from 0.
        send: called with this place and what was written over its number.
        step: called with this place and the one that its item goes to by an arrow.
    """

    def __init__(self, place: int, last: int, send: Callable[[int, str], None], step: Moved):
        self._place = place
        # No list of numbers: a notebook takes the arrow keys away from those.
        self._number = widgets.Text(
            value=str(place + 1),
            continuous_update=False,
            style={"description_width": "initial"},
            layout=widgets.Layout(width="3.4em", flex="0 0 auto"),
        )
        self._number.add_class("place")
        self._number.observe(lambda change: send(place, change["new"]), "value")
        self._up, self._down = _arrow("arrow-up"), _arrow("arrow-down")
        self._up.on_click(lambda _: step(place, place - 1))
        self._down.on_click(lambda _: step(place, place + 1))
        self._up.disabled, self._down.disabled = place == 0, place == last
        self._label = widgets.HTML(layout=widgets.Layout(flex="1 1 auto"))
        parts = [self._number, self._up, self._down, self._label]
        self.box = widgets.HBox(parts, layout=widgets.Layout(align_items="center"))

    def show(self, item: str) -> None:
        """Show the item that stands here now."""
        self._number.value = str(self._place + 1)
        self._number.description = say("inputs.place", item=item)
        self._up.tooltip = say("inputs.up", item=item)
        self._down.tooltip = say("inputs.down", item=item)
        self._label.value = markup.line(item)

    def take_focus(self) -> None:
        """Put the keyboard on the number."""
        self._number.focus()

    def take_focus_on_arrow(self, upwards: bool) -> None:
        """Put the keyboard on the arrow that moves the item on; at an end on the other one."""
        onward, back = (self._up, self._down) if upwards else (self._down, self._up)
        (back if onward.disabled else onward).focus()


def _arrow(icon: str) -> widgets.Button:
    return widgets.Button(icon=icon, layout=widgets.Layout(width="3em", flex="0 0 auto"))
