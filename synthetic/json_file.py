"""JSON files of ours: what they say, or nothing where they are not there, cut short or overwritten."""

from __future__ import annotations

import json
from pathlib import Path


def read_json(path: Path) -> object | None:
    """Return what a JSON file holds; None where it cannot be read as one."""
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None


def read_object(path: Path) -> dict:
    """Return the fields of a JSON file; none where it cannot be read or holds something else."""
    found = read_json(path)
    return found if isinstance(found, dict) else {}
