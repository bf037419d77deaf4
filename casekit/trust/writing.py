"""The report's files: a page and a notebook, side by side."""

from __future__ import annotations

from pathlib import Path

import nbformat

from casekit.trust import notebook, page
from casekit.trust.report import Report

_KNOWN = {".html", ".htm", ".ipynb"}


def beside(folder: Path) -> Path:
    """Return where the report on a dataset goes if nothing is said: beside its folder."""
    whole = folder.resolve()
    return whole.with_name(f"{whole.name}-report.html")


def write(report: Report, folder: Path, out: Path) -> tuple[Path, Path]:
    """Write page and notebook in the current language; return where they are.

    `out` names the page; the notebook stands beside it under the same name. `folder` is that of
    the dataset, which the notebook opens when it is run again.
    """
    name = out.stem if out.suffix in _KNOWN else out.name
    out.parent.mkdir(parents=True, exist_ok=True)
    made = out.with_name(f"{name}.html"), out.with_name(f"{name}.ipynb")
    made[0].write_text(page.html(report), encoding="utf-8")
    cells = nbformat.writes(notebook.make(report, folder.resolve()))
    made[1].write_text(cells + "\n", encoding="utf-8")
    return made
