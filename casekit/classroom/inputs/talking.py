"""A talk on a card: the record, what was said so far, what can be said next, and what it came to."""

import time
from collections.abc import Callable

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.arrival import when_arrived
from casekit.classroom.blank import BLANK
from casekit.classroom.buttons import button
from casekit.classroom.clock import Clock
from casekit.classroom.dialogue.checking import MOST
from casekit.classroom.dialogue.script import spoken
from casekit.classroom.dialogue.talk import RAN_OUT
from casekit.classroom.dialogue.words import TEXTS, transcript
from casekit.classroom.download import Download
from casekit.classroom.inputs.number_field import NumberField
from casekit.classroom.inputs.talk_html import debrief_html, log_html
from casekit.classroom.inputs.undoing import Undoing
from casekit.classroom.kinds.dialogue import Dialogue
from casekit.classroom.knobs import tick
from casekit.classroom.views import View

PATIENCE = 0.4
"""Seconds within which a second press was meant for the first: the buttons are the same ones."""

SEEN = "<i class='said' data-turn='{}'></i>"
"""Stands below what can be said, and brings it into sight (`styling.py`) as the talk grows."""


class Talking:
    """A talk that is played on a card.

    Its buttons stay where they are and change their words, so that the keyboard stays with them. A
    talk that is begun anew can be brought back; what was said in a talk cannot be taken back.
    """

    def __init__(self, kind: Dialogue, asked):
        self._kind, self._mart = kind, asked.mart
        self._told: list[Callable[[], None]] = []
        self._entered: list[Callable[[], None]] = []
        self._talk, self._begun, self._since = kind.talk(asked.mart), False, 0.0
        self._log, self._debrief, self._in_sight = widgets.HTML(), widgets.HTML(), widgets.HTML()
        self._timed = tick(TEXTS("with_clock"), value=True)
        self._begin = button(TEXTS("begin"), "phone", "primary")
        self._begin.on_click(lambda _: when_arrived(self._start))  # the tick beside it, too
        self._clock = Clock(lambda: self._say(RAN_OUT))
        self._choices = [_choice() for _ in range(MOST)]
        for place, one in enumerate(self._choices):
            one.on_click(lambda _, place=place: self._press(place))
        sums = [node.sum for node in kind.script.nodes.values() if node.sum is not None]
        self._sum = _SumField(sums[0].unit if sums else "", self._say_sum)
        self._again = button(TEXTS("again"), "phone")
        self._again.on_click(lambda _: self._anew())
        self._undoing = Undoing(self._bring_back)
        self._offer = Download(lambda: transcript(self._talk), TEXTS("file"))
        self._after = View(asked.title)
        brief = markup.markdown(spoken(kind.script.brief, self._talk.facts))
        opening = _row(self._begin, self._timed)
        self._closing = _row(self._again, self._undoing.button, self._offer.box)
        self._opening = opening
        self.box = widgets.VBox([
            widgets.HTML(f"<div class='brief'>{brief}</div>"), opening, self._log, self._clock.box,
            *self._choices, self._sum.box, self._in_sight, self._debrief, self._after.box, self._closing,
        ])  # fmt: skip
        self._show()

    def _start(self) -> None:
        self._begun = True
        self._show()
        self._choices[0].focus()

    def _anew(self) -> None:
        """Begin a new talk; the one that was can be brought back."""
        self._undoing.note(self._talk.moves)
        self._talk, self._begun = self._kind.talk(self._mart), False
        self._show()
        self._tell()
        self._begin.focus()

    def _bring_back(self, moves: list) -> None:
        self._play(moves)
        self._tell()
        self._again.focus()

    def _play(self, moves: list) -> None:
        """Stand where some moves lead."""
        talk = self._kind.talk(self._mart)
        for move in moves:
            talk.move(move)
        self._talk, self._begun = talk, bool(moves)
        self._show()

    def _press(self, place: int) -> None:
        if time.monotonic() - self._since >= PATIENCE:
            self._say(self._talk.choices[place].name)
            self._keep_the_keyboard(place)

    def _say_sum(self, figure: float) -> None:
        self._say(figure)
        self._keep_the_keyboard(0)

    def _keep_the_keyboard(self, place: int) -> None:
        """Let it go on where the talk does, if the button that was pressed is there no more."""
        if self._talk.over is not None:
            self._again.focus()
        elif place >= len(self._talk.choices) > 0:
            self._choices[0].focus()

    def _say(self, move: object) -> None:
        """Say something, or let the clock run out; at the end the talk is judged."""
        if self._talk.over is not None:
            return
        asked_before = self._talk.node.sum is not None
        self._talk.move(move)
        self._show()
        if self._talk.over is None and (self._talk.node.sum is not None) != asked_before:
            (self._sum if self._talk.node.sum is not None else self._choices[0]).focus()
        self._tell()
        if self._talk.over is not None:
            for entered in self._entered:
                entered()

    def _tell(self) -> None:
        self._offer.withdraw()
        for told in self._told:
            told()

    def _show(self) -> None:
        """Show where the talk stands."""
        talk, over = self._talk, self._talk.over is not None
        self._since = time.monotonic()
        _visible(self._opening, not self._begun)
        self._log.value = log_html(talk) if self._begun else ""
        going = self._begun and not over
        words = [one.says for one in talk.choices] if going else []
        for one, says in zip(self._choices, [*words, *[None] * MOST], strict=False):
            one.description = "" if says is None else spoken(says, talk.facts)
            _visible(one, says is not None)
        self._sum.ask(talk.node.sum if going else None)
        self._in_sight.value = SEEN.format(len(talk.turns)) if going else ""
        self._clock.stop()
        if going and self._timed.value and talk.node.clock is not None:
            self._clock.start(talk.node.clock)
        self._debrief.value = debrief_html(talk) if over else ""
        shown = self._kind.after if over else None
        self._after.show(lambda: None if shown is None else shown(self._mart))
        back = not self._undoing.button.disabled
        _visible(self._closing, over or back)
        _visible(self._undoing.button, back)
        for part in (self._again, self._offer.box):
            _visible(part, over)

    def on_move(self, told: Callable[[], None]) -> None:
        """Call `told` whenever something is said."""
        self._told.append(told)

    def on_enter(self, entered: Callable[[], None]) -> None:
        """Call `entered` when a talk comes to its end."""
        self._entered.append(entered)

    @property
    def answer(self) -> object:
        return self._talk.moves or BLANK

    def fill(self, answer: list) -> None:
        self._play(answer)
        self._tell()

    def said_in_words(self) -> list[str | float]:
        """Return what a reader sees himself say: the words of each choice, or a figure."""
        return [
            turn.move if turn.says is None else spoken(turn.says, self._talk.facts)
            for turn in self._talk.turns
        ]

    @property
    def state(self) -> list:
        return self._talk.moves

    @state.setter
    def state(self, state: list) -> None:
        if not isinstance(state, list):
            raise TypeError("no moves")
        self._play(state)
        self._clock.stop()  # the reader may be elsewhere on the page: it runs from his next words on


class _SumField:
    """Where a figure is typed and said."""

    def __init__(self, unit: str, say_it: Callable[[object], None]):
        self._say_it = say_it
        self._field = NumberField(unit)
        self._field.on_enter(lambda: when_arrived(self._said))
        self._button = button(TEXTS("say_sum"), "commenting-o", "primary")
        self._button.on_click(lambda _: when_arrived(self._said))
        self._unread = widgets.HTML()
        self.box = widgets.VBox([_row(self._field.box, self._button), self._unread])

    def ask(self, asked) -> None:
        """Ask for a sum, or for nothing."""
        _visible(self.box, asked is not None)
        self._field.state = ""
        self._unread.value = ""

    def focus(self) -> None:
        """Put the keyboard on the field."""
        self._field.focus()

    def _said(self) -> None:
        given = self._field.answer
        try:
            figure = float(given)  # type: ignore[arg-type]
        except (TypeError, ValueError, OverflowError):
            figure = float("nan")
        if figure != figure or abs(figure) > 1e9:
            self._unread.value = markup.aside(TEXTS("sum_unread"))
            return
        self._say_it(figure)


def _choice() -> widgets.Button:
    button = widgets.Button(layout=widgets.Layout(width="auto"))
    button.add_class("say")
    return button


def _row(*parts: widgets.Widget) -> widgets.HBox:
    layout = widgets.Layout(flex_flow="row wrap", align_items="center", grid_gap="0 12px")
    return widgets.HBox(list(parts), layout=layout)


def _visible(widget: widgets.DOMWidget, shown: bool) -> None:
    widget.layout.display = "" if shown else "none"
