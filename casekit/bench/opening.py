"""What a trainee waits for and what a laptop must hold: imports, and a kernel with a lesson open."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from casekit import mart
from casekit.bench.figure import Figure, best_of

_IMPORT = "import time; start = time.perf_counter(); import {0}; print(time.perf_counter() - start)"


def imports() -> list[Figure]:
    """What `import casekit` adds to `import pandas`, best of five."""
    pandas, both = (
        min(float(_python(_IMPORT.format(name))) for _ in range(5))
        for name in ("pandas", "pandas, casekit")
    )
    return [Figure("import_casekit", max(both - pandas, 0.0), "s", high=0.1)]


def contract(dataset: Path) -> list[Figure]:
    """Holding a class base against the contract, best of three."""
    (seconds,) = best_of(3, lambda: mart.check(mart.open(dataset)))
    return [Figure("contract", seconds, "s", high=3.0)]


_LESSON = """
import json, psutil, sys
import nbformat
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
for cell in nbformat.read(sys.argv[1], as_version=4).cells:
    if cell.cell_type == "code":
        shell.run_cell(cell.source, silent=True).raise_error()
print(json.dumps(psutil.Process().memory_info().rss))
"""


def kernel(notebook: Path, dataset: Path) -> list[Figure]:
    """Memory of a process in which every cell of the lecture has run."""
    words = _python(_LESSON, str(notebook), CASEKIT_DATA=str(dataset), MPLBACKEND="agg")
    return [
        Figure(
            "kernel", json.loads(words.splitlines()[-1]) / 2**20, "MB", high=500, note=notebook.stem
        )
    ]


def _python(code: str, *args: str, **environment: str) -> str:
    """What a fresh Python prints."""
    run = subprocess.run(
        [sys.executable, "-c", code, *args],
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )
    return run.stdout
