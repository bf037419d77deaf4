"""Input for counted chips: a row for each field, and how many are left."""

from collections.abc import Callable, Mapping

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.blank import BLANK
from casekit.classroom.inputs.undoing import Undoing
from casekit.classroom.speech import say

_MOST_PIPS = 30


class ChipCounts:
    """A row for each field: one fewer, a number to be typed over, one more, the field; the rest above.

    What is not there cannot be laid: a number that is too high becomes the highest possible.

    Args:
        fields: key → label.
        count: how many chips there are.
        capacity: field → how many it may hold.
    """

    def __init__(self, fields: Mapping[str, str], count: int, capacity: Mapping[str, int]):
        self._count, self._capacity = count, capacity
        self._laid = dict.fromkeys(fields, 0)
        self._told: list[Callable[[], None]] = []
        self._rest = widgets.HTML()
        self._rows = {key: _Row(key, label, self._lay) for key, label in fields.items()}
        self._undoing = Undoing(lambda move: self._put(*move))
        how = widgets.HTML(markup.aside(say("inputs.chips")))
        rows = widgets.VBox([row.box for row in self._rows.values()])
        self.box = widgets.VBox([how, self._rest, rows, self._undoing.button])
        self._show()

    @property
    def _left(self) -> int:
        return self._count - sum(self._laid.values())

    def _most(self, field: str) -> int:
        """Return how many chips a field can have, given what lies elsewhere."""
        return min(self._laid[field] + self._left, self._capacity.get(field, self._count))

    def _lay(self, field: str, number: int | None) -> None:
        """Give a field so many chips, as far as there are any; None is no number."""
        before = self._laid[field]
        wanted = before if number is None else min(max(number, 0), self._most(field))
        if wanted == before:
            self._show()
            return
        self._undoing.note((field, before))
        self._put(field, wanted)

    def _put(self, field: str, number: int) -> None:
        self._laid[field] = number
        self._show()
        self._tell()

    def _show(self) -> None:
        word = "chips_left" if self._left else "chips_none"
        told = markup.line(say(f"inputs.{word}", left=self._left, count=self._count))
        self._rest.value = f"<div aria-live='polite'>{told}</div>"
        for field, row in self._rows.items():
            pips = self._count <= _MOST_PIPS
            row.show(self._laid[field], self._most(field), self._capacity.get(field), pips)

    def _tell(self) -> None:
        for told in self._told:
            told()

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever a chip is laid or taken back."""
        self._told.append(told)

    @property
    def answer(self) -> object:
        return dict(self._laid) if any(self._laid.values()) else BLANK

    def fill(self, answer: Mapping[str, int]) -> None:
        self._laid = {field: int(answer.get(field, 0)) for field in self._laid}
        self._undoing.forget()
        self._show()
        self._tell()

    @property
    def state(self) -> dict[str, int]:
        return dict(self._laid)

    @state.setter
    def state(self, state: Mapping[str, int]) -> None:
        known = {field: int(state.get(field, 0)) for field in self._laid}
        if min(known.values()) >= 0 and sum(known.values()) <= self._count:
            self.fill(known)


class _Row:
    """The chips of one field.

    Args:
        field, label: its key and what it is called.
        lay: called with the field and the number of chips that is wanted there.
    """

    def __init__(self, field: str, label: str, lay: Callable[[str, int | None], None]):
        self._field, self._text, self._lay = field, label, lay
        self._shown, self._writing = 0, False
        # No list of numbers: a notebook takes the arrow keys away from those.
        self._number = widgets.Text(
            description=say("inputs.chips_of", field=label),
            continuous_update=False,
            style={"description_width": "initial"},
            layout=widgets.Layout(width="3.4em", flex="0 0 auto"),
        )
        self._number.add_class("place")
        self._number.observe(self._typed, "value")
        self._fewer, self._more = _step("minus"), _step("plus")
        self._fewer.tooltip = say("inputs.fewer", field=label)
        self._more.tooltip = say("inputs.more", field=label)
        self._fewer.on_click(lambda _: lay(field, self._shown - 1))
        self._more.on_click(lambda _: lay(field, self._shown + 1))
        self._label = widgets.HTML(layout=widgets.Layout(flex="1 1 auto"))
        parts = [self._fewer, self._number, self._more, self._label]
        self.box = widgets.HBox(parts, layout=widgets.Layout(align_items="center"))

    def _typed(self, change: dict) -> None:
        if not self._writing:
            written = change["new"].strip()
            self._lay(self._field, int(written) if written.isdecimal() else None)

    def show(self, number: int, most: int, capacity: int | None, pips: bool) -> None:
        """Show how many chips lie here, and how many could."""
        self._writing = True
        self._shown = number
        self._number.value = str(number)
        self._writing = False
        self._fewer.disabled, self._more.disabled = number == 0, number >= most
        limit = "" if capacity is None else f" ({number}/{capacity})"
        drawn = f" <span style='color:{markup.BLUE}'>{'●' * number}</span>" if pips else ""
        self._label.value = f"{markup.line(self._text)}{limit}{drawn}"


def _step(icon: str) -> widgets.Button:
    return widgets.Button(icon=icon, layout=widgets.Layout(width="3em", flex="0 0 auto"))
