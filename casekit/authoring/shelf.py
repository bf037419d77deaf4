"""Notebooks on disk: written whole or not at all, and never over somebody's work."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from casekit.authoring.cells import LANGUAGES
from casekit.authoring.notebook import from_bytes, record, was_edited

FOLDERS = ("notebooks", "exercises", "solutions")
_UNFINISHED = ".writing"


def read(path: Path) -> bytes | None:
    """A file's content with LF line ends (a checkout may have made CRLF); None if missing."""
    return path.read_bytes().replace(b"\r\n", b"\n") if path.is_file() else None


def write(path: Path, content: bytes) -> bool:
    """Put a file in place in one step; return whether it changed.

    Killed at any moment, the old file or the new one is there, whole.
    """
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}{_UNFINISHED}")
    with unfinished.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(unfinished, path)
    return True


def keep_edited(path: Path) -> Path | None:
    """Copy a notebook that somebody edited to a free name beside it; return where, if so."""
    content = read(path)
    if content is None or not was_edited(content):
        return None
    number = 1
    while True:
        mark = ".edited" if number == 1 else f".edited-{number}"
        copy = path.with_name(f"{path.stem}{mark}{path.suffix}")
        if not copy.exists():
            shutil.copy2(path, copy)
            return copy
        if read(copy) == content:
            return copy
        number += 1


def orphans(root: Path, expected: Collection[PurePosixPath]) -> list[Path]:
    """Notebooks in the built folders that no lesson makes."""
    found = []
    for folder in FOLDERS:
        for lang in LANGUAGES:
            for path in sorted((root / folder / lang).glob("*.ipynb")):
                if PurePosixPath(folder, lang, path.name) not in expected:
                    found.append(path)
    return found


def is_ours_untouched(path: Path) -> bool:
    """Whether the build made a notebook and nobody changed its cells since."""
    content = read(path)
    return content is not None and bool(record(from_bytes(content))) and not was_edited(content)


def sweep(root: Path) -> None:
    """Remove what killed builds left half-written."""
    for folder in FOLDERS:
        for lang in LANGUAGES:
            for path in (root / folder / lang).glob(f".*{_UNFINISHED}"):
                path.unlink(missing_ok=True)
