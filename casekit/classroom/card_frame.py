"""What a question's card and a guess's have in common: frame, head, and how they are displayed."""

import html
from collections.abc import Sequence

import ipywidgets as widgets

from casekit.classroom import markup
from casekit.classroom.showing import still_question
from casekit.classroom.speech import say


def framed(parts: Sequence[widgets.Widget], width: str = "60em") -> widgets.VBox:
    """Return the parts of a card in their frame, `width` at most."""
    layout = widgets.Layout(
        border="1px solid #9CA3AF", padding="8px 14px", margin="6px 0", max_width=width
    )
    box = widgets.VBox(list(parts), layout=layout)
    box.add_class("casekit")
    return box


def head(asked, state: str = "") -> str:
    """Return a card's head as HTML: title, minutes, track, and where the learner stands.

    Args:
        asked: the question that is asked.
        state: HTML.
    """
    track = html.escape(say(f"card.track_{asked.question.track}"))
    return (
        "<div style='display:flex;flex-wrap:wrap;gap:2px 14px;align-items:baseline'>"
        f"<b style='font-size:110%'>{html.escape(asked.title)}</b>"
        f"<span style='color:{markup.GREY}'>{html.escape(asked.minutes_word)} · {track}</span>"
        f"{state}</div>"
    )


def bundle(box: widgets.Widget, asked) -> dict:
    """Return a card for display; where there are no widgets, as a text that stands still."""
    shown = box._repr_mimebundle_()
    data = shown[0] if isinstance(shown, tuple) else shown
    still = still_question(asked)
    return {**(data or {}), "text/html": still.html, "text/plain": still.plain}
