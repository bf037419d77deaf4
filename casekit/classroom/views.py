"""A place on the page for what a control leads to: figure, table, words, or a kind apology."""

import html
import logging
import re
from collections.abc import Callable

import ipywidgets as widgets
import pandas as pd

from casekit.classroom import markup
from casekit.classroom.faults import strict
from casekit.classroom.speech import say
from casekit.drawing import pictures

_MOST_ROWS, _SHORT = 20, 16
_FIGURE = re.compile(r"–|[+−-]?[\d,.]+(e[+-]?\d+)?[\s\u202f]?%?")


class View:
    """Shows whatever a function returns; replaces it the next time.

    Args:
        title: of the panel; its tables are called so.

    Attributes:
        box: the widget.
        fault: the exception of the last function, None if it went well.
    """

    def __init__(self, title: str = ""):
        self._title = title
        self.fault: Exception | None = None
        self._shown: list[widgets.Widget] = []
        self._kinds: list[str] = []
        self.box = widgets.VBox()

    def show(self, made: Callable[[], object]) -> None:
        """Show what `made()` returns: a figure, a DataFrame, Markdown, a widget, or a list of these."""
        try:
            results = made()
            parts = results if isinstance(results, (list, tuple)) else [results]
            drawn = [_drawn(part, self._title) for part in parts if part is not None]
            self.fault = None
        except Exception as fault:
            if strict():
                raise
            logging.getLogger(__name__).info("a view failed", exc_info=fault)
            self.fault = fault
            drawn = [
                ("html", markup.box(markup.ORANGE, say("explorer.failed"), say("explorer.try")))
            ]
        self._put(drawn)

    def _put(self, drawn: list[tuple[str, object]]) -> None:
        """Refill the widgets that are there where the kinds agree: the page then does not jump."""
        kinds = [kind for kind, _ in drawn]
        if kinds != self._kinds or "widget" in kinds:
            self._kinds = kinds
            self._shown = [made if kind == "widget" else widgets.HTML() for kind, made in drawn]
            self.box.children = self._shown
        for widget, (kind, content) in zip(self._shown, drawn, strict=True):
            if kind != "widget":
                widget.value = content


def _drawn(part: object, title: str) -> tuple[str, object]:
    """Return a part as ("html", text) or ("widget", itself)."""
    if hasattr(part, "savefig"):
        return "html", pictures.picture_html(part)
    if isinstance(part, pd.DataFrame):
        return "html", table_html(part, title)
    if isinstance(part, widgets.Widget):
        return "widget", part
    return "html", markup.markdown(str(part))


def table_html(table: pd.DataFrame, title: str = "") -> str:
    """Return the first rows of a table as HTML: figures rounded for a reader and set to the right.

    The name of the index heads its column; a table wider than the page scrolls by itself. The title
    is its name for those who hear the page.
    """
    shown = table.head(_MOST_ROWS)
    # Numbers without a name are what a filter left over; words say what a row is about.
    numbered = pd.api.types.is_numeric_dtype(shown.index.dtype)
    named = shown.index.names != [None] or not numbered
    levels = range(shown.index.nlevels) if named else ()
    heads = [_column(shown.index.get_level_values(level).to_series(), "th") for level in levels]
    figures = [_column(shown.iloc[:, place], "td") for place in range(shown.shape[1])]
    body = _table(heads + figures, title)
    more = len(table) - len(shown)
    note = f"<div style='opacity:.7'>{html.escape(say('explorer.more_rows', count=more))}</div>"
    return f"<div style='overflow-x:auto'>{body}</div>" + (note if more > 0 else "")


def _column(column: pd.Series, tag: str) -> list[str]:
    """Return the cells of a column from its head down, each as HTML."""
    from casekit.text import number

    rounded = pd.api.types.is_float_dtype(column)
    words = ["–" if _missing(v) else number(v) if rounded else str(v) for v in column]
    side = "right" if all(_FIGURE.fullmatch(word) for word in words) else "left"
    # Figures and short names stay on their line; a head may be broken, but not within a word.
    short = side == "right" or max(map(len, words)) <= _SHORT
    style = f"text-align:{side};vertical-align:top;" + ("white-space:nowrap" if short else "")
    name = "" if column.name is None else html.escape(str(column.name))
    head = f"<th style='text-align:{side};word-break:keep-all'>{name}</th>"
    return [head, *(f"<{tag} style='{style}'>{html.escape(word)}</{tag}>" for word in words)]


def _table(columns: list[list[str]], title: str) -> str:
    if not columns:
        return ""
    head, *rows = ("".join(cells) for cells in zip(*columns, strict=True))
    body = "".join(f"<tr>{row}</tr>" for row in rows)
    named = f' aria-label="{html.escape(title)}"' if title else ""
    return f"<table class='dataframe'{named}><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _missing(value: object) -> bool:
    return pd.api.types.is_scalar(value) and bool(pd.isna(value))
