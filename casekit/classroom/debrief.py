"""What would give an answer away, shown once the answer is in."""

from __future__ import annotations

from collections.abc import Callable

from casekit.classroom.controls import Switch
from casekit.classroom.explorer import Explorer, explorer
from casekit.classroom.sheet import AskedQuestion
from casekit.text import Catalogue


def opened_after(asked: AskedQuestion, parts: Callable[[], list], texts: Catalogue) -> Explorer:
    """Return a switch that shows the parts once a question has passed or was tried twice.

    Args:
        asked: the question.
        parts: → figures, tables, Markdown; made when they are shown.
        texts: the topic's catalogue, with `debrief`: `open` is the switch's label; the state is told
            by `closed` (how to open it) and `opened`.
    """

    def opened(open: bool) -> bool:
        return open and asked.solution_open

    def says(shown: bool) -> str:
        return texts("debrief.opened" if shown else "debrief.closed")

    switch = {"open": Switch(False, label=texts.node("debrief.open"))}
    return explorer(switch, opened, lambda shown: parts() if shown else [], says=says)
