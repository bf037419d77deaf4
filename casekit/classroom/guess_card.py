"""A guess's card: the inputs of its kind, then its chart with the guess marked on it."""

from __future__ import annotations

from contextlib import suppress

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.arrival import when_arrived
from casekit.classroom.buttons import button
from casekit.classroom.card_frame import bundle, framed, head
from casekit.classroom.inputs import inputs_for
from casekit.classroom.kinds.guess import Locked
from casekit.classroom.kinds.kind import LeftBlank, Unreadable
from casekit.classroom.speech import say
from casekit.classroom.styling import style_sheet
from casekit.classroom.views import View
from casekit.text import language

OPEN = "guess-open"
"""The class of a card that is done with: until it has it, a page keeps back what stands below."""
_SURE = (1, 2, 3)


class GuessCard:
    """The widget of one guess.

    Attributes:
        box: the widget.
        inputs: those of the kind that is guessed; None where the guess steps aside.
        lock_button, show_button, open_button, again_button: as a reader finds them.
    """

    def __init__(self, asked):
        self._asked, self._language = asked, language()
        self.inputs = None if asked.steps_aside else inputs_for(asked)
        self._empty = None if self.inputs is None else self.inputs.state
        self.lock_button = button(asked.lock_word, "lock", "primary")
        self.show_button = button(say("guess.show"), "eye")
        self.open_button = button(say("guess.open"), "unlock-alt")
        self.again_button = button(say("guess.again"), "undo")
        self.lock_button.on_click(lambda _: when_arrived(self.lock))
        self.show_button.on_click(lambda _: self._close(None))
        self.open_button.on_click(lambda _: self._open())
        self.again_button.on_click(lambda _: self._again())
        self._sure = _sureness() if asked.question.kind.sure else None
        self._said, self._view = widgets.HTML(), View(asked.title)
        self._entry = widgets.VBox(self._entry_parts())
        after = widgets.HBox([self.open_button, self.again_button], layout=_row())
        self._result = widgets.VBox([self._said, self._view.box, after])
        self.box = framed([style_sheet(), widgets.HTML(head(asked)), self._entry, self._result])
        self._bring_back()
        self.refresh()

    def _entry_parts(self) -> list[widgets.Widget]:
        asked = self._asked
        if asked.aside is not None:
            return [widgets.HTML(markup.aside(asked.aside))]
        if hasattr(self.inputs, "on_enter"):
            self.inputs.on_enter(lambda: when_arrived(self.lock))
        prompt = widgets.HTML(markup.markdown(asked.key.text("prompt")))
        sure = [] if self._sure is None else [self._sure]
        row = widgets.HBox([self.lock_button, self.show_button], layout=_row())
        self._trouble = widgets.HTML(markup.aside(say("guess.how")))
        return [prompt, self.inputs.box, *sure, row, self._trouble]

    def _bring_back(self) -> None:
        """Show again what was entered, and locked, before the kernel was restarted."""
        draft = self._asked.draft
        if self.inputs is None:
            return
        if isinstance(draft, dict):
            # A draft of another version of the guess is none: the reader starts afresh.
            with suppress(TypeError, ValueError, KeyError, AttributeError, Unreadable, LeftBlank):
                self._take(draft)
        self.inputs.on_move(lambda: self._keep(locked=False))

    def _take(self, draft: dict) -> None:
        self.inputs.state = draft["state"]
        sure = draft.get("sure") if draft.get("sure") in _SURE else None
        if self._sure is not None:
            self._sure.value = sure
        if draft.get("locked"):
            kind, asked = self._asked.question.kind, self._asked
            guessed = draft.get("guessed", True)
            value = kind.entered(self.inputs.answer, asked.mart) if guessed else None
            asked.locked = Locked(value, sure)

    def _keep(self, *, locked: bool, guessed: bool = True) -> None:
        sure = None if self._sure is None else self._sure.value
        state = {"state": self.inputs.state, "sure": sure, "locked": locked, "guessed": guessed}
        self._asked.draft = state

    @property
    def stale(self) -> bool:
        """Whether the card speaks another language by now, or somebody closed it."""
        return self._language != language() or self.box.comm is None

    def lock(self) -> None:
        """Lock what was entered and show what is; a guess that cannot be read stays open."""
        self._close(self.inputs.answer)

    def _close(self, answer: object | None) -> None:
        asked = self._asked
        if asked.locked is not None:
            return
        trouble = asked.lock(answer, None if self._sure is None else self._sure.value)
        self._trouble.value = markup.aside(trouble or say("guess.how"))
        if not trouble:
            self._keep(locked=True, guessed=answer is not None)
            self.refresh()

    def _again(self) -> None:
        """Begin anew: the next person does not find what the last one entered."""
        self.inputs.state = self._empty
        if self._sure is not None:
            self._sure.value = None
        self._asked.unlock()

    def _open(self) -> None:
        self.refresh()
        if self._asked.sealed:
            self._said.value += markup.aside(say("guess.not_yet", later=self._asked.later_title))

    def refresh(self) -> None:
        """Show the inputs, or what is said of the locked guess and the chart with it."""
        asked = self._asked
        locked = asked.locked is not None
        self._entry.layout.display = "none" if locked else ""
        self._result.layout.display = "" if locked else "none"
        done = locked or asked.steps_aside
        (self.box.add_class if done else self.box.remove_class)(OPEN)
        if not locked:
            return
        sealed = asked.sealed
        self.open_button.layout.display = "" if sealed else "none"
        self._said.value = markup.markdown(asked.told())
        self._view.show(lambda: [] if sealed else asked.shown())

    def bundle(self) -> dict:
        """Return the card for display; where there are no widgets, as a text that stands still."""
        return bundle(self.box, self._asked)


def _sureness() -> widgets.ToggleButtons:
    options = [(say(f"guess.sureness_{n}"), n) for n in _SURE]
    return widgets.ToggleButtons(
        options=options, value=None, description=say("guess.how_sure"),
        style={"description_width": "initial", "button_width": "auto"},
    )  # fmt: skip


def _row() -> widgets.Layout:
    return widgets.Layout(flex_flow="row wrap")
