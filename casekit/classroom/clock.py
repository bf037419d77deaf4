"""A clock that runs out: a bar that shrinks on the page, and a call in the kernel when it is empty.

The bar moves by itself on the page; the kernel tells the time once. Without an event loop, as in a
test or where a notebook is run as a program, no time runs.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.speech import say

_BAR = (
    "<div role='timer' style='max-width:36em;margin:4px 0'><div style='font-size:90%;color:{grey}'>"
    "{words}</div><div style='height:6px;border:1px solid {grey};border-radius:3px;overflow:hidden'>"
    "<div class='runs-out' style='height:100%;background:{blue};animation-duration:{seconds}s'></div>"
    "</div></div>"
)


class Clock:
    """A clock on the page.

    Args:
        ran_out: called when the time is over.

    Attributes:
        box: the widget; empty while no time runs.
    """

    def __init__(self, ran_out: Callable[[], None]):
        self._ran_out = ran_out
        self._waiting: asyncio.TimerHandle | None = None
        self.box = widgets.HTML()

    def start(self, seconds: float) -> None:
        """Let so many seconds run, from now; what ran before is forgotten."""
        self.stop()
        words = say("clock.seconds", seconds=seconds)
        self.box.value = _BAR.format(
            words=words, seconds=seconds, grey=markup.GREY, blue=markup.BLUE
        )
        with suppress(RuntimeError):  # no loop: nobody waits
            self._waiting = asyncio.get_running_loop().call_later(seconds, self._over)

    def stop(self) -> None:
        """Let no time run."""
        if self._waiting is not None:
            self._waiting.cancel()
        self._waiting = None
        self.box.value = ""

    def _over(self) -> None:
        self._waiting = None
        if self.box.comm is not None:  # the card is still there
            self._ran_out()
