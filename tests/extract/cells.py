"""Run notebooks cell by cell as Jupyter would, but in one process and on through errors.

python -m tests.extract.cells NOTEBOOK ... prints, as JSON, a list of [source, error, output] a
notebook; error is "" where there was none. Lectures and solutions run in strict mode, in which a
panel that fails and an answer that does not pass are errors; exercises wait for their answers.
"""

import json
import os
import sys

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output
from traitlets.config import Config


def run(path: str) -> list[tuple[str, str, str]]:
    """Run the code cells of a notebook in a shell of their own."""
    os.environ["CASEKIT_STRICT"] = "0" if "exercises" in path else "1"
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config({"HistoryManager": {"enabled": False}}))
    cells = nbformat.read(path, as_version=4).cells
    return [told(shell, cell.source) for cell in cells if cell.cell_type == "code"]


def told(shell: InteractiveShell, source: str) -> tuple[str, str, str]:
    """Run one cell; a traceback that was shown counts as an error, whoever caught the exception."""
    with capture_output() as got:
        result = shell.run_cell(source)
    said = [got.stdout, *(str(one.data.get("text/plain", "")) for one in got.outputs)]
    text = "\n".join(said)
    error = result.error_in_exec or result.error_before_exec
    if error is None and "Traceback" in text + got.stderr:
        return source, "traceback", text + got.stderr
    return source, "" if error is None else f"{type(error).__name__}: {error}", text


if __name__ == "__main__":
    print(json.dumps([run(path) for path in sys.argv[1:]]))
