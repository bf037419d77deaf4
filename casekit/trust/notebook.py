"""The report as a notebook: cells that call the kit's public functions, with what they gave.

A teacher wants to see the result on any machine and to ask further on his own. So every cell holds
its output, taken from the report at hand, and is the code that gives this very output when run.
"""

from __future__ import annotations

import base64
from pathlib import Path

import pandas as pd
from nbformat import v4

from casekit.drawing import pictures, theme
from casekit.text import language
from casekit.trust import charts, summary, tables
from casekit.trust.report import Report
from casekit.trust.words import TEXTS

_OPENING = """\
from casekit import mart, text, trust
from casekit.drawing import pictures, theme
from casekit.trust import charts, summary, tables
from casekit.trust.quantities import QUANTITIES

text.set_language({lang!r})
theme.theme({lang!r})
pictures.shown_in_notebooks()
base = mart.open({folder!r})
report = trust.examine(base)
print("\\n".join(summary.lines(report)))"""

_TABLES = {name: (name,) for name in summary.SECTIONS} | {
    "calibration": ("likeness", "calibration")
}
"""Tables of each part."""


def make(report: Report, folder: Path) -> dict:
    """Return the notebook (nbformat 4.5) on a report, in the current language.

    Args:
        report: on the dataset in `folder`, which the notebook opens when it is run again.
        folder: absolute path of the dataset.
    """
    theme.theme(language())
    facts = {
        "title": TEXTS("page.title"),
        "opening": TEXTS("page.opening", base=summary.described(report)),
    }
    opening = TEXTS("notebook.open", **facts)
    code = _OPENING.format(lang=language(), folder=str(folder))
    cells = [_prose(opening), _printed(code, "\n".join(summary.lines(report)))]
    for section in summary.SECTIONS if report.sound else summary.SECTIONS[-1:]:
        lead = TEXTS(f"{section}.lead")
        cells.append(_prose(f"## {TEXTS(f'{section}.title')}\n\n{lead}"))
        cells += [_table(name, getattr(tables, name)(report)) for name in _TABLES[section]]
    if report.sound:
        cells.append(_prose(f"## {TEXTS('charts.title')}"))
        cells += [_picture(name, figure) for name, figure in charts.drawn(report)]
        cells.append(_prose(TEXTS("notebook.closing")))
        cells.append(_printed('print(QUANTITIES["arpu"](base))', f"{_arpu(report)}"))
    for number, cell in enumerate(cells):
        cell["id"] = f"trust-{number}"
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    return v4.new_notebook(cells=_numbered(cells), metadata={"kernelspec": kernel})


def _arpu(report: Report) -> float:
    return next(one.actual for one in report.measured if one.target.quantity == "arpu")


def _prose(text: str):
    return v4.new_markdown_cell(text.rstrip())


def _printed(code: str, said: str):
    output = v4.new_output("stream", name="stdout", text=said + "\n")
    return v4.new_code_cell(code, outputs=[output])


def _table(name: str, frame: pd.DataFrame):
    html = tables.styled(frame).to_html()
    data = {"text/html": html, "text/plain": frame.to_string(index=False)}
    code = f"tables.styled(tables.{name}(report))"
    return v4.new_code_cell(code, outputs=[v4.new_output("execute_result", data)])


def _picture(name: str, figure):
    png = base64.b64encode(pictures.picture(figure)).decode("ascii")
    size = {"image/png": {"width": pictures.page_width(figure)}}
    output = v4.new_output("execute_result", {"image/png": png}, metadata=size)
    return v4.new_code_cell(f"charts.{name}(report)", outputs=[output])


def _numbered(cells: list) -> list:
    """Code cells count their runs, and results bear the number of theirs."""
    codes = [cell for cell in cells if cell["cell_type"] == "code"]
    for number, cell in enumerate(codes, start=1):
        cell["execution_count"] = number
        for output in cell["outputs"]:
            if output["output_type"] == "execute_result":
                output["execution_count"] = number
    return cells
