"""Notebook files: the same cells give the same bytes, and a file knows whether it was edited."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from casekit.authoring.edition import Edition, Page
from casekit.authoring.source import Lesson

MARK = "casekit"


def make(lesson: Lesson, edition: Edition, lang: str, pages: Iterable[Page]) -> dict:
    """A notebook (nbformat 4.5, as plain data) with a record of where it comes from."""
    cells = [_cell(page) for page in pages]
    return {
        "cells": cells,
        "metadata": {
            MARK: {
                "built_from": f"lessons/{lesson.name}",
                "cells": fingerprint(cells),
                "edition": edition.name,
                "lang": lang,
                "note": "built from the lesson: edit the lesson, not this notebook",
            },
            "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _cell(page: Page) -> dict:
    cell = {
        "cell_type": page.kind,
        "id": page.id,
        "metadata": dict(page.metadata),
        "source": page.text.splitlines(keepends=True),
    }
    if page.kind == "code":
        cell |= {"execution_count": None, "outputs": []}
    return cell


def to_bytes(notebook: dict) -> bytes:
    """The file's content: UTF-8, LF, keys sorted, laid out as Jupyter itself does."""
    text = json.dumps(
        notebook, ensure_ascii=False, indent=1, sort_keys=True, separators=(",", ": ")
    )
    return (text + "\n").encode("utf-8")


def from_bytes(content: bytes) -> dict | None:
    """The notebook in a file, or None where it is not one."""
    try:
        notebook = json.loads(content.decode("utf-8"))
        return notebook if isinstance(notebook["cells"], list) else None
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def source(cell: dict) -> str:
    """A cell's text, whichever way it is stored."""
    text = cell.get("source", "")
    return text if isinstance(text, str) else "".join(text)


def fingerprint(cells: list[dict]) -> str:
    """Hash of what a person writes in a notebook: order, kind, id and text of its cells."""
    written = [[cell.get("id"), cell.get("cell_type"), source(cell)] for cell in cells]
    text = json.dumps(written, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()[:16]


def record(notebook: dict | None) -> dict:
    """What the build noted in a notebook; {} for one that it did not make."""
    found = (notebook or {}).get("metadata", {}).get(MARK)
    return found if isinstance(found, dict) else {}


def was_edited(content: bytes) -> bool:
    """Whether somebody changed the cells since the build, or the file is no notebook of ours."""
    notebook = from_bytes(content)
    return notebook is None or record(notebook).get("cells") != fingerprint(notebook["cells"])


def differing_cells(old: dict | None, new: dict) -> list[str]:
    """Ids of the cells that are new, gone or of another text or metadata, in the new order."""

    def written(notebook: dict | None) -> dict[str, tuple]:
        cells = (notebook or {}).get("cells", [])
        return {
            str(cell.get("id")): (cell.get("cell_type"), source(cell), cell.get("metadata"))
            for cell in cells
        }

    before, after = written(old), written(new)
    changed = [name for name in after if before.get(name) != after[name]]
    return changed + [name for name in before if name not in after]
