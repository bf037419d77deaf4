"""The course's notebooks in a workspace: up to date, and never over a trainee's own work."""

from __future__ import annotations

import difflib
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from casekit.lab.workspace import COURSE, LabError, Workspace
from synthetic.json_file import read_object

RECORD = Path(".casekit") / "shipped.json"
EDITIONS = ("exercises", "notebooks", "solutions")
# Lessons link to each other as in the course, so its folders keep their names; nothing links to
# the solutions, and their folder says when to open it.
SOLUTIONS = {"zh": "答案-做完再打开", "en": "solutions-open-when-done"}


@dataclass(frozen=True)
class Notebook:
    """One file of the course: where it comes from and where the trainee has it.

    `name` is its path in the course, with forward slashes.
    """

    name: str
    source: Path
    target: Path


@dataclass(frozen=True)
class Update:
    """A file that the trainee had changed: it was kept, and the new one put `beside` it."""

    kept: Path
    beside: Path


def files(workspace: Workspace, course: Path = COURSE) -> Iterator[Notebook]:
    """All files that the workspace should hold, in its language."""
    for edition in EDITIONS:
        shown = SOLUTIONS[workspace.lang] if edition == "solutions" else edition
        for source in sorted((course / edition / workspace.lang).glob("[!.]*.*")):
            name = PurePosixPath(edition, workspace.lang, source.name)
            target = workspace.folder / shown / workspace.lang / source.name
            yield Notebook(str(name), source, target)


def bring_up_to_date(workspace: Workspace, course: Path = COURSE) -> list[Update] | None:
    """Copy what is missing, renew what the trainee has not touched, keep what he has.

    Returns:
        The files that were kept although the course has newer ones (once for each new version),
        or None when the course is what it was the last time.

    Raises:
        LabError: the course is not where the kit was installed from.
    """
    found = list(files(workspace, course))
    if not found:
        raise LabError("no_course", folder=course, lang=workspace.lang)
    record = read_object(workspace.folder / RECORD)
    before, updates = dict(record), []
    for notebook in found:
        content = notebook.source.read_bytes()
        shipped = _digest(content)
        own = _digest(notebook.target.read_bytes()) if notebook.target.exists() else None
        untouched = own is None or own == record.get(notebook.name)
        if own != shipped and untouched:
            write(notebook.target, content)
        elif own != shipped and record.get(notebook.name) != shipped:
            beside = _beside(notebook.target, f"new-{shipped[:8]}")
            write(beside, content)
            updates.append(Update(notebook.target, beside))
        record[notebook.name] = shipped
    if record != before:
        _write_record(workspace, record)
    return updates if record != before else None


def restore(workspace: Workspace, name: str, course: Path = COURSE) -> tuple[Path, Path | None]:
    """Put one notebook back as the course ships it.

    Args:
        workspace: where it is.
        name: "05_churn_warning", with or without ".ipynb" and its folder; without a folder the
            exercise is meant.
        course: where the notebooks come from.

    Returns:
        The notebook, and where the trainee's own was kept (None when there was nothing to keep).

    Raises:
        LabError: there is no such notebook.
    """
    notebook = _named(list(files(workspace, course)), name, workspace)
    content, kept = notebook.source.read_bytes(), None
    if notebook.target.exists() and notebook.target.read_bytes() != content:
        kept = _beside(notebook.target, datetime.now().strftime("%Y-%m-%d-%H%M%S"))
        os.replace(notebook.target, kept)
    write(notebook.target, content)
    record = read_object(workspace.folder / RECORD)
    _write_record(workspace, record | {notebook.name: _digest(content)})
    return notebook.target, kept


def _named(found: list[Notebook], name: str, workspace: Workspace) -> Notebook:
    asked = PurePosixPath(name.replace("\\", "/"))
    for notebook in found:
        shown = notebook.target.relative_to(workspace.folder)
        for path in (PurePosixPath(notebook.name), PurePosixPath(shown.as_posix())):
            names = (path.name, path.stem, path.name.partition(".")[0])
            places = (PurePosixPath(), PurePosixPath(path.parts[0]), path.parent)
            if asked in {place / name for place in places for name in names}:
                return notebook
    lessons = (n.source.name.partition(".")[0] for n in found if n.source.suffix == ".ipynb")
    known = list(dict.fromkeys(lessons))
    close = difflib.get_close_matches(asked.stem, known, n=3, cutoff=0.4)
    raise LabError("no_notebook", name=name, known=close or known)


def _beside(target: Path, mark: str) -> Path:
    """A free name in the same folder."""
    candidate, count = target.with_name(f"{target.stem}.{mark}{target.suffix}"), 2
    while candidate.exists():
        candidate = target.with_name(f"{target.stem}.{mark}-{count}{target.suffix}")
        count += 1
    return candidate


def write(target: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    part.write_bytes(content)
    os.replace(part, target)


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _write_record(workspace: Workspace, record: dict[str, str]) -> None:
    text = json.dumps(record, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    write(workspace.folder / RECORD, text.encode("utf-8"))
