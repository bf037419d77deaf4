"""From a folder to the course in the browser, a step at a time, each told to the trainee."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

from casekit import text
from casekit.lab import appearance, copies, course_page, data, server
from casekit.lab.workspace import TEXTS, Workspace, read
from casekit.lesson import data as lesson_data


def open_course(
    workspace: Workspace, port: int, browser: bool, tell: Callable[[str], None] = print
) -> None:
    """Bring a workspace up to date and serve it until the trainee stops.

    Raises:
        LabError: the course is not there, or no port is free.
        DatasetError, ScenarioError: the base cannot be made or opened.
    """
    started = time.monotonic()
    text.set_language(workspace.lang)
    workspace.make_private()
    own, shared = server.settings_folder(workspace), server.shared_settings_folder()
    appearance.dress(own, workspace.lang, shared)
    if workspace.data:
        data.look_at(lesson_data.find(workspace.folder).base)
    else:
        data.make(workspace.dataset, workspace.preset, workspace.seed, tell)
    prepare(workspace, tell)
    chosen = server.free_port(port)
    if chosen != port:
        tell(TEXTS("told.port_taken", port=str(port), chosen=str(chosen)))

    def ready(address: str) -> None:
        seconds = f"{time.monotonic() - started:.1f}"
        tell(TEXTS("told.ready", address=address, seconds=seconds))
        tell(TEXTS("told.browser" if browser else "told.no_browser"))
        sys.stdout.flush()

    server.serve(workspace, chosen, browser, ready)


def prepare(workspace: Workspace, tell: Callable[[str], None]) -> None:
    """Mark, notebooks and course page of a workspace, as the course now is."""
    as_before = read(workspace.folder) == workspace
    updates = copies.bring_up_to_date(workspace)
    page = workspace.folder / course_page.NAMES[workspace.lang]
    if updates is not None or not as_before or not page.exists():
        course_page.put(workspace)
        workspace.save()
    for update in updates or []:
        kept = update.kept.relative_to(workspace.folder)
        tell(TEXTS("told.kept", kept=str(kept), beside=update.beside.name))
    tell(TEXTS("told.workspace", folder=str(workspace.folder)))
