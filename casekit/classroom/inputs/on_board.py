"""Input for a board: a card is pressed, then the place where it should go."""

from collections import Counter
from collections.abc import Callable, Mapping

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.blank import BLANK
from casekit.classroom.inputs.undoing import Undoing
from casekit.classroom.speech import say

_WRAPPED = {"flex_flow": "row wrap", "align_items": "flex-start", "grid_gap": "4px"}
_COLUMNS = "repeat(auto-fit, minmax(min(100%, 13em), 1fr))"


class OnBoard:
    """Cards in a pool and fields to lay them in; nothing needs to be dragged.

    A pressed card shows the places it can go to right below itself, so that they are near on a
    phone and next in line for the keyboard; the heads of the fields can be pressed as well.

    Args:
        cards: key → label.
        fields: key → label.
        capacity: field → how many cards it may hold. A field takes more, and says so: the cards
            of two full fields could not be exchanged otherwise.
        spare: whether cards may stay in the pool.
    """

    def __init__(
        self,
        cards: Mapping[object, str],
        fields: Mapping[str, str],
        capacity: Mapping[str, int],
        spare: bool,
    ):
        self._labels, self._fields, self._capacity = dict(cards), dict(fields), capacity
        self._spare, self._laid, self._picked = spare, {}, None
        self._told: list[Callable[[], None]] = []
        self._pieces = {key: self._piece(key) for key in cards}
        self._targets = {key: self._target(key) for key in (*fields, None)}
        self._picker = widgets.HBox(layout=widgets.Layout(width="100%", **_WRAPPED))
        self._picker.add_class("picker")
        self._to = widgets.HTML(markup.aside(say("inputs.to")))
        self._pool_head = widgets.HTML()
        self._pool = widgets.HBox(layout=widgets.Layout(**_WRAPPED))
        self._heads = {key: self._head(key) for key in fields}
        self._places = {key: widgets.HBox(layout=widgets.Layout(**_WRAPPED)) for key in fields}
        self._undoing = Undoing(self._take_back)
        self.box = widgets.VBox(self._parts())
        self._show()

    def _parts(self) -> list[widgets.Widget]:
        pool = widgets.VBox([self._pool_head, self._pool])
        pool.add_class("pool")
        boxes = [widgets.VBox([self._heads[key], self._places[key]]) for key in self._fields]
        for one in (pool, *boxes):
            one.add_class("field")
        layout = widgets.Layout(grid_template_columns=_COLUMNS, grid_gap="6px", margin="6px 0")
        grid = widgets.GridBox(boxes, layout=layout)
        how = widgets.HTML(markup.aside(say("inputs.lay")))
        return [how, pool, grid, self._undoing.button]

    def _piece(self, key: object) -> widgets.Button:
        made = _button(self._labels[key], "piece")
        made.on_click(lambda _: self._pick(key))
        return made

    def _head(self, field: str) -> widgets.Button:
        made = _button("", "field-head")
        made.on_click(lambda _: self._place(field))
        return made

    def _target(self, field: str | None) -> widgets.Button:
        made = _button(self._fields[field] if field else say("inputs.back"), "place-in")
        made.on_click(lambda _: self._place(field))
        return made

    def _pick(self, key: object) -> None:
        """Take a card up, or put it down again where it lay."""
        self._picked = None if self._picked == key else key
        self._show()
        self._go_on_at(self._pieces[key] if self._picked is None else self._picker.children[1])

    def _place(self, field: str | None) -> None:
        """Lay the card that was picked in a field, or back into the pool; the next one has the focus."""
        key, pool = self._picked, self._in(None)
        if key is None:
            return
        before = self._laid.get(key)
        after = pool[pool.index(key) + 1 :] if key in pool else []
        self._undoing.note((key, before))
        self._put(key, field)
        waiting = after or self._in(None)
        self._go_on_at(self._pieces[waiting[0] if before is None and waiting else key])

    def _go_on_at(self, button: widgets.Button) -> None:
        """Mark the button that the keyboard goes on at: the page moves the focus (`styling.py`)."""
        for one in (*self._pieces.values(), *self._targets.values()):
            (one.add_class if one is button else one.remove_class)("next")

    def _put(self, key: object, field: str | None) -> None:
        self._laid.pop(key, None)
        if field is not None:
            self._laid[key] = field  # the last one laid lies last
        self._picked = None
        self._show()
        self._tell()

    def _take_back(self, move: tuple[object, str | None]) -> None:
        self._put(*move)
        self._go_on_at(self._pieces[move[0]])

    def _tell(self) -> None:
        for told in self._told:
            told()

    def _in(self, field: str | None) -> list:
        """Return the cards in a field, or in the pool."""
        if field is None:
            return [key for key in self._labels if key not in self._laid]
        return [key for key, at in self._laid.items() if at == field]

    def _show(self) -> None:
        for key, piece in self._pieces.items():
            (piece.add_class if key == self._picked else piece.remove_class)("picked")
        self._show_picker()
        left = self._in(None)
        word = "pool_spare" if self._spare and self._full else "pool" if left else "pool_empty"
        self._pool_head.value = markup.line(say(f"inputs.{word}", count=len(left)))
        self._fill(self._pool, left)
        held = Counter(self._laid.values())
        for field, head in self._heads.items():
            head.description = self._held(field, held[field])
            head.disabled = self._picked is None or self._laid.get(self._picked) == field
            over = held[field] > self._capacity.get(field, held[field])
            (head.add_class if over else head.remove_class)("over")
            self._fill(self._places[field], self._in(field))

    @property
    def _full(self) -> bool:
        held = Counter(self._laid.values())
        return all(held[field] >= most for field, most in self._capacity.items())

    def _fill(self, box: widgets.HBox, keys: list) -> None:
        parts = []
        for key in keys:
            parts += [self._pieces[key], *([self._picker] if key == self._picked else [])]
        if list(box.children) != parts:
            box.children = parts

    def _show_picker(self) -> None:
        """Offer the places that the picked card can go to."""
        if self._picked is None:
            return
        here, card = self._laid.get(self._picked), self._labels[self._picked]
        shown = [field for field in self._targets if field != here]
        for field in shown:
            name = self._fields.get(field)
            said = say("inputs.put", card=card, field=name) if name else say("inputs.back")
            self._targets[field].tooltip = said
        self._picker.children = [self._to, *(self._targets[field] for field in shown)]

    def _held(self, field: str, count: int) -> str:
        most = self._capacity.get(field)
        slots = {"field": self._fields[field], "count": count, "most": most}
        if most is None:
            return say("inputs.held", **slots)
        if count <= most:
            return say("inputs.held_most", **slots)
        return say("inputs.held_over", **slots, over=count - most)

    def laid_by_label(self) -> list[tuple[str, str]]:
        """Return what a reader sees: each card that is laid, and its field."""
        return [(self._labels[key], self._fields[at]) for key, at in self._laid.items()]

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever a card is laid elsewhere."""
        self._told.append(told)

    @property
    def answer(self) -> object:
        return dict(self._laid) or BLANK

    def fill(self, answer: Mapping) -> None:
        several = {key: at for key, at in answer.items() if at is not None}
        self._laid = {
            key: at if isinstance(at, str) else next(iter(at)) for key, at in several.items()
        }
        self._picked = None
        self._undoing.forget()
        self._show()
        self._tell()

    @property
    def state(self) -> dict[str, str]:
        return {str(key): field for key, field in self._laid.items()}

    @state.setter
    def state(self, state: Mapping[str, str]) -> None:
        by_name = {str(key): key for key in self._labels}
        self.fill(
            {by_name[n]: at for n, at in state.items() if n in by_name and at in self._fields}
        )


def _button(label: str, part: str) -> widgets.Button:
    made = widgets.Button(description=label, layout=widgets.Layout(width="auto"))
    made.add_class(part)
    return made
