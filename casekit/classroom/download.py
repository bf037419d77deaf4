"""Tables that a manager takes away: an Excel file behind a link, with no server and no network."""

import base64
import html
import io
from collections.abc import Callable

import ipywidgets as widgets
import pandas as pd

from casekit.classroom.speech import say

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_FORBIDDEN = '<>:"/\\|?*'


class Download:
    """A button that makes the file and then offers it as a link.

    Args:
        table: the table, or a function that returns it when the button is pressed.
        filename: e.g. "targets.xlsx"; signs that Windows does not allow are left out.

    Attributes:
        box: the widget.
    """

    def __init__(self, table: pd.DataFrame | Callable[[], pd.DataFrame], filename: str):
        self._table, self._filename = table, filename
        button = widgets.Button(description=say("download.make"), icon="file-excel-o",
                                layout=widgets.Layout(width="auto"))  # fmt: skip
        button.on_click(lambda _: self._make())
        self._link = widgets.HTML()
        middle = widgets.Layout(align_items="center")
        self.box = widgets.HBox([button, self._link], layout=middle)

    def withdraw(self) -> None:
        """Take the link away: the table is no longer what the file holds."""
        self._link.value = ""

    def _make(self) -> None:
        try:
            made = self._table() if callable(self._table) else self._table
            self._link.value = link_html(made, self._filename)
        except Exception:
            self._link.value = html.escape(say("download.failed"))


def download(table: pd.DataFrame | Callable[[], pd.DataFrame], filename: str) -> widgets.Box:
    """Return a `Download`'s widget, to stand in a cell of its own."""
    return Download(table, filename).box


def link_html(table: pd.DataFrame, filename: str) -> str:
    """Return a link that holds the whole file, so that it works without a network."""
    name = plain_name(filename, ".xlsx")
    held = base64.b64encode(excel(table, name.removesuffix(".xlsx"))).decode("ascii")
    words = html.escape(say("download.link", name=name, rows=len(table)))
    return (
        f'<a download="{html.escape(name)}" href="data:{_EXCEL};base64,{held}" '
        f'style="text-decoration:underline">{words}</a>'
    )


def plain_name(filename: str, ending: str) -> str:
    """Return a file's name without signs that Windows does not allow, with its ending."""
    name = "".join(sign for sign in filename if sign not in _FORBIDDEN and ord(sign) >= 32)
    return name if name.endswith(ending) else f"{name}{ending}"


def excel(table: pd.DataFrame, title: str = "Sheet1") -> bytes:
    """Return a table as an Excel file: bold fixed head, columns as wide as their content.

    Text stays text: a value that begins with `=` is not run as a formula.

    Args:
        table: what is taken away.
        title: of its sheet; what Excel does not allow there is left out.
    """
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    # An index without a name is what a filter left over, not something to take away.
    table = table.reset_index(drop=table.index.names == [None])
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    for number, name in enumerate(table.columns, start=1):
        widest = max([_width(name), *(_width(item) for item in table[name].head(200))])
        sheet.column_dimensions[get_column_letter(number)].width = min(60, widest + 2)

    def cell(value: object, bold: bool = False) -> WriteOnlyCell:
        value = _plain(value)
        made = WriteOnlyCell(sheet, value)
        if isinstance(value, str):
            made.data_type = "s"
        if bold:
            made.font = Font(bold=True)
        return made

    sheet.append([cell(str(name), bold=True) for name in table.columns])
    for row in table.itertuples(index=False, name=None):
        sheet.append([cell(value) for value in row])
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _sheet_name(title: str) -> str:
    return "".join(sign for sign in title if sign not in "[]:*?/\\'")[:31] or "Sheet1"


def _plain(value: object) -> object:
    """Return a value that Excel knows: no NumPy types, nothing for a missing value."""
    if value is None or (pd.api.types.is_scalar(value) and pd.isna(value)):
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, str):
        return _writable(value)
    if isinstance(value, (bool, int, float)):
        return value
    return value if hasattr(value, "isoformat") else _writable(str(value))


def _writable(text: str) -> str:
    """Return a text without the control characters that a workbook cannot hold; all else stays."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", text).encode("utf-8", "replace").decode("utf-8")


def _width(value: object) -> int:
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in str(value))
