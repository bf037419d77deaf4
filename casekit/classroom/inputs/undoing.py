"""A button that takes back the last move, and the ones before it."""

from collections.abc import Callable

import ipywidgets as widgets

from casekit.classroom.speech import say

MOST = 200
"""Moves that are remembered."""


class Undoing:
    """The moves of a reader, the last one last, and the button that takes them back.

    While the keyboard is on the card Ctrl+Z presses it (see `styling.py`).

    Args:
        take_back: called with what was noted of the move that is taken back.

    Attributes:
        button: to be shown; it can be pressed as long as there is a move.
    """

    def __init__(self, take_back: Callable[[object], None]):
        self._take_back = take_back
        self._moves: list[object] = []
        layout = widgets.Layout(width="auto", align_self="flex-start")
        self.button = widgets.Button(description=say("inputs.undo"), icon="undo", layout=layout)
        self.button.add_class("undo")
        self.button.on_click(lambda _: self._undo())
        self.button.disabled = True

    def note(self, move: object) -> None:
        """Remember a move."""
        self._moves = [*self._moves[-MOST + 1 :], move]
        self.button.disabled = False

    def forget(self) -> None:
        """Forget all moves: what is shown was not made by them."""
        self._moves = []
        self.button.disabled = True

    def _undo(self) -> None:
        if self._moves:
            move = self._moves.pop()
            self.button.disabled = not self._moves
            self._take_back(move)
