"""A workspace in use that is to go over to other data: the trainee is asked first."""

from __future__ import annotations

from pathlib import Path

from casekit.lab.workspace import TEXTS, Workspace, read


def question_before(chosen: Workspace) -> str | None:
    """What to ask before a workspace is opened on other data than it was used with.

    None where the data are the same, or nothing has been done in it yet.
    """
    kept = read(chosen.folder)
    if kept is None or _data(kept) == _data(chosen):
        return None
    from casekit.classroom.progress import passes

    done = passes(chosen.folder)
    if not done:
        return None
    passed = list(done.values())[-1]
    return TEXTS("told.other_data", before=_named(kept), now=_named(chosen), passed=passed)


def _data(workspace: Workspace) -> tuple:
    return (workspace.data,) if workspace.data else (workspace.preset, workspace.seed)


def _named(workspace: Workspace) -> str:
    if workspace.data:
        return TEXTS("told.data_in", folder=workspace.data)
    return TEXTS("told.data_of", preset=Path(workspace.preset).stem, seed=str(workspace.seed))
