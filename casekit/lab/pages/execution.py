"""The cells of a page, run one after the other as its browser asks; faults said in a sentence."""

from __future__ import annotations

import html

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook, new_output
from voila.tornado.execution_request_handler import ExecutionRequestHandler

from casekit.lab.pages.frame import TEXTS
from casekit.lab.pages.outline import PageCell


def await_browser(kernel: str, cells: list[PageCell], config) -> None:
    """Keep a page's cells until its browser asks for them to be run on a kernel."""
    notebook = new_notebook(cells=[new_code_cell(cell.text, id=cell.id) for cell in cells])
    ExecutionRequestHandler._execution_data[kernel] = {
        "nb": notebook,
        "config": config,
        "show_tracebacks": True,  # what a reader is told of them is decided below
    }


def forget(kernel: str) -> None:
    """Let go of the cells of a page that was left before its browser asked for them."""
    ExecutionRequestHandler._execution_data.pop(kernel, None)


class PageExecution(ExecutionRequestHandler):
    """Voilà's, with the kit's words for faults; then the next kernel is warmed."""

    _executor = None  # Voilà's own forgets that a page may be closed before it has asked

    def initialize(self, kernels) -> None:
        """Take the `kernels` of pages."""
        super().initialize()
        self._kernels = kernels

    def write_message(self, message, binary: bool = False):
        """Send what a cell has shown, faults said in a sentence and warnings left out."""
        payload = message.get("payload", {}) if isinstance(message, dict) else {}
        if "output_cell" in payload:
            spoken(payload["output_cell"])
        return super().write_message(message, binary)

    def on_close(self) -> None:
        """Go on where Voilà's own ends: the page is whole, there is time to warm another kernel."""
        super().on_close()
        self._kernels.refill()


def spoken(cell: NotebookNode) -> None:
    """Say a cell's faults in a sentence, and leave out what only a developer reads."""
    kept = [one for one in cell.get("outputs", []) if one.get("name") != "stderr"]
    cell["outputs"] = [_said(one) if one["output_type"] == "error" else one for one in kept]


def _said(error: NotebookNode) -> NotebookNode:
    """A fault of the kit's own speaks for itself: it comes without a traceback."""
    plain = error.get("traceback") == [error.get("evalue")]
    sentence = error["evalue"] if plain else TEXTS("section.fault")
    shown = f'<p class="fault" role="status">{html.escape(sentence)}</p>'
    return new_output("display_data", {"text/html": shown, "text/plain": sentence})
