"""What would give an answer away, shown once the answer is in."""

from __future__ import annotations

from collections.abc import Callable, Collection

from casekit.classroom.asked import AskedQuestion
from casekit.classroom.controls import Switch
from casekit.classroom.explorer import Explorer, explorer
from casekit.classroom.speech import TEXTS
from casekit.text import Catalogue


def opened_after(
    asked: Collection[AskedQuestion], parts: Callable[[], list], texts: Catalogue
) -> Explorer:
    """Return a switch that shows the parts once questions have passed or were tried twice.

    Turned on before, it opens as soon as it may; once nothing is left to try it opens by itself.

    Args:
        asked: the questions; those that step aside are not waited for.
        parts: → figures, tables, Markdown; made when they are shown.
        texts: the topic's catalogue, with `debrief`: `open` is the switch's label; the state is told
            by `closed` (how to open it) and `opened`.
    """

    def state(open: bool) -> str:
        if not all(one.solution_open or one.steps_aside for one in asked):
            return "closed"
        return "opened" if open else "hidden"

    def says(shown: str) -> str:
        return TEXTS("debrief_hidden") if shown == "hidden" else texts(f"debrief.{shown}")

    def settled() -> None:
        panel.set(open=panel.values["open"] or _finished(asked))

    switch = {"open": Switch(_finished(asked), label=texts.node("debrief.open"))}
    panel = explorer(switch, state, lambda shown: parts() if shown == "opened" else [], says=says)
    for one in asked:
        one.on_settled(settled)
    return panel


def _finished(asked: Collection[AskedQuestion]) -> bool:
    return all(one.finished or one.steps_aside for one in asked)
