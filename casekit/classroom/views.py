"""A place on the page for what a control leads to: figure, table, words, or a kind apology."""

import html
import logging
from collections.abc import Callable

import ipywidgets as widgets
import pandas as pd

from casekit import plotting
from casekit.classroom import markup
from casekit.classroom.speech import say

_MOST_ROWS = 20


class View:
    """Shows whatever a function returns; replaces it the next time.

    Attributes:
        box: the widget.
        fault: the exception of the last function, None if it went well.
    """

    def __init__(self):
        self.fault: Exception | None = None
        self._shown: list[widgets.Widget] = []
        self._kinds: list[str] = []
        self.box = widgets.VBox()

    def show(self, made: Callable[[], object]) -> None:
        """Show what `made()` returns: a figure, a DataFrame, Markdown, a widget, or a list of these."""
        try:
            results = made()
            parts = results if isinstance(results, (list, tuple)) else [results]
            drawn = [_drawn(part) for part in parts if part is not None]
            self.fault = None
        except Exception as fault:
            logging.getLogger(__name__).info("a view failed", exc_info=fault)
            self.fault = fault
            drawn = [
                ("html", markup.box(markup.ORANGE, say("explorer.failed"), say("explorer.try")))
            ]
        self._put(drawn)

    def _put(self, drawn: list[tuple[str, object]]) -> None:
        """Refill the widgets that are there where the kinds agree: pictures then do not flicker."""
        kinds = [kind for kind, _ in drawn]
        if kinds != self._kinds or "widget" in kinds:
            self._kinds = kinds
            self._shown = [made if kind == "widget" else _EMPTY[kind]() for kind, made in drawn]
            self.box.children = self._shown
        for widget, (kind, content) in zip(self._shown, drawn, strict=True):
            if kind == "picture":
                widget.value, widget.width = content
            elif kind == "html":
                widget.value = content


_EMPTY = {
    "picture": lambda: widgets.Image(format="png", layout=widgets.Layout(max_width="100%")),
    "html": widgets.HTML,
}


def _drawn(part: object) -> tuple[str, object]:
    """Return a part as ("picture", (png, width)), ("html", text) or ("widget", itself)."""
    if hasattr(part, "savefig"):
        width = plotting.page_width(part)
        return "picture", (plotting.picture(part), str(width))
    if isinstance(part, pd.DataFrame):
        return "html", table_html(part)
    if isinstance(part, widgets.Widget):
        return "widget", part
    return "html", markup.markdown(str(part))


def table_html(table: pd.DataFrame) -> str:
    """Return the first rows of a table as HTML, numbers rounded for a reader."""
    from casekit.text import number

    shown = table.head(_MOST_ROWS)
    formats = {name: number for name in shown.columns if pd.api.types.is_float_dtype(shown[name])}
    plain = shown.index.names == [None]
    body = shown.to_html(formatters=formats, index=not plain, border=0, na_rep="–", justify="left")
    more = len(table) - len(shown)
    note = f"<div style='opacity:.7'>{html.escape(say('explorer.more_rows', count=more))}</div>"
    return body + (note if more > 0 else "")
